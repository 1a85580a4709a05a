/** The figures of the benchmark: what each is called, how it is taken from a round, and how they are shown. */
import type { SystemName } from './systems.ts';
import type { LoadAnswer } from './telegram-load.ts';

export type Measured = LoadAnswer & {
  readonly coldStartMs: number;
  readonly peakMemoryMb: number;
  /** Receipts whose code is missing, was given twice, or is not in the database exactly once. */
  readonly receiptsNotStoredOnce: number;
};

type Figure = {
  readonly name: string;
  readonly label: string;
  readonly digits: number;
  /** Means something only where the system answers. */
  readonly conversation?: true;
  readonly of: (measured: Measured) => number;
};

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

export const FIGURES: readonly Figure[] = [
  {
    name: 'petitions_per_second',
    label: 'petitions/s',
    digits: 0,
    conversation: true,
    of: (m) => m.petitionsPerSecond,
  },
  { name: 'updates_per_second', label: 'updates/s', digits: 0, of: (m) => m.updatesPerSecond },
  { name: 'ack_p50_ms', label: 'ack p50 ms', digits: 1, of: (m) => m.ackMs.p50 },
  { name: 'ack_p95_ms', label: 'ack p95 ms', digits: 1, of: (m) => m.ackMs.p95 },
  { name: 'ack_p99_ms', label: 'ack p99 ms', digits: 1, of: (m) => m.ackMs.p99 },
  {
    name: 'receipt_p50_ms',
    label: 'message→receipt p50 ms',
    digits: 0,
    conversation: true,
    of: (m) => m.receiptMs.p50,
  },
  {
    name: 'receipt_p99_ms',
    label: 'message→receipt p99 ms',
    digits: 0,
    conversation: true,
    of: (m) => m.receiptMs.p99,
  },
  {
    name: 'api_calls_per_petition',
    label: 'API calls/petition',
    digits: 2,
    conversation: true,
    of: (m) => sum(Object.values(m.callsPerPetition)),
  },
  {
    name: 'api_calls_in_webhook_reply_per_petition',
    label: '  of them in a webhook reply',
    digits: 2,
    conversation: true,
    of: (m) => m.inWebhookReplyPerPetition,
  },
  {
    name: 'messages_to_citizen_per_petition',
    label: 'messages to the citizen, mean',
    digits: 2,
    conversation: true,
    of: (m) => m.messagesToCitizen.mean,
  },
  {
    name: 'messages_to_citizen_max',
    label: 'messages to the citizen, most',
    digits: 0,
    conversation: true,
    of: (m) => m.messagesToCitizen.max,
  },
  {
    name: 'committee_messages_per_petition',
    label: 'committee cards/petition',
    digits: 2,
    conversation: true,
    of: (m) => m.committeeMessagesPerPetition,
  },
  { name: 'drain_ms', label: 'last receipt→last call ms', digits: 0, conversation: true, of: (m) => m.drainMs },
  { name: 'lost_petitions', label: 'lost petitions', digits: 0, of: (m) => m.lost },
  {
    name: 'receipts_not_stored_once',
    label: 'receipts not stored once',
    digits: 0,
    conversation: true,
    of: (m) => m.receiptsNotStoredOnce,
  },
  { name: 'resent_updates', label: 'updates sent again', digits: 0, of: (m) => m.resent },
  { name: 'peak_memory_mb', label: 'peak memory MB', digits: 0, of: (m) => m.peakMemoryMb },
  { name: 'cold_start_ms', label: 'cold start ms', digits: 0, of: (m) => m.coldStartMs },
  { name: 'cpu_ms_per_petition', label: 'CPU ms/petition', digits: 2, of: (m) => m.systemCpuMsPerPetition },
  { name: 'load_cpu_share', label: 'load process, cores used', digits: 2, of: (m) => m.loadCpu },
  {
    name: 'api_connections',
    label: 'connections to the API',
    digits: 0,
    conversation: true,
    of: (m) => m.apiConnections,
  },
];

export type Line = {
  readonly figure: string;
  readonly system: string;
  readonly value: unknown;
  readonly rounds?: readonly number[];
};

/** Codes on receipts that were given twice, or are not in the database exactly once. `stored`: all that are there, as digits. */
export function notStoredOnce(codes: readonly string[], stored: readonly string[]): number {
  const times = new Map<string, number>();
  for (const code of stored) times.set(code, (times.get(code) ?? 0) + 1);
  return codes.filter((code) => times.get(code.replace('-', '')) !== 1).length + codes.length - new Set(codes).size;
}

const round = (value: number): number => Number(value.toPrecision(5));

/** One line of JSON on standard output. */
export function print(line: Line): void {
  console.log(JSON.stringify(line, (_key, value) => (typeof value === 'number' ? round(value) : value)));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

type Results = ReadonlyMap<SystemName, readonly Measured[]>;

/** The service against each other system: the ratio of medians. */
export function ratios(results: Results): Line[] {
  const of = (name: SystemName, pick: (measured: Measured) => number): number =>
    median((results.get(name) ?? []).map(pick));
  const lines: Line[] = [];
  const compare = (figure: string, other: SystemName, pick: (measured: Measured) => number): void => {
    const [ours, theirs] = [of('ours', pick), of(other, pick)];
    if (ours > 0 && theirs > 0) lines.push({ figure, system: `ours/${other}`, value: ours / theirs });
  };
  for (const peer of ['telegraf', 'grammy'] as const) {
    compare('petitions_per_second_ratio', peer, (m) => m.petitionsPerSecond);
    compare('updates_per_second_ratio', peer, (m) => m.updatesPerSecond);
    compare('cpu_ms_per_petition_ratio', peer, (m) => m.systemCpuMsPerPetition);
  }
  for (const bare of ['bare', 'bare-calls'] as const)
    compare('updates_per_second_ratio', bare, (m) => m.updatesPerSecond);
  return lines;
}

/** All figures side by side, for people. */
export function table(results: Results): string {
  const names = [...results.keys()].filter((name) => (results.get(name) ?? []).length > 0);
  const rows = FIGURES.map((figure) => [
    figure.label,
    ...names.map((name) =>
      name === 'bare' && figure.conversation
        ? '–'
        : median((results.get(name) ?? []).map(figure.of)).toFixed(figure.digits),
    ),
  ]);
  const lines = [['', ...names], ...rows].map(
    ([label = '', ...cells]) => `${label.padEnd(32)}${cells.map((cell) => cell.padStart(12)).join('')}`,
  );
  for (const { figure, system, value } of ratios(results)) {
    lines.push(`${`${figure} ${system}`.padEnd(44)}${Number(value).toFixed(2).padStart(8)}`);
  }
  return `\n${lines.join('\n')}`;
}
