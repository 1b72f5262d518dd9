/**
 * Begins work on the next few things while the caller is still busy with the one before; the results
 * come in order. `width` is asked anew each time; `begin` must not depend on what came of an earlier thing. When the caller stops or
 * fails, what was begun for nothing is handed to `giveUp`.
 */
export async function* readAhead<Item, Result>(
  items: readonly Item[],
  width: () => number,
  begin: (item: Item) => Promise<Result>,
  giveUp: (result: Result) => Promise<void>,
): AsyncGenerator<{ readonly item: Item; readonly result: Promise<Result> }, void, undefined> {
  const begun: { readonly item: Item; readonly result: Promise<Result> }[] = [];
  let next = 0;
  try {
    for (;;) {
      while (begun.length < width() && next < items.length) {
        const item = items[next++]!;
        const result = begin(item);
        // It is thrown where it is waited for.
        result.catch(() => undefined);
        begun.push({ item, result });
      }
      const first = begun.shift();
      if (!first) return;
      yield first;
    }
  } finally {
    await Promise.all(begun.map(({ result }) => result.then(giveUp, () => undefined)));
  }
}
