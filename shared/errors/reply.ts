import { AppError, type ErrorDetails, errorHint } from './app-error';
import type { ErrorCode } from './codes';

/** An error as it crosses a process border. */
export interface ReplyError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly details: ErrorDetails;
}

/** The answer to a call: a value or an error, never an exception. */
export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ReplyError };

/** Any thrown thing as a reply error; what carries no code becomes INTERNAL. */
export function toReplyError(thrown: unknown): ReplyError {
  const error =
    thrown instanceof AppError
      ? thrown
      : new AppError('INTERNAL', {
          reason: thrown instanceof Error ? thrown.message : String(thrown),
        });
  return {
    code: error.code,
    message: error.message,
    hint: errorHint(error.code),
    details: error.details,
  };
}
