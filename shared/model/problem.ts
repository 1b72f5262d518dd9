import type { ErrorCode } from '../errors/codes';

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
