/** Longest name of a batch, in code units. */
const longestName = 200;

/** The wanted name, or with the first number that nobody has: "crawl 2", so that names tell batches apart. */
export function freeBatchName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  let name = wanted;
  for (let number = 2; names.has(name); number++) {
    const ending = ` ${number}`;
    name = wanted.slice(0, longestName - ending.length) + ending;
  }
  return name;
}
