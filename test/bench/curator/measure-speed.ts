import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decideFlags } from '../../../electron/operations/decide-flags';
import { describeSuggestions } from '../../../electron/operations/rules/describe-suggestions';
import { LineBook } from '../../../electron/operations/rules/line-book';
import { Suggestions } from '../../../electron/operations/rules/suggestions';
import { listBatches } from '../../../electron/store/batches';
import { listDecidedFlags } from '../../../electron/store/decided-flags';
import { listDocumentIds } from '../../../electron/store/documents';
import { openWorkspace, type Workspace } from '../../../electron/store/open-workspace';
import { shownConfidence } from '../../../shared/model/flag';
import { importWithoutOffTopic } from '../import-without-off-topic';
import { writeCorpus } from '../write-corpus';

export interface SpeedFigures {
  readonly documents: number;
  /** Short lines of the batch. */
  readonly lines: number;
  /** Lines that were confirmed before. */
  readonly confirmed: number;
  /** Processor time, in seconds. */
  readonly readSeconds: number;
  readonly mineSeconds: number;
  /** Processor time from a decision to the suggestions as the window gets them, in milliseconds. */
  readonly decision: { readonly p50: number; readonly worst: number };
}

/** Documents whose flags are all cut before anything is measured, and decisions that are measured. */
const decidedBefore = 300;
const decisions = 40;

/** Imports a generated corpus and measures what rules ask of it. */
export async function measureSpeed(documents: number): Promise<SpeedFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  try {
    const corpus = join(folder, 'corpus');
    writeCorpus(corpus, documents);
    // Of what detection finds only the flags are needed, not the model that takes most of the time.
    const { path } = await importWithoutOffTopic(corpus, folder);
    const workspace = openWorkspace(path);
    try {
      return await measureRules(workspace);
    } finally {
      workspace.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureRules(workspace: Workspace): Promise<SpeedFigures> {
  const { readDb } = workspace;
  const batchId = listBatches(readDb)[0]!.id;
  const ids = listDocumentIds(readDb, batchId);
  for (const id of ids.slice(0, decidedBefore)) cutOpen(workspace, id, Infinity);
  const read = await timed(() => LineBook.build(readDb, batchId, async () => undefined));
  const book = read.result;
  const suggestions = new Suggestions(book);
  const mined = await timed(() => suggestions.mineAll(async () => undefined));
  const samples: number[] = [];
  for (const id of ids.slice(decidedBefore, decidedBefore + decisions)) {
    cutOpen(workspace, id, 1);
    const updated = await timed(() => {
      suggestions.update([id]);
      return describeSuggestions(readDb, book, suggestions);
    });
    samples.push(updated.seconds * 1000);
  }
  samples.sort((a, b) => a - b);
  return {
    documents: ids.length,
    lines: book.index.entries,
    confirmed: Array.from({ length: book.index.entries }, (_, entry) =>
      book.index.state(entry),
    ).filter((state) => state === 'confirmed').length,
    readSeconds: read.seconds,
    mineSeconds: mined.seconds,
    decision: { p50: samples[samples.length >> 1] ?? 0, worst: samples.at(-1) ?? 0 },
  };
}

/** Cuts the first of the flags that are shown and open. */
function cutOpen({ db, readDb }: Workspace, documentId: number, most: number): void {
  const spans = listDecidedFlags(readDb, documentId)
    .filter(({ verdict, confidence }) => verdict === 'open' && confidence >= shownConfidence)
    .slice(0, most);
  if (spans.length > 0) decideFlags(db, { documentId, spans, verdict: 'confirmed' }, 'bench');
}

/** Runs the work and answers its result with its processor time in seconds. */
async function timed<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ result: Result; seconds: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}
