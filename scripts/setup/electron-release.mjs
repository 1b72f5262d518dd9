import { existsSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runNode } from './run-node.mjs';
import { runQuietly } from './run-quietly.mjs';
import { SetupError, say } from './say.mjs';

/** Only a download that hangs takes this long: connecting has a limit of ten seconds of its own. */
const timeoutMilliseconds = 600_000;

/**
 * Electron's own downloader, which checks what it fetched and keeps it in Electron's own cache.
 * @returns {Promise<boolean>} false where the release page cannot be reached
 */
export async function downloadRelease() {
  const downloader = inRoot('node_modules', 'electron', 'install.js');
  if (!existsSync(downloader)) return false;
  say('electron: downloading the binary from its release page');
  try {
    await runQuietly(runNode(), [downloader], {
      cwd: inRoot(),
      timeout: timeoutMilliseconds,
      failure: 'The release page could not be reached.',
      remedy: 'Set ELECTRON_MIRROR to a mirror.',
    });
    return true;
  } catch (error) {
    if (error instanceof SetupError) return false;
    throw error;
  }
}
