import { resolve } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import { getBatch } from '../store/batches';
import { listBulkDecisions } from '../store/bulk-decisions';
import type { ReadDb } from '../store/database';
import { countEmptied } from '../store/document-extremes';
import { type DocumentPlace, listDocumentPlaces } from '../store/document-places';
import { listProblems } from '../store/problems';
import { withSnapshot } from '../store/snapshot';
import { DurableFile } from '../writers/durable-file';
import { ExportFolder } from '../writers/export-folder';
import { auditName } from '../writers/inspect-export-folder';
import type { LineEnds } from '../writers/line-ends';
import type {
  ManifestContent,
  ManifestDocument,
  ManifestExclusion,
  ManifestFile,
  ManifestHead,
} from '../writers/manifest';
import { type CleanedDocument, cleanStored, describeExcluded } from './clean-stored';
import type { JobContext } from './job-context';
import { createPace } from './pace';
import { type ExportFile, placeDocuments } from './place-documents';
import {
  checkFinished,
  checkFolder,
  exportSummary,
  rootsOf,
  type ExportTarget,
} from './plan-export';

export interface ExportInput extends ExportTarget {
  readonly batchId: number;
  readonly lineEnds: LineEnds;
  /** Version of the program, for the manifest. */
  readonly program: string;
  /** Called once nothing forbids the export any more, before it writes. */
  onBegin?(): void;
}

/** Files that are on their way to the disk at the same time: each waits for it most of the time. */
const filesAtOnce = 8;

/**
 * Writes the clean texts of a batch, their audit and their manifest into a folder, as the batch is
 * at this moment. Whatever goes wrong or is cancelled, an earlier export in the folder stays whole.
 */
export async function exportBatch(
  db: ReadDb,
  input: ExportInput,
  context: JobContext,
): Promise<void> {
  const folder = resolve(input.folder);
  await checkFolder({ ...input, folder }, rootsOf(db));
  input.onBegin?.();
  await withSnapshot(db, async (snapshot) => {
    const target = await ExportFolder.begin(folder, describe(snapshot, input, context.now()));
    const writing = new BatchWriting(snapshot, input, context, target);
    try {
      const content = await writing.writeAll();
      await target.commit(content);
    } catch (thrown) {
      await writing.settle();
      await target.abandon();
      throw thrown;
    }
  });
}

function describe(db: ReadDb, input: ExportInput, exportedAt: string): ManifestHead {
  const batch = getBatch(db, input.batchId);
  if (!batch) throw new AppError('BATCH_UNKNOWN');
  checkFinished(batch);
  const bulkDecisions = listBulkDecisions(db, input.batchId)
    .filter(({ cuts }) => cuts > 0)
    .map(({ sampleId, ...bulk }) => ({ sample: sampleId, ...bulk }));
  return {
    program: input.program,
    batch: batch.name,
    exportedAt,
    lineEnds: input.lineEnds,
    summary: exportSummary(batch.counts),
    counts: batch.counts,
    documentsWithoutText: countEmptied(db, input.batchId),
    ...(bulkDecisions.length > 0 && { bulkDecisions }),
    problems: listProblems(db, input.batchId),
  };
}

class BatchWriting {
  readonly #files: ManifestFile[] = [];
  readonly #documents: ManifestDocument[] = [];
  readonly #excluded: ManifestExclusion[] = [];
  /** Files that are written but not yet known to be on the disk. */
  readonly #finishing = new Set<Promise<void>>();
  readonly #open = new Set<DurableFile>();
  #failure: { readonly thrown: unknown } | undefined;

  constructor(
    private readonly db: ReadDb,
    private readonly input: ExportInput,
    private readonly context: JobContext,
    private readonly target: ExportFolder,
  ) {}

  async writeAll(): Promise<ManifestContent> {
    const places = listDocumentPlaces(this.db, this.input.batchId);
    const plan = placeDocuments(places);
    const total = plan.reduce((sum, { documentIds }) => sum + documentIds.length, 0);
    const breathe = createPace(this.context);
    const audit = await this.#create(auditName);
    for (const planned of plan) {
      const file = await this.#create(planned.file);
      for (const id of planned.documentIds) {
        const cleaned = cleanStored(this.db, id, this.input.lineEnds);
        await audit.write(cleaned.audit);
        await file.write(planned.records ? cleaned.row : cleaned.text);
        this.#documents.push(manifestDocument(cleaned, planned));
        this.#tell(total);
        await breathe();
      }
      await this.#finish(planned.file, file);
    }
    for (const place of places.filter(({ excluded }) => excluded)) {
      await this.#listExcluded(place, audit);
      await breathe();
    }
    await this.#finish(auditName, audit);
    await Promise.all(this.#finishing);
    if (this.#failure) throw this.#failure.thrown;
    this.#files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { documents: this.#documents, excluded: this.#excluded, files: this.#files };
  }

  async #listExcluded({ id, rawPath }: DocumentPlace, audit: DurableFile): Promise<void> {
    const { audit: lines, manifest } = describeExcluded(this.db, id);
    await audit.write(lines);
    this.#excluded.push({ ...manifest, ...(rawPath && { pathBytes: toHex(rawPath) }) });
  }

  /** Lets go of all files after a failure. */
  async settle(): Promise<void> {
    await Promise.all(this.#finishing);
    await Promise.all([...this.#open].map((file) => file.abandon()));
  }

  #tell(total: number): void {
    const done = this.#documents.length;
    this.context.onProgress({ phase: 'writing', done, total, problems: 0 });
  }

  async #create(path: string): Promise<DurableFile> {
    const file = await DurableFile.create(await this.target.stagedPath(path));
    this.#open.add(file);
    return file;
  }

  /** Waits only while too many other files wait already. */
  async #finish(path: string, file: DurableFile): Promise<void> {
    while (this.#finishing.size >= filesAtOnce) await Promise.race(this.#finishing);
    if (this.#failure) throw this.#failure.thrown;
    this.#open.delete(file);
    const finishing = file
      .finish()
      .then((content) => void this.#files.push({ path, ...content }))
      .catch((thrown: unknown) => void (this.#failure ??= { thrown }))
      .finally(() => this.#finishing.delete(finishing));
    this.#finishing.add(finishing);
  }
}

function manifestDocument(cleaned: CleanedDocument, planned: ExportFile): ManifestDocument {
  const { file, renamedFrom, rawPath } = planned;
  return {
    ...cleaned.manifest,
    file,
    ...(renamedFrom !== undefined && { renamedFrom }),
    ...(rawPath && { pathBytes: toHex(rawPath) }),
  };
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
