/** Typed arrays that hold numbers; all that tables of the engine are made of. */
type Column = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/**
 * The same table with its columns in shared memory: workers read the one copy, where each of them would
 * be sent its own otherwise. Nobody may write to them.
 */
export function shareColumns<Table>(table: Table): Table {
  if (isColumn(table)) return share(table) as Table;
  if (table === null || typeof table !== 'object' || Array.isArray(table)) return table;
  const entries = Object.entries(table).map(([name, value]) => [
    name,
    shareColumns<unknown>(value),
  ]);
  return Object.fromEntries(entries) as Table;
}

function isColumn(value: unknown): value is Column {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function share(column: Column): Column {
  const make = column.constructor as new (buffer: SharedArrayBuffer) => Column;
  const shared = new make(new SharedArrayBuffer(column.byteLength));
  shared.set(column);
  return shared;
}
