import type { Client } from '../../shared/ipc/contract';
import type { JobProgress } from '../../shared/ipc/shapes';
import type { ToastsController } from './toasts.svelte';

/** From here on a job says how long it will take, in milliseconds. */
const estimateAfter = 10_000;

/** The long command that runs, or ran last. */
export class JobsController {
  current = $state.raw<JobProgress | null>(null);
  /** Called once for each job that ends, however it ends. */
  onEnd: (job: JobProgress) => void = () => undefined;
  readonly running = $derived(this.current?.state === 'running');
  #phaseKey = '';
  #phaseStart = 0;
  #ended = new Set<string>();
  readonly #client: Client;
  readonly #toasts: ToastsController;
  readonly #now: () => number;

  constructor(client: Client, toasts: ToastsController, now: () => number) {
    this.#client = client;
    this.#toasts = toasts;
    this.#now = now;
    client.jobs.onProgress((progress) => this.#take(progress));
  }

  /** Picks up a job that was running before the window was loaded. */
  async load(): Promise<void> {
    const job = await this.#client.jobs.current();
    if (!job) return;
    if (job.state !== 'running') this.#ended.add(job.jobId);
    if (!this.current) this.#take(job);
  }

  async cancel(): Promise<void> {
    if (!this.current || !this.running) return;
    try {
      await this.#client.jobs.cancel({ jobId: this.current.jobId });
    } catch (thrown) {
      this.#toasts.fail(thrown);
    }
  }

  /** Share done, 0 to 1; undefined while the whole is unknown. */
  get share(): number | undefined {
    const total = this.current?.total;
    return total ? Math.min(1, this.current!.done / total) : undefined;
  }

  /** Seconds the phase will still take; undefined until that can be said. */
  get secondsLeft(): number | undefined {
    const share = this.share;
    const spent = this.#now() - this.#phaseStart;
    if (!this.running || share === undefined || share === 0 || spent < estimateAfter) {
      return undefined;
    }
    return Math.ceil((spent / share - spent) / 1000);
  }

  #take(progress: JobProgress): void {
    const phaseKey = `${progress.jobId}/${progress.phase}`;
    if (phaseKey !== this.#phaseKey) {
      this.#phaseKey = phaseKey;
      this.#phaseStart = this.#now();
    }
    this.current = progress;
    if (progress.state === 'running' || this.#ended.has(progress.jobId)) return;
    this.#ended.add(progress.jobId);
    this.onEnd(progress);
  }
}
