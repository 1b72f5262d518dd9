import { escapeLine } from './escape-line';
import type { JudgedItem } from './judge-rows';
import { isNoJson } from './parse-row';

/** Bad rows that are named; all of them stand in the output. */
const mostNamed = 20;
/** Rows at the beginning of a source that tell what it is when none of them is JSON. */
const tellingRows = 3;

/** Says on stderr which rows could not be read, and of which sources it is no wonder. */
export class BadRows {
  count = 0;
  #named = 0;
  #source: string | undefined;
  #rows = 0;
  #noJson = 0;

  /** Takes the next row that was read, good or bad. */
  take(item: JudgedItem): void {
    if (item.source !== this.#source) {
      this.#source = item.source;
      this.#rows = 0;
      this.#noJson = 0;
    }
    this.#rows++;
    if (!('error' in item)) return;
    this.count++;
    const noJson = isNoJson(item.error);
    if (noJson && this.#noJson === this.#rows - 1) this.#noJson++;
    const source = escapeLine(item.source);
    if (this.#named < mostNamed && !(noJson && this.#noJson > tellingRows)) {
      this.#named++;
      console.error(`winnow: ${source}, line ${item.line}: ${escapeLine(item.error.message)}`);
    }
    if (this.#rows === tellingRows && this.#noJson === tellingRows) {
      console.error(`winnow: ${source} is not JSONL; use winnow clean for files of other formats`);
    }
  }

  /** Says how many there were where not all were named. */
  finish(): void {
    if (this.count > this.#named) {
      console.error(`winnow: ${this.count} rows could not be read in all`);
    }
  }
}
