import type { ReviewFlag } from '../../shared/ipc/shapes';
import { type Span, spanKey } from '../../shared/model/span';

/**
 * The flags one has put off. They stay open, and come round again when nothing else is left. Kept for
 * as long as the batch is open.
 */
export class SkipsController {
  #flags = $state.raw<ReadonlySet<string>>(new Set());
  /** Documents in which only skipped flags are open. */
  #passed = new Set<number>();

  add(documentId: number, flag: Span): void {
    this.#flags = new Set([...this.#flags, keyOf(documentId, flag)]);
  }

  has(documentId: number, flag: Span): boolean {
    return this.#flags.has(keyOf(documentId, flag));
  }

  /** How many of these open flags were skipped. */
  count(documentId: number, flags: readonly ReviewFlag[]): number {
    return flags.filter((flag) => flag.verdict === 'open' && this.has(documentId, flag)).length;
  }

  get any(): boolean {
    return this.#flags.size > 0;
  }

  pass(documentId: number): void {
    this.#passed.add(documentId);
  }

  isPassed(documentId: number): boolean {
    return this.#passed.has(documentId);
  }

  /** Something was undone there: it is worth a visit again. */
  reopen(documentId: number): void {
    this.#passed.delete(documentId);
  }

  clear(): void {
    this.#flags = new Set();
    this.#passed.clear();
  }
}

function keyOf(documentId: number, span: Span): string {
  return `${documentId}/${spanKey(span)}`;
}
