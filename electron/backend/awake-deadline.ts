/** Looks at the clock within the time of a deadline. */
const looks = 30;

/** A deadline in time that the program ran: while it is suspended, nothing can be asked of it. */
export interface AwakeDeadline {
  /** Aborts when the time is over. */
  readonly signal: AbortSignal;
  clear(): void;
}

/** A deadline `ms` milliseconds from now. */
export function awakeDeadline(ms: number): AwakeDeadline {
  const controller = new AbortController();
  let left = looks;
  // Of the ticks that a suspended program missed, it gets one.
  const timer = setInterval(() => {
    if (--left > 0) return;
    clearInterval(timer);
    controller.abort();
  }, ms / looks);
  return { signal: controller.signal, clear: () => clearInterval(timer) };
}
