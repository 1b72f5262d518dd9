import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors/app-error';
import { toReplyError } from '../../shared/errors/reply';
import type { JobProgress } from '../../shared/ipc/shapes';
import type { JobContext } from '../operations/job-context';

/** Least time between two pieces of news about a job, in milliseconds. */
const newsPause = 100;

/** What is known of a job before it begins. */
type JobStart = Pick<JobProgress, 'kind' | 'phase' | 'batchId' | 'folder'>;

export interface JobsOptions {
  onProgress(progress: JobProgress): void;
  /** Turns what an operation throws into an error of the table where there is one. */
  mapError(thrown: unknown): unknown;
  /** Told of everything without a code. */
  onBug(job: string, thrown: unknown): void;
  now(): string;
}

/** Long commands: one at a time, with progress and cancel. */
export class Jobs {
  readonly #options: JobsOptions;
  #current: JobProgress | undefined;
  #controller = new AbortController();
  #work: Promise<void> = Promise.resolve();
  #toldAt = 0;

  constructor(options: JobsOptions) {
    this.#options = options;
  }

  /** The running job, or the one that ended last. */
  get current(): JobProgress | undefined {
    return this.#current;
  }

  /** Throws JOB_RUNNING while another job runs. */
  checkIdle(): void {
    if (this.#current?.state === 'running') throw new AppError('JOB_RUNNING');
  }

  /** Starts a job and answers its id at once. */
  start(start: JobStart, work: (context: JobContext) => Promise<void>): string {
    this.checkIdle();
    const controller = new AbortController();
    this.#controller = controller;
    const jobId = randomUUID();
    this.#current = { jobId, ...start, state: 'running', done: 0, total: null, problems: 0 };
    this.#tell();
    this.#work = this.#run(work, controller.signal);
    return jobId;
  }

  /** True when that job was running; it ends soon after. */
  cancel(jobId: string): boolean {
    if (this.#current?.jobId !== jobId || this.#current.state !== 'running') return false;
    this.#controller.abort();
    return true;
  }

  /** Waits for the end of what is running. */
  async finish(): Promise<void> {
    await this.#work;
  }

  /** Cancels what is running and waits for its end. */
  async stop(): Promise<void> {
    this.#controller.abort();
    await this.#work;
  }

  async #run(work: (context: JobContext) => Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      // The answer with the job's id goes out first.
      await setImmediate();
      await work({
        signal,
        now: this.#options.now,
        onProgress: (progress) => this.#update(progress),
      });
      this.#end({ state: 'done' });
    } catch (thrown) {
      this.#fail(this.#options.mapError(thrown));
    }
  }

  #update(progress: Parameters<JobContext['onProgress']>[0]): void {
    this.#current = { ...this.#current!, ...progress };
    if (performance.now() - this.#toldAt >= newsPause) this.#tell();
  }

  #fail(thrown: unknown): void {
    if (thrown instanceof AppError && thrown.code === 'JOB_CANCELLED') {
      this.#end({ state: 'cancelled' });
      return;
    }
    if (!(thrown instanceof AppError)) this.#options.onBug(this.#current!.kind, thrown);
    const { code, message, hint } = toReplyError(thrown);
    this.#end({ state: 'failed', error: { code, message, hint } });
  }

  #end(end: Pick<JobProgress, 'state' | 'error'>): void {
    this.#current = { ...this.#current!, ...end };
    this.#tell();
  }

  #tell(): void {
    this.#toldAt = performance.now();
    this.#options.onProgress(this.#current!);
  }
}
