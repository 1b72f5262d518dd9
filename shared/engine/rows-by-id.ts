/** The rows of documents in the rising order of their ids; where an id comes again, its last row alone. */
export function rowsById(ids: readonly string[]): Uint32Array {
  const rows = new Map<string, number>();
  for (let row = 0; row < ids.length; row++) rows.set(ids[row]!, row);
  return Uint32Array.from([...rows.keys()].sort(), (id) => rows.get(id)!);
}
