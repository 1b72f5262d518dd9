/**
 * Columns of whole numbers that lie one behind the other: to ask for memory for each of them takes longer than to fill
 * them.
 */
export class ColumnSpace {
  private readonly memory: ArrayBuffer;
  private taken = 0;

  /** Room for so many numbers in all columns together. */
  constructor(numbers: number) {
    this.memory = new ArrayBuffer(numbers * Uint32Array.BYTES_PER_ELEMENT);
  }

  /** The next column, of so many zeros. */
  unsigned(length: number): Uint32Array {
    return new Uint32Array(this.memory, this.take(length), length);
  }

  /** The next column, of numbers that may be negative. */
  signed(length: number): Int32Array {
    return new Int32Array(this.memory, this.take(length), length);
  }

  private take(length: number): number {
    const at = this.taken;
    this.taken += length * Uint32Array.BYTES_PER_ELEMENT;
    return at;
  }
}
