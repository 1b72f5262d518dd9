import { join, resolve } from 'node:path';
import { runMeasured, type Measured } from './run-measured';

const program = resolve(import.meta.dirname, '../../out/bench/import-program.js');

export interface MeasuredImport extends Measured {
  /** The workspace that was made. */
  readonly path: string;
}

/** Imports and flags a folder with all detectors but the one for passages off the topic. */
export async function importWithoutOffTopic(
  corpus: string,
  folder: string,
): Promise<MeasuredImport> {
  const path = join(folder, 'without-off-topic.winnow');
  return { path, ...(await runMeasured(process.execPath, [program, corpus, path])) };
}
