import { join } from 'node:path';
import { contract } from '../../shared/ipc/contract';
import { dispatch } from '../../shared/ipc/dispatch';
import type { Transport } from '../../shared/ipc/transport';
import { createBackend, type Backend } from '../../electron/backend/create-backend';
import { resourcesFolder } from '../../electron/backend/resources-folder';

/** A backend in this process, called over the contract; every answer is checked against it. */
export class DirectTransport implements Transport {
  readonly backend: Backend;
  /** Names of all calls and events that were seen. */
  readonly seen = new Set<string>();
  readonly log: string[] = [];
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();

  constructor(folder: string, samplesFolder = join(resourcesFolder(), 'samples/batch')) {
    this.backend = createBackend({
      resourcesFolder: resourcesFolder(),
      samplesFolder,
      dataFolder: join(folder, 'data'),
      log: (line) => this.log.push(line),
      onNews: ({ event, payload }) => {
        this.seen.add(event);
        outputOf(event).parse(payload);
        for (const listener of this.#listeners.get(event) ?? []) listener(payload);
      },
    });
  }

  async invoke(call: string, payload: unknown) {
    const reply = await dispatch(this.backend.handlers, call, payload, (name, thrown) => {
      throw new Error(`${name} broke`, { cause: thrown });
    });
    if (reply.ok) {
      this.seen.add(call);
      outputOf(call).parse(reply.value);
    }
    return reply;
  }

  subscribe(event: string, listener: (payload: unknown) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => void listeners.delete(listener);
  }
}

/** The schema of what a call answers, or an event tells. */
function outputOf(call: string): { parse(value: unknown): void } {
  const [group, name] = call.split('.') as [keyof typeof contract, string];
  const calls = contract[group] as Record<string, { output: { parse(value: unknown): void } }>;
  return calls[name]!.output;
}
