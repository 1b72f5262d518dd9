/** Shortest time between two looks at how far a job is, in milliseconds. */
const sampleMs = 500;
/** Weight of the newest sample. */
const newest = 0.3;

/** How fast a job goes, by a clock in milliseconds that never goes back. */
export class JobRate {
  readonly #now: () => number;
  #phase: string | undefined;
  #at = 0;
  #done = 0;
  #perSecond: number | undefined;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Notes how far the job is; a new phase begins anew. */
  note(phase: string, done: number): void {
    const now = this.#now();
    if (phase !== this.#phase || done < this.#done) {
      this.#phase = phase;
      this.#perSecond = undefined;
      this.#start(now, done);
    } else if (now - this.#at >= sampleMs) {
      const measured = ((done - this.#done) / (now - this.#at)) * 1000;
      this.#perSecond =
        this.#perSecond === undefined
          ? measured
          : newest * measured + (1 - newest) * this.#perSecond;
      this.#start(now, done);
    }
  }

  /** The time until now does not count: the job was held. */
  skip(): void {
    this.#at = this.#now();
  }

  /** Null until it can be said. */
  get perSecond(): number | null {
    return this.#perSecond ?? null;
  }

  /** Seconds until the end of the phase; null until that can be said. */
  remainingSeconds(done: number, total: number | null): number | null {
    if (total === null || !this.#perSecond) return null;
    return Math.max(0, total - done) / this.#perSecond;
  }

  #start(at: number, done: number): void {
    this.#at = at;
    this.#done = done;
  }
}
