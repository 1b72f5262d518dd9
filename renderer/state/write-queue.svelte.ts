import { AppError } from '../../shared/errors/app-error';

/** Sends writes one after the other, in the order they were made, and knows what is not saved. */
export class WriteQueue {
  /** Writes that have no answer yet. */
  pending = $state(0);
  /** Why the last write failed; cleared by the next that succeeds. */
  failure = $state.raw<AppError | null>(null);
  #tail: Promise<unknown> = Promise.resolve();

  async run<Answer>(write: () => Promise<Answer>): Promise<Answer> {
    this.pending++;
    const turn = this.#tail.then(write);
    this.#tail = turn.catch(() => undefined);
    try {
      const answer = await turn;
      this.failure = null;
      return answer;
    } catch (thrown) {
      this.failure =
        thrown instanceof AppError ? thrown : new AppError('INTERNAL', { reason: String(thrown) });
      throw thrown;
    } finally {
      this.pending--;
    }
  }

  /** Done when every write made so far has its answer. */
  async settled(): Promise<void> {
    await this.#tail;
  }
}
