/** More items than this are left to the built-in sort. */
const few = 12;

/** Sorts in place and keeps the order of equals; for a few items the built-in sort takes longer to begin than this to end. */
export function sortFew<Item>(items: Item[], compare: (a: Item, b: Item) => number): Item[] {
  if (items.length > few) return items.sort(compare);
  for (let sorted = 1; sorted < items.length; sorted++) {
    const item = items[sorted]!;
    let at = sorted;
    for (; at > 0 && compare(items[at - 1]!, item) > 0; at--) items[at] = items[at - 1]!;
    items[at] = item;
  }
  return items;
}
