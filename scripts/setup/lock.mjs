import { createHash } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, root } from './paths.mjs';
import { say } from './say.mjs';

const heartbeatMilliseconds = 2_000;
/** A holder that has not stirred for this long was killed, or its process number was given away. */
const staleMilliseconds = 30_000;

/**
 * Lets one process at a time work on a folder: by default this checkout's packages or build output.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {string} [folder]
 */
export async function withLock(name, work, folder = root) {
  const path = lockPath(name, folder);
  await acquire(path, name);
  const heartbeat = setInterval(() => touch(path), heartbeatMilliseconds);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(path, { force: true });
  }
}

/**
 * @param {string} name
 * @param {string} folder
 */
function lockPath(name, folder) {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const locks = join(cacheFolder(), 'locks');
  mkdirSync(locks, { recursive: true });
  return join(locks, `${key}-${name}.lock`);
}

/**
 * @param {string} path
 * @param {string} name
 */
async function acquire(path, name) {
  let told = false;
  while (!tryAcquire(path)) {
    if (isStale(path)) {
      rmSync(path, { force: true });
    } else {
      if (!told) say(`${name}: waiting for another process that is at it`);
      told = true;
      await sleep(200);
    }
  }
}

/**
 * Links a finished file into place, so that nobody ever reads a lock without its process number.
 * @param {string} path
 */
function tryAcquire(path) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @param {string} path */
function isStale(path) {
  try {
    const idle = Date.now() - statSync(path).mtimeMs;
    return idle > staleMilliseconds || !isAlive(Number(readFileSync(path, 'utf8')));
  } catch {
    return false;
  }
}

/** @param {number} processId */
function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} path */
function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Whoever removed the lock took it for stale; the work itself is unharmed.
  }
}
