import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors/app-error';
import { toReplyError } from '../../shared/errors/reply';
import type { JobProgress } from '../../shared/ipc/shapes';
import type { JobContext } from '../operations/job-context';
import { JobRate } from './job-rate';

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

/** Long commands: one at a time, with progress, pause and cancel. */
export class Jobs {
  readonly #options: JobsOptions;
  #current: JobProgress | undefined;
  #controller = new AbortController();
  #work: Promise<void> = Promise.resolve();
  #toldAt = 0;
  #rate = new JobRate();
  #held: { readonly promise: Promise<void>; readonly release: () => void } | undefined;

  constructor(options: JobsOptions) {
    this.#options = options;
  }

  /** True while a job runs or is paused. */
  get busy(): boolean {
    return this.#current?.state === 'running' || this.#current?.state === 'paused';
  }

  /** The running job, or the one that ended last. */
  get current(): JobProgress | undefined {
    return this.#current;
  }

  /** Throws JOB_RUNNING while another job runs. */
  checkIdle(): void {
    if (this.busy) throw new AppError('JOB_RUNNING');
  }

  /** Starts a job and answers its id at once. */
  start(start: JobStart, work: (context: JobContext) => Promise<void>): string {
    this.checkIdle();
    const controller = new AbortController();
    this.#controller = controller;
    const jobId = randomUUID();
    this.#rate = new JobRate();
    this.#current = {
      jobId,
      ...start,
      state: 'running',
      done: 0,
      total: null,
      problems: 0,
      perSecond: null,
      remainingSeconds: null,
    };
    this.#tell();
    this.#work = this.#run(work, controller.signal);
    return jobId;
  }

  /** True when that job was running or paused; it ends soon after. */
  cancel(jobId: string): boolean {
    if (this.#current?.jobId !== jobId || !this.busy) return false;
    this.#abort();
    return true;
  }

  /** Holds an import at its next step; true when it was running. */
  pause(jobId: string): boolean {
    const job = this.#current;
    if (job?.jobId !== jobId || job.state !== 'running' || job.kind !== 'import') return false;
    this.#hold();
    this.#current = { ...job, state: 'paused', remainingSeconds: null };
    this.#tell();
    return true;
  }

  /** Lets a paused job go on; true when it was paused. */
  resume(jobId: string): boolean {
    const job = this.#current;
    if (job?.jobId !== jobId || job.state !== 'paused') return false;
    this.#rate.skip();
    this.#current = { ...job, state: 'running' };
    this.#release();
    this.#tell();
    return true;
  }

  /** Waits for the end of what is running. */
  async finish(): Promise<void> {
    await this.#work;
  }

  /** Cancels what is running and waits for its end. */
  async stop(): Promise<void> {
    this.#abort();
    await this.#work;
  }

  /** A job that is held goes on to its end. */
  #abort(): void {
    this.#controller.abort();
    this.#release();
  }

  #hold(): void {
    let release: (() => void) | undefined;
    const promise = new Promise<void>((resolve) => (release = resolve));
    this.#held = { promise, release: release! };
  }

  #release(): void {
    this.#held?.release();
    this.#held = undefined;
  }

  async #run(work: (context: JobContext) => Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      // The answer with the job's id goes out first.
      await setImmediate();
      await work({
        signal,
        held: () => this.#held?.promise,
        now: this.#options.now,
        onProgress: (progress) => this.#update(progress),
      });
      this.#end({ state: 'done' });
    } catch (thrown) {
      this.#fail(this.#options.mapError(thrown));
    }
  }

  #update(progress: Parameters<JobContext['onProgress']>[0]): void {
    const { phase, done, total } = progress;
    const isNewPhase = phase !== this.#current!.phase;
    this.#rate.note(phase, done);
    this.#current = {
      ...this.#current!,
      ...progress,
      perSecond: this.#rate.perSecond,
      remainingSeconds: this.#rate.remainingSeconds(done, total),
    };
    if (isNewPhase || performance.now() - this.#toldAt >= newsPause) this.#tell();
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
    this.#release();
    this.#current = { ...this.#current!, ...end, remainingSeconds: null };
    this.#tell();
  }

  #tell(): void {
    this.#toldAt = performance.now();
    this.#options.onProgress(this.#current!);
  }
}
