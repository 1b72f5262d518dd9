import { readFileSync } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';

/**
 * The file behind a package's command, to be run by a Node of our choice and without a shell.
 * @param {string} packageName
 * @param {string} command
 */
export function packageProgram(packageName, command) {
  const folder = inRoot('node_modules', ...packageName.split('/'));
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  return inRoot('node_modules', packageName, typeof bin === 'string' ? bin : bin[command]);
}
