import { existsSync } from 'node:fs';
import { packageProgram } from '../process/package-program.mjs';
import { inRoot } from '../setup/paths.mjs';

/**
 * A step that passes or fails as one. Each command is a Node program with its arguments.
 * @typedef {{ name: string, commands: () => string[][] }} Check
 */

/** The longest first, because two run at a time. @type {Check[]} */
export const checks = [
  {
    name: 'lint',
    commands: () => [
      [packageProgram('eslint', 'eslint'), '.', ...eslintConfig(), '--max-warnings', '0'],
    ],
  },
  {
    name: 'types',
    commands: () => [
      [packageProgram('typescript', 'tsc'), '-b'],
      [packageProgram('typescript', 'tsc'), '-p', 'scripts'],
    ],
  },
  {
    name: 'svelte',
    commands: () => [
      [
        packageProgram('svelte-check', 'svelte-check'),
        ...['--workspace', 'renderer', '--tsconfig', './tsconfig.json'],
        ...['--fail-on-warnings', '--output', 'human'],
      ],
    ],
  },
  {
    name: 'format',
    commands: () => [
      [packageProgram('prettier', 'prettier'), '--check', '--cache', '--log-level=warn', '.'],
    ],
  },
  {
    name: 'unused',
    commands: () => [[packageProgram('knip', 'knip')]],
  },
  {
    name: 'build',
    commands: () => [[inRoot('scripts', 'build.mjs')]],
  },
];

function eslintConfig() {
  const config = 'test/eslint.config.js';
  return existsSync(inRoot(config)) ? ['--config', config] : [];
}
