/** Fills a row of features from left to right. */
export class Row {
  at = 0;
  constructor(readonly values: Float64Array) {}
  push(value: number): void {
    this.values[this.at++] = value;
  }
  flag(value: boolean): void {
    this.values[this.at++] = value ? 1 : 0;
  }
}
