/** How common each syllable is in the development texts → `src/understand/alike/rarity.gen.ts`: `node test/understand/alike/learn.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tokenize } from '../../../src/understand/tokens.ts';
import { texts } from '../texts.ts';
import { samples } from '../train/samples.ts';

const all = [...new Set([...texts('dev').map(({ text }) => text), ...samples().map(({ text }) => text)])];
const seen = new Map<string, number>();
for (const text of all)
  for (const syllable of new Set(tokenize(text.normalize('NFC')).map(({ folded }) => folded)))
    seen.set(syllable, (seen.get(syllable) ?? 0) + 1);

/** A syllable in one text of ten is grammar; one in a thousand says as much as any. */
const groups = new Map<string, string[]>();
for (const [syllable, n] of seen) {
  const rare = Math.log(all.length / n);
  if (rare > 6.75) continue;
  const weight = rare < 2.3 ? '0' : (Math.round(rare * 2) / 2).toString();
  groups.set(weight, [...(groups.get(weight) ?? []), syllable]);
}
const lines = [...groups]
  .sort(([a], [b]) => Number(a) - Number(b))
  .map(([weight, list]) => `  '${weight}': '${list.sort().join(' ')}',`);
writeFileSync(
  fileURLToPath(new URL('../../../src/understand/alike/rarity.gen.ts', import.meta.url)),
  `/** Made by test/understand/alike/learn.ts; ${all.length} texts. Logarithm of texts over texts with the syllable; 0 for grammar. */
const GROUPS: Readonly<Record<string, string>> = {
${lines.join('\n')}
};

export const COMMON: ReadonlyMap<string, number> = new Map(
  Object.entries(GROUPS).flatMap(([weight, list]) => list.split(' ').map((each) => [each, Number(weight)] as const)),
);
`,
);
