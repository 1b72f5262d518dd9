/** Finds numbers of `hashText` in a column: by a table, as steps through a long column wait for the memory each time. */
export class HashIndex {
  private readonly mask: number;
  /** For each place of the table the row that is found there, from 1 on. */
  private readonly places: Uint32Array;

  /** Over different hashes. */
  constructor(private readonly column: Float64Array) {
    this.mask = (1 << (33 - Math.clz32(Math.max(1, column.length)))) - 1;
    this.places = new Uint32Array(this.mask + 1);
    for (let row = 0; row < column.length; row++) {
      let place = this.placeOf(column[row]!);
      while (this.places[place] !== 0) place = (place + 1) & this.mask;
      this.places[place] = row + 1;
    }
  }

  /** The row of a hash, or -1. */
  find(hash: number): number {
    const { column, places, mask } = this;
    for (let place = this.placeOf(hash); ; place = (place + 1) & mask) {
      const row = places[place]! - 1;
      if (row < 0 || column[row] === hash) return row;
    }
  }

  /** The low bits: `hashText` mixes them well. */
  private placeOf(hash: number): number {
    return (hash | 0) & this.mask;
  }
}
