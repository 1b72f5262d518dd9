import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/errors/app-error';

/** Time a loop may keep the program from seeing signals and finished writes. */
const longestTurnMs = 50;

/** Watches for Ctrl-C and a polite kill. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Called within long loops: lets the program breathe now and then, throws once interrupted. */
  breathe(): Promise<void>;
  /** Leaves signals to the system again. */
  end(): void;
}

/** A launcher may pass on a signal that the terminal has sent to all of us. */
const repeatedSignalMs = 1000;

/**
 * The first signal ends the command in order, with what was written so far whole. One that comes
 * later, from somebody who does not want to wait for that, ends it at once.
 */
export function watchInterrupt(): Interrupt {
  const controller = new AbortController();
  const end = (): void => {
    process.off('SIGINT', abort);
    process.off('SIGTERM', abort);
  };
  const abort = (): void => {
    controller.abort();
    setTimeout(end, repeatedSignalMs).unref();
  };
  process.on('SIGINT', abort);
  process.on('SIGTERM', abort);
  let turnBegan = performance.now();
  return {
    signal: controller.signal,
    end,
    async breathe() {
      if (performance.now() - turnBegan > longestTurnMs) {
        await nextTurn();
        turnBegan = performance.now();
      }
      if (controller.signal.aborted) throw new AppError('JOB_CANCELLED');
    },
  };
}
