/** Sets of indices that are united one by one; each is named by its lowest index. */
export class DisjointSets {
  readonly #parent: Uint32Array;

  constructor(size: number) {
    this.#parent = Uint32Array.from({ length: size }, (_, index) => index);
  }

  /** The lowest index of the set. */
  find(index: number): number {
    const parent = this.#parent;
    let root = index;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = index; parent[at] !== root;) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  }

  /** The lower root stays, so that names do not depend on the order of unions. */
  unite(a: number, b: number): void {
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA < rootB) this.#parent[rootB] = rootA;
    else this.#parent[rootA] = rootB;
  }

  /** For each index the name of its set. */
  names(): Uint32Array {
    return this.#parent.map((_, index) => this.find(index));
  }
}
