import { type ErrorCode, type ErrorEntry, errorCodes } from '../errors/codes';

/** Why one file or record was not imported; it never stops the batch. */
export interface Problem {
  /** Path inside the batch (or as given, when it lies outside every folder). */
  readonly path: string;
  /** Record inside a container, such as the line of a JSONL file. */
  readonly recordKey?: string;
  readonly code: ErrorCode;
  /** One English sentence that names the reason. */
  readonly message: string;
}

/** True for what was left out on purpose: it is listed, and nothing is wrong with it. */
export function isSkipped({ code }: Pick<Problem, 'code'>): boolean {
  return (errorCodes[code] as ErrorEntry).severity === 'skipped';
}
