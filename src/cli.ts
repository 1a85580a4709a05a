/** The operator's commands. Checks the version first: everything native is loaded after that. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: install Node 22.12 or later, or use "npm run -s cli --", which brings its own.\n`,
  );
  process.exit(1);
}

// A reader that has seen enough (`| head`) is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

await import('./node/quick-imports.ts');
const { main } = await import('./cli/main.ts');
const code = await main(process.argv.slice(2), process);
// A platform that does not answer must not hold us; what was said is written out first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));

export {};
