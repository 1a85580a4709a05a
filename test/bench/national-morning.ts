/**
 * One morning over a store that is there: all digests, and the nightly recount. A process of its own, for its memory is measured. Prints JSON.
 *
 *   node test/bench/national-morning.ts FILE
 */
import { breathe } from '../../src/app/app.ts';
import { readConfig } from '../../src/app/config.ts';
import { digestsOf } from '../../src/app/digest-data.ts';
import { sendDueDigests } from '../../src/app/digest-due.ts';
import { detailFor, digestPrompt, plainText, type Reader } from '../../src/app/digest-text.ts';
import { windowOf } from '../../src/app/digest-window.ts';
import { checkSums, verifySums } from '../../src/app/sums-check.ts';
import { compose } from '../../src/node/compose.ts';
import { peakMemory } from './child.ts';
import { dataKey, morning, morningAt, units } from './national-store.ts';

/** `slowestMs`: the longest time in which the process answered nobody. */
export type Measured = {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly slowestMs: number;
  readonly peakMb: number;
};

export type MorningAnswer = {
  /** Figures and their texts, nothing kept. */
  readonly digests: Measured & {
    readonly count: number;
    readonly characters: number;
    readonly open: number;
    readonly late: number;
  };
  /** All of it as the clock does it: kept, and put into the outbox for chats and leaders; no picture drawn, nothing sent. */
  readonly morning: Measured & { readonly kept: number; readonly messages: number };
  /** The nightly check of sums, of yesterday and of what is open. */
  readonly nightly: Measured & { readonly wrong: number };
  /** The newest days recounted for this benchmark alone: that the store was built as the service would have. */
  readonly recounted: { readonly days: number; readonly wrong: number };
};

const wrong: string[] = [];
let now = morningAt + 60_000;
const config = readConfig({
  DATABASE_PATH: process.argv[2] ?? '',
  DATA_KEY: Buffer.from(dataKey).toString('base64'),
  TELEGRAM_BOT_TOKEN: '4242:benchmark-token-that-opens-nothing',
  TELEGRAM_MODE: 'polling',
  PLAYGROUND: 'off',
});
if (!config.ok) throw new Error(config.problems.join('\n'));
const {
  app: whole,
  store,
  close,
} = await compose(config.config, {
  role: 'service',
  now: () => now,
  log: (level, event, fields) => {
    if (level === 'error') wrong.push(`${event} ${fields?.reason ?? fields?.count ?? ''}`);
  },
  fetch: async () => {
    throw new Error('nothing is sent here');
  },
});
const { png: _, ...app } = whole;
// As if nobody had looked yet this morning: the same file is measured several times.
for (const statement of [
  `DELETE FROM digest WHERE day = '${morning}'`,
  `DELETE FROM digest_day WHERE day = '${morning}'`,
  `DELETE FROM decision WHERE day = '${morning}'`,
  "DELETE FROM inbox WHERE channel = 'clock'",
  'DELETE FROM outbox',
])
  store.raw.exec(statement);

const measure = async <T>(work: () => Promise<T>): Promise<T & Measured> => {
  let [last, slowestMs] = [performance.now(), 0];
  const look = (): void => {
    const at = performance.now();
    slowestMs = Math.max(slowestMs, at - last);
    last = at;
  };
  const watch = setInterval(look, 1);
  const since = performance.now();
  const cpu = process.cpuUsage();
  const found = await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - since) / 1000;
  look();
  clearInterval(watch);
  return { ...found, seconds, cpuSeconds: (user + system) / 1e6, slowestMs, peakMb: peakMemory(process.pid) };
};

/** As `sendDigest` does it for a chat and for a leader, but for the question. */
const readers: readonly Reader[] = [
  { lang: 'vi', names: undefined, asked: undefined, rows: 'buttons' },
  { lang: 'vi', names: new Map(), asked: undefined, rows: 'buttons' },
];

const digests = await measure(async () => {
  const all = await digestsOf(
    app,
    units.map(({ code }) => code),
    await windowOf(app, morning),
  );
  let [characters, open, late] = [0, 0, 0];
  for (const [i, d] of [...all.values()].entries()) {
    // As many as are on their way side by side.
    if (i % 16 === 0) await breathe(app);
    const detail = detailFor(app, d, readers);
    for (const reader of readers)
      characters += plainText(app, digestPrompt(app, d, reader, detail), reader.lang).length;
    open += d.kind === 'day' && d.unit.startsWith('tinh') ? d.open : 0;
    late += d.unit.startsWith('tinh') ? d.overdue : 0;
  }
  return { count: all.size, characters, open, late };
});
const count = (text: string): number => store.raw.prepare(text).pluck().get() as number;
const sent = await measure(async () => {
  await sendDueDigests(app);
  return {};
});
const counted = {
  kept: count(`SELECT count(*) FROM digest WHERE day = '${morning}'`),
  messages: count(`SELECT count(*) FROM outbox WHERE cause LIKE 'clock:digest:%'`),
};
if (count(`SELECT count(*) FROM digest_day WHERE day = '${morning}' AND done_at IS NOT NULL`) !== 1)
  wrong.push('the morning is not done');
now = morningAt + 19 * 3_600_000;
const nightly = await measure(async () => {
  await checkSums(app);
  return { wrong: app.metrics.text([]).includes('caunoi_sums_wrong_total') ? 1 : 0 };
});
const { days, wrong: parted } = await verifySums(app, 8, 10);
const answer: MorningAnswer = {
  digests,
  morning: { ...sent, ...counted },
  nightly,
  recounted: { days, wrong: parted.length },
};
if (wrong.length > 0) console.error(wrong.slice(0, 3).join('\n'));
console.log(JSON.stringify(answer));
await close();
process.exit(wrong.length === 0 ? 0 : 1);
