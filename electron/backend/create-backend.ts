import { join } from 'node:path';
import type { BackendHandlers, News } from '../../shared/ipc/contract';
import { followSettings, type BackendContext } from './backend-context';
import { batchHandlers } from './handlers/batches';
import { documentHandlers } from './handlers/documents';
import { exportHandlers } from './handlers/exports';
import { ruleHandlers } from './handlers/rules';
import { reviewHandlers } from './handlers/review';
import { sampleHandlers } from './handlers/samples';
import { workspaceHandlers } from './handlers/workspace';
import { Jobs } from './jobs';
import { mapHandlers } from './map-handlers';
import type { BackendFolders } from './messages';
import { RuleDesk } from './rule-desk';
import { Session } from './session';
import { openSettings } from './settings';

export interface BackendOptions extends BackendFolders {
  onNews(news: News): void;
  /** One line for the log; never holds text of documents. */
  log(line: string): void;
}

export interface Backend {
  readonly handlers: BackendHandlers;
  /** Cancels what is running and closes the workspace. */
  close(): Promise<void>;
}

/** Everything behind the contract except the host's part: one workspace, one job at a time. */
export function createBackend(options: BackendOptions): Backend {
  const session = new Session(options.resourcesFolder);
  const settings = openSettings(join(options.dataFolder, 'settings.json'), options.log);
  const now = () => new Date().toISOString();
  const jobs = new Jobs({
    now,
    onProgress: (payload) => options.onNews({ event: 'jobs.progress', payload }),
    mapError: (thrown) => session.mapError(thrown),
    onBug: (job, thrown) =>
      options.log(`${job}: ${thrown instanceof Error ? thrown.stack : String(thrown)}`),
  });
  const rules = new RuleDesk({
    db: () => session.db,
    readDb: () => session.readDb,
    onChanged: (payload) => options.onNews({ event: 'rules.changed', payload }),
    onBug: (thrown) =>
      options.log(`rules: ${thrown instanceof Error ? thrown.stack : String(thrown)}`),
    now,
  });
  const context: BackendContext = {
    ...{ session, jobs, folders: options, settings, rules, now },
    tellDeciding: (payload) => options.onNews({ event: 'review.deciding', payload }),
    tellUpgrading: (payload) => options.onNews({ event: 'workspace.upgrading', payload }),
  };
  const handlers: BackendHandlers = {
    workspace: workspaceHandlers(context),
    batches: batchHandlers(context),
    documents: documentHandlers(context),
    review: reviewHandlers(context),
    exports: exportHandlers(context),
    rules: ruleHandlers(context),
    samples: sampleHandlers(context, (share) =>
      options.onNews({ event: 'samples.progress', payload: { share } }),
    ),
    jobs: {
      cancel: ({ jobId }) => jobs.cancel(jobId),
      pause: ({ jobId }) => jobs.pause(jobId),
      resume: ({ jobId }) => jobs.resume(jobId),
      current: () => jobs.current ?? null,
    },
    settings: {
      get: () => settings.get(),
      set: (changes) => {
        const next = settings.set(changes);
        if (changes.shownConfidence !== undefined) followSettings(context);
        return next;
      },
      damage: () => (settings.keptAs === undefined ? null : { kept: settings.keptAs }),
    },
  };
  return {
    handlers: mapHandlers(handlers, (thrown) => session.mapError(thrown)),
    async close() {
      await jobs.stop();
      await rules.close();
      session.close();
    },
  };
}
