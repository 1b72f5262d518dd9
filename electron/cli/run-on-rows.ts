import type { Command } from 'commander';
import { createEngine } from '../../shared/engine/create-engine';
import { loadResources } from '../backend/load-resources';
import { resourcesFolder } from '../backend/resources-folder';
import { BadRows } from './bad-rows';
import type { CommandLine } from './command-line';
import { exitCode, type ExitCode } from './exit-code';
import { type JudgedItem, type JudgedRow, judgeRows, type RowPlaces } from './judge-rows';
import { createProgress, progressOption, type ProgressStyle } from './progress';
import { openRowSources } from './row-sources';

export interface RowOptions {
  readonly perDocument?: true;
  readonly progress: ProgressStyle;
}

interface RunOnRows {
  readonly line: CommandLine;
  readonly files: readonly string[];
  readonly options: RowOptions;
  /** The fields of a row of output besides its id. */
  readonly render: (row: JudgedRow, places: RowPlaces) => object;
  /** The fields that a row has in its output when it could not be read. */
  readonly renderBad: object;
}

/** Adds what all commands on rows have in common. */
export function addRowOptions(command: Command): Command {
  return command
    .argument('[files...]', 'files of JSONL; - or none for standard input')
    .option('--per-document', 'judge each row alone, with constant memory')
    .addOption(progressOption());
}

/** Prints one row for each row of the input. */
export async function runOnRows(run: RunOnRows): Promise<ExitCode> {
  const { line, files, options } = run;
  const perDocument = options.perDocument === true;
  // On a terminal the rows themselves say how far it is.
  const shown = options.progress === 'auto' && process.stdout.isTTY ? 'none' : options.progress;
  const progress = createProgress(shown);
  // Standard input may be long in coming, and is waited for here.
  progress.tell('reading', 0, null);
  const { sources, close } = await openRowSources(files, {
    twice: !perDocument,
    stdin: process.stdin,
    signal: line.interrupt.signal,
  });
  try {
    const { places, items } = judgeRows({
      engine: createEngine(loadResources(resourcesFolder())),
      sources,
      perDocument,
      interrupt: line.interrupt,
      progress,
    });
    const bad = new BadRows();
    for await (const item of items) {
      bad.take(item);
      await line.output.write(renderRow(run, item, places));
    }
    bad.finish();
    return bad.count === 0 ? exitCode.done : exitCode.doneWithProblems;
  } finally {
    progress.end();
    await close();
  }
}

function renderRow({ render, renderBad }: RunOnRows, item: JudgedItem, places: RowPlaces): string {
  const id = item.idJson === undefined ? null : JSON.rawJSON(item.idJson);
  if (!('error' in item)) return `${JSON.stringify({ id, ...render(item, places) })}\n`;
  const { code, message } = item.error;
  return `${JSON.stringify({ id, line: item.line, error: { code, message }, ...renderBad })}\n`;
}
