import { spawn } from 'node:child_process';
import { root } from '../setup/paths.mjs';
import { runNode } from '../setup/run-node.mjs';
import { runEnvironment } from './run-environment.mjs';

const timeout = 600_000;

/**
 * Runs a check with its output held back, so that two at a time do not mix their lines.
 * @param {import('./checks.mjs').Check} check
 */
export async function runCheck(check) {
  let output = '';
  for (const args of check.commands()) {
    const result = await capture(args);
    output += result.output;
    if (!result.passed) return { passed: false, output };
  }
  return { passed: true, output };
}

/**
 * @param {string[]} args
 * @returns {Promise<{ passed: boolean, output: string }>}
 */
function capture(args) {
  return new Promise((resolve) => {
    const child = spawn(runNode(), args, {
      cwd: root,
      env: runEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ passed: false, output: output + error.message }));
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}
