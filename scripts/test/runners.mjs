import { packageProgram } from '../process/package-program.mjs';
import { countPlaywright } from './count-playwright.mjs';
import { countVitest } from './count-vitest.mjs';

/**
 * A step that is counted by the tests it reports; `built` ones run what is in out/. `command` gets the file for its JSON report.
 * @typedef {import('../setup/setup.mjs').Need} Need
 * @typedef {{ args: string[], environment: NodeJS.ProcessEnv }} RunnerCommand
 * @typedef {{
 *   name: string, need: Need[], display: boolean, built: boolean,
 *   command: (report: string) => RunnerCommand,
 *   count: (report: unknown) => import('./tally.mjs').Tally,
 * }} Runner
 */

/** @type {Runner[]} */
export const runners = [
  {
    name: 'unit',
    need: [],
    display: false,
    built: false,
    command: (report) => ({
      args: [
        packageProgram('vitest', 'vitest'),
        ...['run', '--config', 'test/vitest.config.ts'],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ],
      environment: {},
    }),
    count: countVitest,
  },
  {
    name: 'e2e',
    need: ['electron', 'libraries', 'xvfb'],
    display: true,
    built: true,
    command: (report) => ({
      args: [
        packageProgram('@playwright/test', 'playwright'),
        ...['test', '--config', 'test/playwright.config.ts', '--reporter=list,json'],
      ],
      environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
    count: countPlaywright,
  },
];
