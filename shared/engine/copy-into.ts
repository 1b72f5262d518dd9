type Column = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** Copies a column into one that has more room, which is answered. */
export function copyInto<Longer extends Column>(longer: Longer, column: Longer): Longer {
  longer.set(column);
  return longer;
}
