import { LineIndex, type LineState } from '../../shared/engine/miner/line-index';
import { RuleTallies } from '../../shared/engine/miner/rule-tallies';

/** A line of text, with what stands on it: `['1 of 9', 'confirmed']`; a bare line is plain. */
export type AnyLine = string | readonly [text: string, state: LineState];

/** An index over documents given line by line, each with its site. */
export function aLineIndex(
  documents: readonly { readonly site?: string; readonly lines: readonly AnyLine[] }[],
) {
  const index = new LineIndex();
  const texts: string[][] = [];
  for (const { site, lines } of documents) {
    const pairs = lines.map((line): readonly [string, LineState] =>
      typeof line === 'string' ? [line, 'plain'] : line,
    );
    texts.push(pairs.map(([text]) => text));
    index.add({ site, lines: pairs.map(([text, state]) => ({ text, state })) });
  }
  const textOf = (entry: number) => texts[index.document(entry)]![index.position(entry)]!;
  const tallies = new RuleTallies(index, textOf);
  return { index, tallies, textOf, kindOf: () => 'counter' as const };
}
