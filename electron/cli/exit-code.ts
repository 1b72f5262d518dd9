import { AppError, errorHint } from '../../shared/errors/app-error';
import { escapeLine } from './escape-line';

/** What the command line promises of its exit code. */
export const exitCode = {
  done: 0,
  doneWithProblems: 1,
  wrongUsage: 2,
  couldNotRun: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Says on stderr why a command ended early, and with which code it ends. */
export function reportFailure(thrown: unknown): ExitCode {
  if (thrown instanceof AppError && thrown.code === 'JOB_CANCELLED') {
    console.error('Interrupted: not all was done.');
    return exitCode.interrupted;
  }
  const error =
    thrown instanceof AppError ? thrown : new AppError('INTERNAL', { reason: String(thrown) });
  console.error(`winnow: ${escapeLine(error.message)}`);
  console.error(`        ${errorHint(error.code)}`);
  if (error !== thrown && thrown instanceof Error) console.error(thrown.stack);
  return error.code === 'USAGE' ? exitCode.wrongUsage : exitCode.couldNotRun;
}
