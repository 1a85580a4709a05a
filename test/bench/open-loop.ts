/**
 * An open loop: things happen at times fixed beforehand, however long the answers take, as on a platform whose citizens do not
 * wait for one another. A load that waits for answers would send less just when the service is slow, and hide it.
 */

/**
 * Calls `arrive` so often a second for so many seconds, with the time at which each was meant to happen, ms of
 * `performance.now`: what is late here, because this process was busy, counts as waiting too.
 */
export function openLoop(perSecond: number, seconds: number, arrive: (intended: number) => void): Promise<void> {
  const gap = 1_000 / perSecond;
  const total = Math.round(perSecond * seconds);
  const since = performance.now();
  return new Promise((resolve) => {
    let sent = 0;
    const next = (): void => {
      while (sent < total && since + sent * gap <= performance.now()) {
        arrive(since + sent * gap);
        sent += 1;
      }
      if (sent === total) resolve();
      else setTimeout(next, Math.max(0, since + sent * gap - performance.now()));
    };
    next();
  });
}
