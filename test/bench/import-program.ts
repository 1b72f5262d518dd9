import { chooseFlagger } from '../../electron/backend/flag-pool';
import { tuneV8 } from '../../electron/backend/tune-v8';
import { loadResources } from '../../electron/backend/load-resources';
import { resourcesFolder } from '../../electron/backend/resources-folder';
import { analyzeBatch } from '../../electron/operations/analyze-batch';
import type { FoldAhead } from '../../electron/operations/fold-ahead';
import { importBatch } from '../../electron/operations/import-batch';
import { insertBatch } from '../../electron/store/batches';
import { createWorkspace } from '../../electron/store/open-workspace';
import { createEngine } from '../../shared/engine/create-engine';
import { detectors } from '../../shared/engine/detectors/index';

// Entry: imports and flags FOLDER into the new workspace FILE as `winnow import FOLDER --workspace FILE`
// does, workers included, with all detectors but the one for passages off the topic.

tuneV8();
const [folder, file] = process.argv.slice(2) as [string, string];
const used = detectors.filter(({ id }) => id !== 'off-topic');
const resources = resourcesFolder();
const openFlagger = chooseFlagger({
  engine: () => createEngine(loadResources(resources), used),
  resourcesFolder: resources,
  spared: 0,
  detectorIds: used.map(({ id }) => id),
});
const context = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  now: () => new Date().toISOString(),
};
const workspace = createWorkspace(file, 'the benchmark');
try {
  const { db } = workspace;
  const batchId = insertBatch(db, 'bench', context.now());
  const read = (ahead: FoldAhead) => importBatch(db, { batchId, paths: [folder], ahead }, context);
  await analyzeBatch(db, { batchId, openFlagger, read }, context);
} finally {
  workspace.close();
}
