import type { Span } from '../../shared/model/span';

/** A place to come back to. */
export interface Visited {
  readonly documentId: number;
  readonly at?: Span;
}

const mostKept = 50;

/** The places one has left, the last one on top. */
export class VisitedPlaces {
  #places: Visited[] = [];

  get any(): boolean {
    return this.#places.length > 0;
  }

  add(documentId: number, span: Span | undefined): void {
    const at = span && { start: span.start, end: span.end };
    this.#places = [...this.#places.slice(1 - mostKept), { documentId, ...(at && { at }) }];
  }

  take(): Visited | undefined {
    return this.#places.pop();
  }

  clear(): void {
    this.#places = [];
  }
}
