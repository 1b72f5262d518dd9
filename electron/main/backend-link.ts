import { AppError } from '../../shared/errors/app-error';
import { type Reply, toReplyError } from '../../shared/errors/reply';
import type { BackendFolders, FromBackend } from '../backend/messages';
import type { BackendProcess } from './backend-process';

/** Calls after which a restarted backend has to open the same workspace again. */
const openingCalls = new Set(['workspace.open', 'workspace.create', 'workspace.openSamples']);
/** A backend that keeps dying is not started for ever. */
const mostRestarts = 5;
/** After so many milliseconds of life a backend is taken for sound again. */
const soundAfter = 60_000;
const closeTimeout = 5_000;

/**
 * The line from main to the backend. It numbers calls, hands out replies, and when the backend
 * dies answers what was under way with an error, starts it anew and opens the workspace again.
 * After too many deaths in a row it stays away, and every call is answered with an error.
 */
export class BackendLink {
  /** Undefined once no backend is started any more. */
  #process: BackendProcess | undefined;
  #nextId = 1;
  #waiting = new Map<number, { call: string; answer: (reply: Reply<unknown>) => void }>();
  #workspace: string | undefined;
  #startedAt = 0;
  #restarts = 0;
  #closing: (() => void) | undefined;

  constructor(
    private readonly folders: BackendFolders,
    private readonly onNews: (event: string, payload: unknown) => void,
    private readonly onRestart: () => void,
    private readonly startProcess: () => BackendProcess,
  ) {
    this.#process = this.#start();
  }

  /** Sends one call; never rejects. */
  invoke(call: string, payload: unknown): Promise<Reply<unknown>> {
    const process = this.#process;
    if (!process) return Promise.resolve(stopped('the backend keeps stopping; start Winnow again'));
    return new Promise((answer) => {
      const id = this.#nextId++;
      this.#waiting.set(id, { call, answer });
      process.post({ type: 'call', id, call, payload });
    });
  }

  /** Lets the backend finish its last commit and close the workspace; gives up after a while. */
  close(): Promise<void> {
    const process = this.#process;
    if (!process) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, closeTimeout);
      this.#closing = () => {
        clearTimeout(timer);
        resolve();
      };
      process.post({ type: 'close' });
    });
  }

  #start(): BackendProcess {
    const process = this.startProcess();
    this.#startedAt = performance.now();
    process.onMessage((message) => this.#receive(message));
    process.onExit(() => this.#left());
    process.post({ type: 'start', options: this.folders });
    return process;
  }

  #receive(message: FromBackend): void {
    if (message.type === 'news') this.onNews(message.event, message.payload);
    else if (message.type === 'closed') this.#closing?.();
    else if (message.type === 'reply') {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (!waiting) return;
      if (openingCalls.has(waiting.call) && message.reply.ok) {
        this.#workspace = (message.reply.value as { path: string }).path;
      }
      waiting.answer(message.reply);
    }
  }

  #left(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#process = undefined;
    for (const { answer } of waiting) answer(stopped('the backend stopped'));
    if (this.#closing) return this.#closing();
    if (performance.now() - this.#startedAt >= soundAfter) this.#restarts = 0;
    if (++this.#restarts > mostRestarts) return;
    this.#process = this.#start();
    void this.#reopen();
  }

  async #reopen(): Promise<void> {
    if (this.#workspace) await this.invoke('workspace.open', { path: this.#workspace });
    this.onRestart();
  }
}

function stopped(reason: string): Reply<never> {
  return { ok: false, error: toReplyError(new AppError('INTERNAL', { reason })) };
}
