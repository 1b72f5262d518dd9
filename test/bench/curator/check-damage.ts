import { compileRule } from '../../../shared/engine/curator-rules/match-rule';
import { foldLine, lineWords } from '../../../shared/engine/miner/line-forms';
import type { Rung } from '../../../shared/engine/miner/mine-rules';
import type { LabelledBatch, LabelledLine } from './labelled-batch';

/** Lines that a rule really matches, tried on every block of the batch, and those it did not show. */
export function checkDamage(batch: LabelledBatch, { rule, tally }: Rung) {
  const matches = compileRule(rule);
  const shown = new Set(tally.hits.map(batch.lineOf));
  const hit = batch.lines.filter((line) => matches(asRuleLine(batch, line)).length > 0);
  return {
    /** Lines to keep that would be cut and stand in the list. */
    shown: hit.filter((line) => shown.has(line) && line.label === 'keep').length,
    /** Lines to keep that would be cut and do not. */
    hidden: hit.filter((line) => !shown.has(line) && line.label === 'keep').length,
    /** Lines whose number is told wrongly, either way. */
    miscounted: hit.filter((line) => !shown.has(line)).length + shown.size - countIn(hit, shown),
  };
}

function asRuleLine(batch: LabelledBatch, { text, document, position }: LabelledLine) {
  const { site, blocks } = batch.documents[document]!;
  return {
    text,
    position,
    blocks: blocks.length,
    words: () => lineWords(foldLine(text)).length,
    site,
    // No mined rule asks for it.
    documents: () => 1,
  };
}

function countIn(lines: readonly LabelledLine[], among: ReadonlySet<LabelledLine>): number {
  return lines.filter((line) => among.has(line)).length;
}
