import { AppError, errorHint } from '../../shared/errors/app-error';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly action?: ToastAction;
  /** State of the decisions that the action belongs to. */
  readonly revision?: number;
}

/** How long news stay, in milliseconds. Errors stay until they are closed. */
const newsStay = 6000;
/** So many wait at most, one behind the other; older ones give way. */
const mostShown = 4;

/** What is said in passing: news that fade, errors that stay. */
export class ToastsController {
  shown = $state.raw<readonly Toast[]>([]);
  #lastId = 0;

  /** Says that something is done. */
  say(message: string, action?: ToastAction, revision?: number): void {
    const id = this.#add({
      tone: 'info',
      message,
      ...(action && { action }),
      ...(revision !== undefined && { revision }),
    });
    setTimeout(() => this.close(id), newsStay);
  }

  /** Closes news whose action belongs to an earlier state of the decisions. */
  closeOlder(revision: number): void {
    this.shown = this.shown.filter((toast) => (toast.revision ?? revision) >= revision);
  }

  /** Says that something failed, with the sentence and the hint of its code. */
  fail(thrown: unknown, action?: ToastAction): void {
    const error =
      thrown instanceof AppError ? thrown : new AppError('INTERNAL', { reason: String(thrown) });
    if (error.code === 'INTERNAL') console.error(thrown);
    this.failWith({ message: error.message, hint: errorHint(error.code) }, action);
  }

  /** Says a failure that came with its sentence and hint. */
  failWith(error: { readonly message: string; readonly hint: string }, action?: ToastAction): void {
    const { message, hint } = error;
    this.#add({ tone: 'error', message, hint, ...(action && { action }) });
  }

  close(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, 'id'>): number {
    const id = ++this.#lastId;
    const others = this.shown.filter((other) => !isOvertaken(other, toast));
    this.shown = [...others, { ...toast, id }].slice(-mostShown);
    return id;
  }
}

/** News without anything to click give way to newer ones; a failure only to the same again. */
function isOvertaken(shown: Toast, toast: Omit<Toast, 'id'>): boolean {
  if (shown.tone === 'error') return shown.message === toast.message;
  return toast.tone === 'info' && (!shown.action || shown.message === toast.message);
}
