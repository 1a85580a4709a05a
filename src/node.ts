/** The service on Node. Checks the version first: everything native is loaded after that. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: install Node 22.12 or later, or run "npm ci && npm start", which brings its own.\n`,
  );
  process.exit(1);
}

await import('./node/quick-imports.ts');
const { loadEnv } = await import('./node/env.ts');
const { readConfig } = await import('./app/config.ts');

const read = readConfig(loadEnv(process.env));
if (!read.ok) {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exit(1);
}

const { serve } = await import('./node/serve.ts');
try {
  const service = await serve(read.config);
  const { config } = read;
  const link = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${service.port}`;
  process.stderr.write(config.playground ? `\nOpen ${link}/playground\n\n` : `Listening on ${link}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      void service.stop().then(() => process.exit(0));
    });
} catch (error) {
  process.stderr.write(
    `${error instanceof Error && error.name === 'StartError' ? error.message : `Cannot start (${error instanceof Error ? error.name : 'unknown'})`}\n`,
  );
  process.exit(1);
}

export {};
