import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { SetupError } from './say.mjs';

/**
 * Runs a tool to its end and keeps its output back; only a failure shows it.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { remedy: string, failure: string }} options
 * @returns {Promise<void>}
 */
export function runQuietly(command, args, { remedy, failure, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => reject(new SetupError(failure, remedy, error.message)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new SetupError(failure, remedy, stripVTControlCharacters(output)));
    });
  });
}
