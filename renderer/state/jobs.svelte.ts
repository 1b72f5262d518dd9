import type { Client } from '../../shared/ipc/contract';
import type { JobProgress } from '../../shared/ipc/shapes';
import type { ToastsController } from './toasts.svelte';

/** The long command that runs, or ran last. */
export class JobsController {
  current = $state.raw<JobProgress | null>(null);
  /** Called once for each job that ends, however it ends. */
  onEnd: (job: JobProgress) => void = () => undefined;
  /** True from the start of a job to its end, while it is paused too. */
  readonly running = $derived(this.current !== null && isUnderWay(this.current));
  readonly paused = $derived(this.current?.state === 'paused');
  #ended = new Set<string>();
  readonly #client: Client;
  readonly #toasts: ToastsController;

  constructor(client: Client, toasts: ToastsController) {
    this.#client = client;
    this.#toasts = toasts;
    client.jobs.onProgress((progress) => this.#take(progress));
  }

  /** Picks up a job that was running before the window was loaded. */
  async load(): Promise<void> {
    const job = await this.#client.jobs.current();
    if (!job) return;
    if (!isUnderWay(job)) this.#ended.add(job.jobId);
    if (!this.current) this.#take(job);
  }

  /** Gives up the job that ran: whoever ran it is gone. */
  forget(): void {
    this.current = null;
  }

  async cancel(): Promise<void> {
    await this.#steer((jobId) => this.#client.jobs.cancel({ jobId }));
  }

  /** Holds an import, or lets it go on. */
  async togglePause(): Promise<void> {
    const { pause, resume } = this.#client.jobs;
    await this.#steer((jobId) => (this.paused ? resume : pause)({ jobId }));
  }

  /** Share done, 0 to 1; undefined while the whole is unknown. */
  get share(): number | undefined {
    const total = this.current?.total;
    return total ? Math.min(1, this.current!.done / total) : undefined;
  }

  async #steer(call: (jobId: string) => Promise<boolean>): Promise<void> {
    if (!this.current || !this.running) return;
    try {
      await call(this.current.jobId);
    } catch (thrown) {
      this.#toasts.fail(thrown);
    }
  }

  #take(progress: JobProgress): void {
    this.current = progress;
    if (isUnderWay(progress) || this.#ended.has(progress.jobId)) return;
    this.#ended.add(progress.jobId);
    this.onEnd(progress);
  }
}

function isUnderWay({ state }: JobProgress): boolean {
  return state === 'running' || state === 'paused';
}
