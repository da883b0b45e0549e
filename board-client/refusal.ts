// Why a board keeps what it has: expected refusals, as opposed to bugs.

/** `unreachable` and `expired` pass by themselves; the others mean that somebody served, or signed, something wrong. */
export type Reason = 'unreachable' | 'other-village' | 'rollback' | 'expired' | 'signature' | 'release' | 'page' | 'storage';

/** Thrown while following the repository; whatever the board shows stays as it is. `message` is for the log. */
export class Refusal extends Error {
  readonly reason: Reason;
  /** Seconds the server asked us to wait (Retry-After), if it did. */
  readonly retryAfter: number | null;

  constructor(reason: Reason, message: string, retryAfter: number | null = null) {
    super(message);
    this.name = 'Refusal';
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}
