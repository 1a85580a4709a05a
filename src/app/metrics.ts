/** Counters, in the text format of Prometheus. Labels are closed sets: never a chat, a person or a code. */

export type Metrics = {
  readonly count: (name: string, labels?: Readonly<Record<string, string>>, by?: number) => void;
  readonly text: (gauges: readonly Gauge[]) => string;
};

export type Gauge = {
  readonly name: string;
  readonly help: string;
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
};

const help: Readonly<Record<string, string>> = {
  caunoi_updates_total: 'Updates by channel and outcome',
  caunoi_turns_total: 'Turns of conversations by outcome',
  caunoi_commits_total: 'Commits by outcome',
  caunoi_sends_total: 'Calls to platforms by channel and outcome',
  caunoi_signatures_total: 'Signed updates by channel and the reading of the rule that fitted',
  caunoi_alarms_total: 'Times somebody had to be told that a channel needs them',
  caunoi_digests_total: 'Digests put into the outbox',
  caunoi_sums_wrong_total: 'Sums that were not what the record of changes says',
  caunoi_petitions_total: 'Petitions filed by kind',
  caunoi_reports_total: 'Reports filed by cadres',
};

const labelled = (name: string, labels?: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}="${value}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
};

export const metrics = (): Metrics => {
  const counters = new Map<string, Map<string, number>>();
  return {
    count: (name, labels, by = 1) => {
      const series = counters.get(name) ?? new Map<string, number>();
      counters.set(name, series);
      const key = labelled(name, labels);
      series.set(key, (series.get(key) ?? 0) + by);
    },
    text: (gauges) => {
      const lines: string[] = [];
      for (const [name, series] of counters) {
        lines.push(`# HELP ${name} ${help[name] ?? name}`, `# TYPE ${name} counter`);
        for (const [key, value] of series) lines.push(`${key} ${value}`);
      }
      let last = '';
      for (const gauge of gauges) {
        if (gauge.name !== last) lines.push(`# HELP ${gauge.name} ${gauge.help}`, `# TYPE ${gauge.name} gauge`);
        last = gauge.name;
        lines.push(`${labelled(gauge.name, gauge.labels)} ${gauge.value}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
};
