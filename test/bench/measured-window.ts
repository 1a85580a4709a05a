/** The measured part of a load: opened when the system is warm, closed before the last conversations run out. */
import { readFileSync } from 'node:fs';

export type Quantiles = { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };

export type WindowResult = {
  readonly windowSeconds: number;
  readonly petitionsPerSecond: number;
  readonly updatesPerSecond: number;
  /** Post of an update to its 200. */
  readonly ackMs: Quantiles;
  /** First message to receipt, waiting for a free connection included. */
  readonly receiptMs: Quantiles;
  readonly systemCpuMsPerPetition: number;
  /** Cores that the load took: near 1 means that the load was the limit, not the system. */
  readonly loadCpu: number;
  /** Cores that neither the system nor the load took: other people's work, which makes every figure worse. */
  readonly otherCpu: number;
};

export type MeasuredWindow = {
  readonly acknowledged: (ms: number) => void;
  readonly finished: (ms: number) => void;
  readonly open: () => void;
  readonly close: () => void;
  /** When it was opened, ms of `performance.now`. */
  readonly openedAt: () => number | undefined;
  /** There once it is closed. */
  readonly result: () => WindowResult | undefined;
};

/** The kernel's clock tick in `/proc/<pid>/stat`, ms: USER_HZ is 100 on every Linux. */
const TICK = 10;

function cpuMs(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    // The name in brackets may hold spaces; fields 14 and 15 of the whole are user and system time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return 0;
  }
}

/** Busy time of all cores since the machine started, ms; stolen time counts as busy, idle and waiting for disks do not. */
function machineMs(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]!
    .replace(/^cpu +/, '')
    .split(' ')
    .map(Number);
  return (user + nice + system + irq + softirq + steal) * TICK;
}

function quantiles(values: number[]): Quantiles {
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: values[values.length - 1] ?? 0 };
}

/** @param pid the system's process, whose processor time is read */
export function measuredWindow(pid: number | undefined): MeasuredWindow {
  const acks: number[] = [];
  const receipts: number[] = [];
  let opened: { at: number; system: number; load: NodeJS.CpuUsage; machine: number } | undefined;
  let result: WindowResult | undefined;
  const isOpen = (): boolean => opened !== undefined && result === undefined;
  return {
    acknowledged: (ms) => {
      if (isOpen()) acks.push(ms);
    },
    finished: (ms) => {
      if (isOpen()) receipts.push(ms);
    },
    open: () => {
      opened = { at: performance.now(), system: cpuMs(pid), load: process.cpuUsage(), machine: machineMs() };
    },
    close: () => {
      if (opened === undefined || result !== undefined) return;
      const ms = performance.now() - opened.at;
      const usage = process.cpuUsage(opened.load);
      const load = (usage.user + usage.system) / 1000;
      const system = cpuMs(pid) - opened.system;
      result = {
        windowSeconds: ms / 1000,
        petitionsPerSecond: (receipts.length / ms) * 1000,
        updatesPerSecond: (acks.length / ms) * 1000,
        ackMs: quantiles(acks),
        receiptMs: quantiles(receipts),
        systemCpuMsPerPetition: system / Math.max(1, receipts.length),
        loadCpu: load / ms,
        otherCpu: Math.max(0, machineMs() - opened.machine - system - load) / ms,
      };
    },
    openedAt: () => opened?.at,
    result: () => result,
  };
}
