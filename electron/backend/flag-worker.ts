import { workerData } from 'piscina';
import type { BatchStats } from '../../shared/engine/batch-stats';
import { createEngine } from '../../shared/engine/create-engine';
import { buffersOf } from '../../shared/engine/fold-stats';
import { detectors } from '../../shared/engine/detectors/index';
import type { Document } from '../../shared/model/document';
import {
  Counting,
  flagOne,
  flagsOf,
  type DocumentFlags,
  type FlagFailure,
  type FlagOutcome,
  type FoldFailure,
  type PartOfCount,
} from '../operations/flagger';
import { readHere, type FileAnswer, type FileToRead } from '../operations/file-reader';
import { detectable, type DocumentParts } from '../operations/prepare-document';
import type { ReadDocument, ReadLimits } from '../readers/reader';
import { loadResources } from './load-resources';
import { moveMemory } from './move-memory';
import { sendReadings } from './send-readings';
import { shareColumns } from './share-columns';
import { WorkspaceReader } from './workspace-reader';

// Entry of a worker thread: it counts documents that are sent to it, and flags them or those of the workspace,
// which it never writes to.

/** What a worker is started with. */
export interface FlagWorkerData {
  readonly resourcesFolder: string;
  /** Path of the workspace that the documents are in. */
  readonly workspace: string;
  /** Ids of the detectors to use; all when absent. */
  readonly detectorIds?: readonly string[];
  /** Which one it is of those that count. */
  readonly number: number;
  /** What the batch says; absent for a worker that is to count it. */
  readonly stats?: BatchStats;
}

/** Documents to count. */
export interface FoldTask {
  readonly documents: readonly Document[];
  /** Whether they are kept to be flagged here: all of the batch are, or none. */
  readonly keep: boolean;
}

/** Files to read. */
export interface ReadTask {
  readonly files: readonly FileToRead[];
  readonly limits: ReadLimits | undefined;
}

/** What became of documents that were read here: those that are new in the batch, and the others. */
export interface KeptNews {
  readonly taken: readonly string[];
  readonly left: readonly string[];
  /** UTF-16 code units of those that were taken. */
  readonly characters: number;
}

/** See `FoldTask.keep`. */
export interface NewsTask extends KeptNews {
  readonly keep: boolean;
}

/** What makes a worker hand over what it has counted. */
export interface GiveTask {
  /** Documents that were to be counted: a worker that took over from one that died lacks some. */
  readonly documents: number;
}

/** What ends the counting. */
export interface FinishTask extends GiveTask {
  /** The sites of documents by their ids. */
  readonly sites: ReadonlyMap<string, string>;
  /** What was counted by others. */
  readonly others: readonly PartOfCount[];
}

/** Undefined for a document that could not be read. */
export type FlagAnswer = FlagOutcome | undefined;

/** Nothing is wrong with a document, or it could not be counted. */
export type FoldTrial = FlagFailure | undefined;

/** What a batch says, in memory that all workers share, and what could not be counted. */
export interface FoldResult {
  readonly stats: BatchStats;
  readonly failures: readonly FoldFailure[];
}

const given = workerData as FlagWorkerData;
const used = detectors.filter(({ id }) => given.detectorIds?.includes(id) ?? true);
const resources = loadResources(given.resourcesFolder);
const engine = createEngine(resources, used);
if (used.some(({ id }) => id === 'off-topic')) {
  // They are laid out when they are first asked for: here no document waits for it.
  void resources.background;
  void resources.offTopic;
}
const counting = new Counting(used);
let counted = 0;
const kept = new Map<string, Document>();
const workspace = new WorkspaceReader(given.workspace);
/** Makes documents that were read here, and may be none of the batch. */
const read = new Map<string, () => Document>();
let { stats } = given;

export function foldDocuments({ documents, keep }: FoldTask): void {
  counted += documents.length;
  if (!keep) kept.clear();
  for (const document of documents) {
    // Rules are prepared when they are first asked for: that is done by the time files are read.
    resources.rulesFor(document.language);
    counting.add(document);
    if (keep) kept.set(document.id, document);
  }
}

/** Reads files, and keeps their documents. */
export async function readFiles(task: ReadTask & NewsTask): Promise<readonly FileAnswer[]> {
  countRead(task);
  return sendReadings(await answersTo(task, true));
}

/** Reads files alone: whoever reads them again may die of one. */
export async function tryFiles(task: ReadTask): Promise<readonly FileAnswer[]> {
  return sendReadings(await answersTo(task, false));
}

/** Counts documents that were read here and are new in the batch. */
export function countRead({ taken, left, keep }: NewsTask): void {
  foldDocuments({ documents: taken.map((uid) => read.get(uid)!()), keep });
  for (const uid of taken) read.delete(uid);
  for (const uid of left) read.delete(uid);
}

async function answersTo({ files, limits }: ReadTask, keep: boolean): Promise<FileAnswer[]> {
  const answers: FileAnswer[] = [];
  for (const file of files) {
    const reading = await readHere(file, limits);
    if (!reading) {
      answers.push(undefined);
      continue;
    }
    const { document, ...rest } = reading;
    const parts = document?.parts();
    const isKept = keep && document !== undefined;
    if (isKept) read.set(document.uid, documentLater(parts!, document.read()));
    answers.push({ ...rest, parts, ...(isKept && { keptBy: given.number }) });
  }
  return answers;
}

/** Until a page is counted its packed markup is kept alone, which takes up a fraction. */
function documentLater(parts: DocumentParts, { text, blocks }: ReadDocument): () => Document {
  const { row, markup } = parts;
  return () => detectable({ row, ...(markup && { markup }) }, { text, blocks });
}

/** Hands over what was counted here, for another worker to end the counting. */
export function giveCount({ documents }: GiveTask): PartOfCount {
  checkCounted(documents);
  const part = counting.give();
  return moveMemory(part, buffersOf(part.fold));
}

export function finishFold({ sites, others, documents }: FinishTask): FoldResult {
  checkCounted(documents);
  for (const part of others) counting.join(part);
  stats = shareColumns(counting.finish(sites));
  // Nothing but the site is new: what was worked out for the document still holds.
  for (const [id, site] of sites) {
    const document = kept.get(id);
    if (document) Object.assign(document, { site });
  }
  return { stats, failures: counting.failures };
}

function checkCounted(documents: number): void {
  if (counted !== documents) throw new Error('the worker that counted the documents is gone');
}

/** Takes what the batch says, where another one has ended the counting. */
export function takeStats(ofBatch: BatchStats): void {
  stats = ofBatch;
}

/** Counts documents for nothing, to see that no harm comes of it. */
export function tryDocuments(documents: readonly Document[]): readonly FoldTrial[] {
  return documents.map((document) => {
    const trial = new Counting(used);
    trial.add(document);
    trial.finish(new Map());
    return trial.failures[0];
  });
}

export function flagDocuments(documents: readonly Document[]): readonly FlagOutcome[] {
  return documents.map((document) => flagOne(engine, document, stats!));
}

/** Flags documents of the workspace. */
export async function flagStored(ids: readonly number[]): Promise<readonly FlagAnswer[]> {
  const documents = await workspace.load(ids);
  return documents ? flagDocuments(documents) : ids.map(() => undefined);
}

/** Flags documents that were kept here; their sketches are left to whoever asks. */
export function flagKept(ids: readonly string[]): readonly DocumentFlags[] {
  return ids.map((id) => {
    const document = kept.get(id);
    if (!document) throw new Error('the worker that kept the documents is gone');
    // Each is asked for once: what was worked out for it is not needed again.
    kept.delete(id);
    return flagsOf(engine, document, stats!);
  });
}
