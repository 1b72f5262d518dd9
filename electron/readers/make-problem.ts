import { errorMessage, type ErrorDetails } from '../../shared/errors/app-error';
import type { ErrorCode } from '../../shared/errors/codes';
import type { Problem } from '../../shared/model/problem';

/** A problem with the sentence of its code. */
export function makeProblem(
  code: ErrorCode,
  path: string,
  details: ErrorDetails = {},
  recordKey?: string,
): Problem {
  const message = errorMessage(code, details);
  return { path, code, message, ...(recordKey !== undefined && { recordKey }) };
}
