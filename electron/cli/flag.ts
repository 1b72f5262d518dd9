import { type Command, Option } from 'commander';
import { createCodePointMap } from '../../shared/engine/code-points';
import { leastConfidence } from '../../shared/model/flag';
import { outsideEvidence } from '../writers/audit-lines';
import type { JudgedRow, RowPlaces } from './judge-rows';
import type { CommandLine } from './command-line';
import { parseConfidence } from './policy-options';
import { addRowOptions, type RowOptions, runOnRows } from './run-on-rows';

interface FlagOptions extends RowOptions {
  readonly minConfidence: number;
}

/** `winnow flag`: rows in, the flags of each out. */
export function addFlagCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('flag')
    .summary('print the flags of each row of JSONL')
    .description(
      'Reads rows {"id", "text" or "html", "title"?, "url"?, "site"?} and prints one row for each, ' +
        'in the same order: {"id", "flags": [{"start", "end", "kind", "confidence", "detector", ' +
        '"reason", "also"?, "evidence"?}]}, and "text" for html. Offsets count code points.',
    )
    .addOption(
      new Option('--min-confidence <X>', 'print flags of at least this confidence, 0 to 1')
        .default(leastConfidence)
        .argParser(parseConfidence),
    );
  addRowOptions(command).action(async (files: string[], options: FlagOptions) => {
    line.exitCode = await runOnRows({
      line,
      files,
      options,
      render: (row, places) => renderFlags(row, places, options.minConfidence),
      renderBad: { flags: [] },
    });
  });
}

function renderFlags(row: JudgedRow, places: RowPlaces, minConfidence: number): object {
  const { text } = row.document;
  const map = createCodePointMap(text);
  const flags = row.flags
    .filter((flag) => flag.confidence >= minConfidence)
    .map((flag) => ({
      start: map.toCodePoint(flag.start),
      end: map.toCodePoint(flag.end),
      kind: flag.kind,
      confidence: flag.confidence,
      detector: flag.detector,
      reason: flag.reason,
      also: flag.also,
      evidence: flag.evidence && outsideEvidence(flag.evidence, (place) => places.outside(place)),
    }));
  return { flags, ...(row.format === 'html' && { text }) };
}
