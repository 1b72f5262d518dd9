import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createWorkspace, type Workspace } from '../../electron/store/open-workspace';
import { temporaryFolder } from './temporary-folder';

/** A new workspace that is closed and gone when the test has ended. */
export function temporaryWorkspace(): Workspace {
  const workspace = createWorkspace(join(temporaryFolder(), 'test.winnow'));
  onTestFinished(() => workspace.close());
  return workspace;
}
