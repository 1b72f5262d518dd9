type Column = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** Copies a column into one that has more room, which is answered. */
export function copyInto<Longer extends Column>(longer: Longer, column: Longer): Longer {
  longer.set(column);
  return longer;
}

/** The column itself where so many values have room in it; otherwise a copy that has room for twice as many. */
export function withRoom<Growing extends Column>(column: Growing, values: number): Growing {
  if (values <= column.length) return column;
  const make = column.constructor as new (length: number) => Growing;
  return copyInto(new make(Math.max(values, 2 * column.length)), column);
}
