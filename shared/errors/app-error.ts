import { errorCodes, type ErrorCode } from './codes';

export type ErrorDetails = Readonly<Record<string, string | number>>;

/** An error with a code of the table; everything else that is thrown is a bug. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(errorMessage(code, details), options);
    this.name = 'AppError';
  }
}

/** The sentence of an error, with its details filled in. */
export function errorMessage(code: ErrorCode, details: ErrorDetails = {}): string {
  return errorCodes[code].message.replace(/\{(\w+)\}/g, (slot, name: string) =>
    name in details ? String(details[name]) : slot,
  );
}

/** What to do about an error. */
export function errorHint(code: ErrorCode): string {
  return errorCodes[code].hint;
}
