import type { Command } from 'commander';
import type { RuleSuggestion } from '../../shared/ipc/rule-shapes';
import { describeSuggestions } from '../operations/rules/describe-suggestions';
import { Suggestions } from '../operations/rules/suggestions';
import type { ReadDb } from '../store/database';
import type { CommandLine } from './command-line';
import { renderHit } from './render-hit';
import { addRuleOptions, type RuleOptions, useLines } from './rule-options';

/** `winnow suggest`: the rules that the decisions of a batch speak for. */
export function addSuggestCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('suggest')
    .summary('print the rules that decisions speak for')
    .description(
      'Prints one row of JSON for each suggestion, those with evidence and those that cut most ' +
        'first: {"id", "undecided", "chosen", "ladder": [{"rule", "tally"}], "evidence": ' +
        '[{"document", "record"?, "start", "end", "quote", "state"}]}. The ladder goes from the most ' +
        'specific to the most general rule, "chosen" is the place of the one to look at first; ' +
        '"undecided" says that the decisions do not speak for it yet. What was answered in the ' +
        'window is left out. Offsets count code points. Changes nothing.',
    );
  addRuleOptions(command).action(async (options: RuleOptions) => {
    await useLines(line, options, async ({ readDb }, { book }) => {
      const suggestions = new Suggestions(book);
      await suggestions.mineAll(() => line.interrupt.breathe());
      const all = describeSuggestions(readDb, book, suggestions, Infinity);
      for (const suggestion of all.suggestions) {
        await line.output.write(`${JSON.stringify(renderSuggestion(readDb, suggestion))}\n`);
      }
    });
  });
}

function renderSuggestion(
  db: ReadDb,
  { id, undecided, chosen, ladder, evidence }: RuleSuggestion,
): object {
  return {
    id,
    undecided,
    chosen,
    ladder: ladder.map(({ definition, tally }) => ({ rule: definition, tally })),
    evidence: evidence.map((hit) => renderHit(db, hit)),
  };
}
