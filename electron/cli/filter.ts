import type { Command } from 'commander';
import { applyCuts } from '../../shared/engine/apply-cuts';
import { applyPolicy, type CutPolicy } from '../../shared/engine/apply-policy';
import { metadataFields } from '../../shared/engine/metadata-fields';
import type { CommandLine } from './command-line';
import type { JudgedRow } from './judge-rows';
import { addPolicyOptions, policyOf, type PolicyOptions } from './policy-options';
import { addRowOptions, type RowOptions, runOnRows } from './run-on-rows';

/** `winnow filter`: rows in, the clean text of each out. */
export function addFilterCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('filter')
    .summary('print the clean text of each row of JSONL')
    .description(
      'Reads rows {"id", "text" or "html", "title"?, "url"?, "site"?} and prints one row for each, ' +
        'in the same order: {"id", "text"}, the text without what is cut; for html the main content, ' +
        'and beside it what was found of "title", "author" and "published".',
    );
  addRowOptions(addPolicyOptions(command)).action(
    async (files: string[], options: RowOptions & PolicyOptions) => {
      const policy = policyOf(options);
      line.exitCode = await runOnRows({
        line,
        files,
        options,
        render: (row) => renderClean(row, policy),
        renderBad: { text: null },
      });
    },
  );
}

function renderClean({ document, flags, format }: JudgedRow, policy: CutPolicy): object {
  const cuts = applyPolicy(flags, policy);
  const text = applyCuts(document.text, cuts);
  if (format === 'text') return { text };
  const { title, author, published } = metadataFields(document, cuts);
  return { text, title, author, published };
}
