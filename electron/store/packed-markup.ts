import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type {
  BlockMarkup,
  MarkupElement,
  PageFacts,
  PageMarkup,
} from '../../shared/model/page-markup';

/** Columns instead of objects: names are written once, strings that repeat by their number. */
interface MarkupColumns {
  readonly strings: readonly string[];
  /** For each element: parent, number of its tag, number of its hint. */
  readonly elements: readonly number[];
  /** For each block: element, links, linked, emphasised, images, controls, number of `inner`. */
  readonly blocks: readonly number[];
  readonly facts: PageFacts;
}

/** The markup of a page, ready to be kept. */
export function packMarkup(markup: PageMarkup): Uint8Array {
  return deflateRawSync(JSON.stringify(toColumns(markup)), { level: 1 });
}

/** The markup that was packed. */
export function unpackMarkup(markup: Uint8Array): PageMarkup {
  return fromColumns(JSON.parse(inflateRawSync(markup).toString('utf8')) as MarkupColumns);
}

const elementColumns = 3;
const blockColumns = 7;

function toColumns({ elements, blocks, facts }: PageMarkup): MarkupColumns {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  const packedElements = elements.flatMap(({ parent, tag, hint }) => [
    parent,
    numberOf(tag),
    numberOf(hint),
  ]);
  const packedBlocks = blocks.flatMap((block) => [
    block.element,
    block.links,
    block.linked,
    block.emphasised,
    block.images,
    block.controls,
    numberOf(block.inner),
  ]);
  return {
    strings: [...numbers.keys()],
    elements: packedElements,
    blocks: packedBlocks,
    facts,
  };
}

function fromColumns({ strings, elements, blocks, facts }: MarkupColumns): PageMarkup {
  const elementCount = elements.length / elementColumns;
  const blockCount = blocks.length / blockColumns;
  return {
    elements: Array.from({ length: elementCount }, (_, index): MarkupElement => {
      const at = index * elementColumns;
      return {
        parent: elements[at]!,
        tag: strings[elements[at + 1]!]!,
        hint: strings[elements[at + 2]!]!,
      };
    }),
    blocks: Array.from({ length: blockCount }, (_, index): BlockMarkup => {
      const at = index * blockColumns;
      return {
        element: blocks[at]!,
        links: blocks[at + 1]!,
        linked: blocks[at + 2]!,
        emphasised: blocks[at + 3]!,
        images: blocks[at + 4]!,
        controls: blocks[at + 5]!,
        inner: strings[blocks[at + 6]!]!,
      };
    }),
    facts,
  };
}
