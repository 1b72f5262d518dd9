import type { Reply } from '../errors/reply';

/** The narrow bridge under a client: Electron's IPC, a direct call, or a fake. */
export interface Transport {
  /** Sends `group.name` with its payload; never rejects. */
  invoke(call: string, payload: unknown): Promise<Reply<unknown>>;
  /** Calls back on `group.name` events until the returned function is called. */
  subscribe(event: string, listener: (payload: unknown) => void): () => void;
}
