import type { Client } from '../../shared/ipc/contract';
import { AdjustingController } from './adjusting.svelte';
import { AdvancingController } from './advancing.svelte';
import { AnnouncerController } from './announcer.svelte';
import { BatchWorkController } from './batch-work.svelte';
import { BulkController } from './bulk.svelte';
import { CleanTextController } from './clean-text.svelte';
import { DecisionsController } from './decisions.svelte';
import { DocumentsController } from './documents.svelte';
import { ExcludingController } from './excluding.svelte';
import { EncodingController } from './encoding.svelte';
import { ExportingController } from './exporting.svelte';
import { ImportingController } from './importing.svelte';
import { JobsController } from './jobs.svelte';
import { KindsController } from './kinds.svelte';
import { NotesController } from './notes.svelte';
import { OverlaysController } from './overlays.svelte';
import { PanelsController } from './panels.svelte';
import { ProblemsController } from './problems.svelte';
import { RecoveryController } from './recovery.svelte';
import { RecentController } from './recent.svelte';
import { RulesController } from './rules.svelte';
import { ReviewController } from './review.svelte';
import { SelectionController } from './selection.svelte';
import { SessionController } from './session.svelte';
import { SettingsController } from './settings.svelte';
import { SkipsController } from './skips.svelte';
import { ToastsController } from './toasts.svelte';
import { TourController } from './tour.svelte';
import { NearDuplicatesController } from './near-duplicates.svelte';
import { TwinsController } from './twins.svelte';
import { watchCalls } from './watch-calls';
import { WorkspaceController } from './workspace.svelte';
import { WriteQueue } from './write-queue.svelte';

export type Controllers = ReturnType<typeof createControllers>;

/** All controllers of the window over one client. `now` gives milliseconds. */
export function createControllers(given: Client, now: () => number) {
  const tour = new TourController();
  const client = watchCalls(given, (...seen) => tour.saw(...seen));
  const toasts = new ToastsController();
  const queue = new WriteQueue();
  const announcer = new AnnouncerController();
  const skips = new SkipsController();
  const overlays = new OverlaysController();
  const settings = new SettingsController(client, toasts);
  const workspace = new WorkspaceController(client);
  const recent = new RecentController(client, toasts);
  const documents = new DocumentsController(client, toasts);
  const problems = new ProblemsController(client, toasts);
  const jobs = new JobsController(client, toasts);
  const review = new ReviewController(client, queue, settings, toasts);
  review.wants = (flag) => documents.wants(flag);
  const panels = new PanelsController(review, settings);
  const selection = new SelectionController(review);
  const cleanText = new CleanTextController(client, queue, toasts);
  const importing = new ImportingController(client, workspace, toasts);
  const exporting = new ExportingController({ client, queue, workspace, jobs, toasts });
  const advancing = new AdvancingController({ review, documents, settings, skips, toasts });
  const decisions = new DecisionsController({
    client,
    queue,
    review,
    documents,
    workspace,
    advancing,
    toasts,
    now,
  });
  const notes = new NotesController({ client, review, decisions, toasts });
  const kinds = new KindsController({
    client,
    review,
    selection,
    decisions,
    advancing,
    settings,
    toasts,
  });
  const excluding = new ExcludingController({
    client,
    review,
    decisions,
    advancing,
    announcer,
    toasts,
  });
  const adjusting = new AdjustingController({ client, review, decisions, announcer, toasts });
  const twins = new TwinsController({ client, review, decisions, advancing, toasts });
  const nearDuplicates = new NearDuplicatesController({ client, queue, review, decisions, toasts });
  const rules = new RulesController({ client, workspace, review, decisions, toasts });
  const bulk = new BulkController({ client, workspace, documents, review, decisions, toasts });
  const session = new SessionController({
    client,
    workspace,
    recent,
    documents,
    review,
    decisions,
    jobs,
    problems,
    settings,
    toasts,
  });
  const recovery = new RecoveryController({
    client,
    queue,
    workspace,
    documents,
    review,
    decisions,
    jobs,
    session,
    toasts,
  });
  tour.begin({ client: given, workspace, documents, review, settings });
  session.onFiles = (paths) => importing.propose(paths);
  const batchWork = new BatchWorkController({
    client,
    workspace,
    session,
    documents,
    review,
    decisions,
    jobs,
    problems,
    toasts,
  });
  jobs.onEnd = (job) => void (job.kind === 'import' ? batchWork : exporting).ended(job);
  importing.onStarted = (batchId) => void batchWork.started(batchId);
  const encoding = new EncodingController({ client, review, batchWork, workspace, toasts });
  return {
    toasts,
    queue,
    announcer,
    skips,
    advancing,
    adjusting,
    notes,
    kinds,
    excluding,
    overlays,
    panels,
    settings,
    workspace,
    recent,
    documents,
    problems,
    jobs,
    rules,
    bulk,
    review,
    selection,
    cleanText,
    importing,
    exporting,
    encoding,
    decisions,
    twins,
    nearDuplicates,
    session,
    batchWork,
    tour,
    recovery,
  };
}
