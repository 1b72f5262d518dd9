import { isBare, type BlockFeatures, type DocumentFeatures } from '../../features';
import { isListItem } from '../../line-shape';

/** Longer lines are no rows, headings or entries. */
const longestLine = 300;
const fewestRows = 3;
const fewestCells = 3;

/** Rows of a table: several lines of several cells below each other, about half of them with numbers. */
export function* findTableRows({ blocks }: DocumentFeatures): Iterable<number> {
  for (const [from, to] of runsOf(blocks, isRow)) {
    if (to - from < fewestRows) continue;
    const numbers = blocks.slice(from, to).filter(({ digits }) => digits > 0).length;
    if (2 * numbers >= to - from) yield* range(from, to);
  }
}

/** What cells are parted by; a comma by far most often stands before a blank. */
const mayPart = /[\t|]|\s\s|[,;]\S/;

/** The line has several cells. */
export function isRow({ text }: BlockFeatures): boolean {
  if (text.length > longestLine || !mayPart.test(text)) return false;
  const cells = text.split(/\t|\s?\|\s?|\s{2,}|[,;](?=\S)/).filter((cell) => cell !== '');
  return cells.length >= fewestCells;
}

const part =
  /^(?:§+\s?\d|(?:chapter|part|section|act|scene|book|canto|psalm|verse|stanza|step|article|clause|annex|appendix|question|lesson|exercise|kapitel|teil|abschnitt|artikel|akt|szene|chapitre|partie|acte|sc[eè]ne|cap[ií]tulo|parte|secci[oó]n|acto|escena|capitolo|sezione|atto|hoofdstuk|deel|rozdzia[lł]|глава|часть)\s(?:\d{1,3}|[ivxlc]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}\d]))/iu;
/** Further numbers would make it a date or a count. */
const numbered = /^\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+\p{Lu}[^\d]*$/u;
const version = /^\[?v?\d{1,4}\.\d{1,4}(?:\.\d{1,6}){1,2}(?![\p{L}\d])/u;
const mostHeadingWords = 12;

/** The line may be such a heading. */
export function isNumbered({ text }: BlockFeatures): boolean {
  return part.test(text) || version.test(text) || numbered.test(text);
}

/** Headings that are counted: chapters, paragraphs of a law, versions, numbered sections. */
export function* findNumbered({ blocks }: DocumentFeatures): Iterable<number> {
  const short = blocks.filter(
    ({ words, text }) => words <= mostHeadingWords && text.length <= longestLine,
  );
  const parts = short.filter(({ text }) => part.test(text) || version.test(text));
  if (parts.length >= 2) yield* indices(parts);
  const sections = short.filter((block) => {
    return numbered.test(block.text) && !block.endsSentence && heads(blocks, block.index);
  });
  const first = sections.some(({ text }) => /^1[.)]?\s/.test(text));
  if (first || sections.length >= 3) yield* indices(sections);
}

/** What follows is text. */
function heads(blocks: readonly BlockFeatures[], index: number): boolean {
  const next = blocks[index + 1];
  return next !== undefined && (next.endsSentence || next.prose);
}

const mostSectionWords = 3;
const fewestSections = 2;

/** Short headings, each above text that nobody doubts: "Ingredients", "Method", "[Verse 2]". */
export function findSections({ blocks }: DocumentFeatures, flagged: ReadonlySet<number>): number[] {
  const headings = blocks.filter((block) => {
    if (block.index === 0 || block.index === blocks.length - 1) return false;
    const short = block.words <= mostSectionWords && block.letters > 0 && isBare(block);
    return short && !flagged.has(block.index + 1);
  });
  return headings.length >= fewestSections ? indices(headings) : [];
}

/** Entries of a list, two or more below each other. */
export function* findListItems({ blocks }: DocumentFeatures): Iterable<number> {
  for (const [from, to] of runsOf(blocks, isListItem)) if (to - from >= 2) yield* range(from, to);
}

/** Beginning and end of each row of neighbouring blocks that pass the test. */
export function* runsOf(
  blocks: readonly BlockFeatures[],
  passes: (block: BlockFeatures) => boolean,
): Iterable<[number, number]> {
  for (let from = 0; from < blocks.length;) {
    let to = from;
    while (to < blocks.length && passes(blocks[to]!)) to++;
    if (to > from) yield [from, to];
    from = Math.max(to, from + 1);
  }
}

export function* range(from: number, to: number): Iterable<number> {
  for (let index = from; index < to; index++) yield index;
}

export function indices(blocks: readonly BlockFeatures[]): number[] {
  return blocks.map(({ index }) => index);
}
