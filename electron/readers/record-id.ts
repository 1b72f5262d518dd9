/**
 * The `id` of a record as JSON, when it is a string or a number. A number stays as it is written:
 * the program's own numbers may not hold all its digits.
 */
export function recordId(
  record: Readonly<Record<string, unknown>>,
  json: string,
): string | undefined {
  const id = Object.hasOwn(record, 'id') ? record['id'] : undefined;
  if (typeof id === 'number') return writtenNumber(json) ?? JSON.stringify(id);
  return typeof id === 'string' ? JSON.stringify(id) : undefined;
}

/** The number under `id` of the outermost object, as it is written. */
function writtenNumber(source: string): string | undefined {
  const written = new Map<unknown, string>();
  let outermost: string | undefined;
  const note = function (this: unknown, key: string, value: unknown, context: unknown): unknown {
    const number = (context as { source?: string } | undefined)?.source;
    if (key === 'id' && typeof value === 'number' && number !== undefined) {
      written.set(this, number);
    }
    if (key === '') outermost = written.get(value);
    return value;
  };
  try {
    JSON.parse(source, note as (this: unknown, key: string, value: unknown) => unknown);
  } catch {
    // Nested more deeply than a visit of every value can go.
    return undefined;
  }
  return outermost;
}
