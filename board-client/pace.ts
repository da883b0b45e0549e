// How long a board waits before its next turn, so that a county's boards do not all ask at the same moment.

/**
 * Seconds until the next turn. Without trouble: the poll interval, a tenth more or less. After trouble: one minute, doubled
 * each time up to an hour, between half and all of it. A server's Retry-After is a lower bound. `chance` is in [0, 1).
 */
export function nextWait(pollSeconds: number, failures: number, retryAfter: number | null, chance: number): number {
  if (failures === 0) return pollSeconds * (0.9 + 0.2 * chance);
  const backOff = Math.min(60 * 2 ** (failures - 1), 3600) * (0.5 + 0.5 * chance);
  return retryAfter === null ? backOff : Math.max(backOff, retryAfter * (1 + 0.2 * chance));
}
