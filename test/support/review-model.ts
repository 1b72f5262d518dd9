/** What a review is, without a database: what stands at which key, and the states before each step. */
export class ReviewModel {
  standing = new Map<string, string>();
  readonly past: Map<string, string>[] = [];
  future: Map<string, string>[] = [];

  /** Does something to a copy of what stands; it is a step when anything is different then. */
  step(change: (next: Map<string, string>) => void): void {
    const next = new Map(this.standing);
    change(next);
    if (sameMap(next, this.standing)) return;
    this.past.push(this.standing);
    this.future = [];
    this.standing = next;
  }

  undo(): boolean {
    return this.#travel(this.past, this.future);
  }

  redo(): boolean {
    return this.#travel(this.future, this.past);
  }

  #travel(from: Map<string, string>[], to: Map<string, string>[]): boolean {
    const state = from.pop();
    if (!state) return false;
    to.push(this.standing);
    this.standing = state;
    return true;
  }
}

function sameMap(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

/** Gives an entry another key, unless something stands there. */
export function moveEntry(map: Map<string, string>, from: string, to: string): void {
  const value = map.get(from);
  if (value === undefined || map.has(to)) return;
  map.delete(from);
  map.set(to, value);
}
