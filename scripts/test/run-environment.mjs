import { delimiter, dirname } from 'node:path';
import { electronEnvironment } from '../setup/electron.mjs';
import { runNode } from '../setup/run-node.mjs';

/** The environment of every step: our Node comes first on PATH, and the Electron binary is found. */
export function runEnvironment() {
  const environment = electronEnvironment();
  // The checks write to a pipe of ours; what counts is where their words end up.
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  const path = `${dirname(runNode())}${delimiter}${environment.PATH ?? ''}`;
  return { ...environment, ...colours, PATH: path };
}
