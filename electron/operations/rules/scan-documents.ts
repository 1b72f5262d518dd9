import {
  compileRule,
  meetsConditions,
  type RuleLine,
} from '../../../shared/engine/curator-rules/match-rule';
import { foldLine, lineWords } from '../../../shared/engine/miner/line-forms';
import { documentsWith } from '../../../shared/engine/miner/tally-rule';
import { AppError } from '../../../shared/errors/app-error';
import type { RuleDefinition } from '../../../shared/model/rule';
import type { Span } from '../../../shared/model/span';
import { listBlocks } from '../../store/blocks';
import type { ReadDb } from '../../store/database';
import { getText } from '../../store/document-bodies';
import { getDocument } from '../../store/documents';
import type { LineBook } from './line-book';
import { PatternTimeout, type MatchPattern } from './match-pattern';
import type { DocumentHits, RuleContext } from './rule-hits';

/** UTF-16 units of lines that are tried in one go. */
const charactersAtOnce = 200_000;

/** A block as rules see it, and where it is. */
interface PlacedLine extends RuleLine {
  readonly documentId: number;
  readonly start: number;
}

/** The stretches that a rule matches in each of some lines. */
type SpansIn = (lines: readonly PlacedLine[]) => Promise<readonly (readonly Span[])[]>;

/**
 * Tries a rule on every block of documents, with a pause for other calls between them. Throws
 * RULE_TOO_SLOW when a regular expression is ended at its deadline.
 */
export async function scanDocuments(
  db: ReadDb,
  rule: RuleDefinition,
  { book, breathe, matchPattern }: RuleContext,
  documentIds: readonly number[],
): Promise<DocumentHits[]> {
  const spansIn = rule.form === 'pattern' ? byPattern(db, rule.text, matchPattern) : byRule(rule);
  const found: DocumentHits[] = [];
  let waiting: PlacedLine[] = [];
  let characters = 0;
  const tryWaiting = async () => {
    const lines = waiting;
    waiting = [];
    characters = 0;
    if (lines.length === 0) return;
    for (const hits of gatherHits(lines, await spansIn(lines))) found.push(hits);
  };
  for (const documentId of documentIds) {
    for (const line of linesOf(db, book, documentId)) {
      if (!meetsConditions(rule.conditions, line)) continue;
      waiting.push(line);
      characters += line.text.length;
    }
    // Whole documents: what is found in one stands together.
    if (characters >= charactersAtOnce) await tryWaiting();
    await breathe();
  }
  await tryWaiting();
  return found;
}

function byRule(rule: RuleDefinition): SpansIn {
  const matches = compileRule(rule);
  return (lines) => Promise.resolve(lines.map(matches));
}

function byPattern(db: ReadDb, pattern: string, matchPattern: MatchPattern): SpansIn {
  return async (lines) => {
    try {
      return await matchPattern(
        pattern,
        lines.map(({ text }) => text),
      );
    } catch (thrown) {
      if (!(thrown instanceof PatternTimeout)) throw thrown;
      const { path } = getDocument(db, lines[thrown.line]!.documentId)!;
      throw new AppError('RULE_TOO_SLOW', { path }, { cause: thrown });
    }
  };
}

function gatherHits(
  lines: readonly PlacedLine[],
  spans: readonly (readonly Span[])[],
): DocumentHits[] {
  const found: { documentId: number; spans: Span[] }[] = [];
  for (const [at, { documentId, start }] of lines.entries()) {
    for (const span of spans[at]!) {
      if (found.at(-1)?.documentId !== documentId) found.push({ documentId, spans: [] });
      found.at(-1)!.spans.push({ start: start + span.start, end: start + span.end });
    }
  }
  return found;
}

function* linesOf(db: ReadDb, book: LineBook, documentId: number): Iterable<PlacedLine> {
  const { site, language } = getDocument(db, documentId)!;
  const whole = getText(db, documentId);
  const blocks = listBlocks(db, documentId);
  for (const { start, end, index: position } of blocks) {
    const text = whole.slice(start, end);
    const words = () => lineWords(foldLine(text)).length;
    const documents = () => documentsHolding(book, documentId, position);
    const placed = { documentId, start, position, blocks: blocks.length };
    yield { ...placed, text, words, documents, site, language };
  }
}

/** Documents with the very line; a line that is too long for the index counts as standing once. */
function documentsHolding(book: LineBook, documentId: number, position: number): number {
  const entry = book.entryAt(documentId, position);
  return entry === undefined ? 1 : documentsWith(book.index, entry);
}
