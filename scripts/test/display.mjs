import { spawn } from 'node:child_process';
import { SetupError } from '../setup/say.mjs';

/**
 * Runs work with a display: the one there is, else a virtual one of its own.
 * @template T
 * @param {(environment: NodeJS.ProcessEnv) => Promise<T>} work
 */
export async function withDisplay(work) {
  if (process.platform !== 'linux' || process.env.DISPLAY) return work({});
  // `-displayfd` lets the server choose a free number and say so once it is ready.
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const stop = () => void server.kill();
  process.once('exit', stop);
  try {
    return await work({ DISPLAY: `:${await displayNumber(server)}` });
  } finally {
    process.off('exit', stop);
    stop();
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new SetupError('Xvfb does not start.', 'Run: Xvfb :99'));
    server.stdio[3]?.once('data', (chunk) => resolve(String(chunk).trim()));
    server.once('error', fail);
    server.once('exit', fail);
  });
}
