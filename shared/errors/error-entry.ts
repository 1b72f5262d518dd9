/** How far an error reaches: one file (problem), one operation (failure), the program (fatal). */
type Severity = 'problem' | 'failure' | 'fatal';

export interface ErrorEntry {
  readonly severity: Severity;
  /** Says what happened; `{name}` is replaced by the detail of that name. */
  readonly message: string;
  /** Says what to do about it. */
  readonly hint: string;
}
