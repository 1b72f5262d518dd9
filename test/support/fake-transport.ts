import { AppError } from '../../shared/errors/app-error';
import type { ErrorCode } from '../../shared/errors/codes';
import { type Reply, toReplyError } from '../../shared/errors/reply';
import type { News } from '../../shared/ipc/contract';
import { dispatch } from '../../shared/ipc/dispatch';
import type { Transport } from '../../shared/ipc/transport';
import type { FakeBackend } from './fake-backend';

interface MadeCall {
  readonly call: string;
  readonly payload: unknown;
}

/**
 * The bridge under the window, over a fake backend. Every call is validated by the contract. Calls
 * can be made to fail or to wait, and news can be told.
 */
export class FakeTransport implements Transport {
  readonly calls: MadeCall[] = [];
  readonly #backend: FakeBackend;
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();
  readonly #failures = new Map<string, ErrorCode[]>();
  readonly #gates = new Map<string, Promise<void>>();

  constructor(backend: FakeBackend) {
    this.#backend = backend;
  }

  async invoke(call: string, payload: unknown): Promise<Reply<unknown>> {
    this.calls.push({ call, payload });
    await this.#gates.get(call);
    const code = this.#failures.get(call)?.shift();
    if (code) return { ok: false, error: toReplyError(new AppError(code)) };
    return dispatch({ ...this.#backend.handlers }, call, payload, (name, thrown) => {
      throw new Error(`${name} broke`, { cause: thrown });
    });
  }

  subscribe(event: string, listener: (payload: unknown) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Tells news to whoever listens. */
  tell({ event, payload }: News): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload);
  }

  /** Makes the next such call fail. */
  failNext(call: string, code: ErrorCode): void {
    this.#failures.set(call, [...(this.#failures.get(call) ?? []), code]);
  }

  /** Keeps such calls waiting until the returned function is called. */
  hold(call: string): () => void {
    let release = () => undefined as void;
    this.#gates.set(call, new Promise<void>((resolve) => (release = resolve)));
    return () => {
      this.#gates.delete(call);
      release();
    };
  }

  /** How often a call was made. */
  count(call: string): number {
    return this.calls.filter((made) => made.call === call).length;
  }
}
