import { electronStep } from './electron.mjs';
import { librariesStep } from './libraries.mjs';
import { withLock } from './lock.mjs';
import { packagesStep } from './packages.mjs';
import { nodeStep } from './run-node.mjs';
import { xvfbStep } from './xvfb.mjs';

/**
 * One thing the product needs on a machine. `isReady` must be cheap: it runs before every command.
 * @typedef {'packages' | 'node' | 'electron' | 'libraries' | 'xvfb'} Need
 * @typedef {{ name: Need, isReady: () => boolean, install: () => void | Promise<void> }} SetupStep
 */

/** In order: a step may rely on the ones before it. @type {SetupStep[]} */
const steps = [packagesStep, nodeStep, electronStep, librariesStep, xvfbStep];

/** @type {Need[]} */
export const everything = steps.map((step) => step.name);

/**
 * Brings the machine to the state a command needs; does nothing where it is there already.
 * @param {{ need: Need[] }} options
 */
export async function setup({ need }) {
  const needed = steps.filter((step) => need.includes(step.name));
  if (needed.every((step) => step.isReady())) return;
  await withLock('setup', async () => {
    for (const step of needed) {
      if (!step.isReady()) await step.install();
    }
  });
}
