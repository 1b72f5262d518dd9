import { spawnSync } from 'node:child_process';
import { findProgram } from './find-program.mjs';
import { runQuietly } from './run-quietly.mjs';
import { SetupError, say } from './say.mjs';

/**
 * Installs Debian or Ubuntu packages where that is allowed; otherwise fails with the command to type.
 * @param {{ purpose: string, missing: string[], packages: string[][] }} wanted
 *   `packages`: for each package its possible names, the newest distribution's first
 */
export async function installSystemPackages({ purpose, missing, packages }) {
  const problem = `${purpose} needs what this system does not have: ${missing.join(', ')}.`;
  if (!findProgram('apt-get')) {
    throw new SetupError(problem, `Install it with the system's package manager.`);
  }
  if (process.getuid?.() !== 0) {
    const names = chooseNames(packages).join(' ');
    throw new SetupError(
      problem,
      `Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    );
  }
  say(`${purpose}: installing system packages (apt-get)`);
  const options = { failure: problem, remedy: 'Check the network, then run: apt-get update' };
  await runApt(['update', '-qq'], options);
  const names = chooseNames(packages);
  await runApt(['install', '-y', '-qq', '--no-install-recommends', ...names], {
    failure: problem,
    remedy: `Run: apt-get install -y --no-install-recommends ${names.join(' ')}`,
  });
}

/**
 * @param {string[]} args
 * @param {{ failure: string, remedy: string }} options
 */
function runApt(args, options) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-o', 'DPkg::Lock::Timeout=300'];
  return runQuietly('apt-get', [...patience, ...args], { ...options, env: environment });
}

/**
 * The names this distribution knows: `libgtk-3-0t64` from Debian 13 and Ubuntu 24.04 on, before that
 * `libgtk-3-0`.
 * @param {string[][]} packages
 */
function chooseNames(packages) {
  return packages.map((names) => names.find(isKnown) ?? names.at(-1) ?? '');
}

/** @param {string} name */
function isKnown(name) {
  return spawnSync('apt-cache', ['show', '--no-all-versions', name]).status === 0;
}
