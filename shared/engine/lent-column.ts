type Column = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** A column for more than this is made anew each time. */
const most = 1 << 13;

/**
 * A column of numbers that is used for one document after the other: to make one takes longer than most of what is
 * done with it. It is lent: what stands there is good until zeros are asked for again.
 */
export class LentColumn<Kind extends Column> {
  private readonly kept: Kind;

  constructor(private readonly make: (length: number) => Kind) {
    this.kept = make(most);
  }

  /** So many zeros, and any numbers behind them. */
  zeros(length: number): Kind {
    if (length > most) return this.make(length);
    this.kept.fill(0, 0, length);
    return this.kept;
  }
}
