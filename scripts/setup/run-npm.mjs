import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runQuietly } from './run-quietly.mjs';

/**
 * Runs npm as a plain Node program where that can be found, because on Windows its launcher is a
 * batch file, which only a shell can start.
 * @param {string[]} args
 * @param {{ cwd: string, remedy: string, failure: string }} options
 */
export function runNpm(args, options) {
  const node = process.env.npm_node_execpath ?? process.execPath;
  const candidates = [
    process.env.npm_execpath ?? '',
    join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(node), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const program = candidates.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
  return program ? runQuietly(node, [program, ...args], options) : runQuietly('npm', args, options);
}
