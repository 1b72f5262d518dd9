import { findProgram } from './find-program.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** @type {import('./setup.mjs').SetupStep} */
export const xvfbStep = {
  name: 'xvfb',
  isReady: () => process.platform !== 'linux' || hasDisplay() || findProgram('Xvfb') !== undefined,
  install: () =>
    installSystemPackages({ purpose: 'xvfb', missing: ['Xvfb'], packages: [['xvfb'], ['xauth']] }),
};

function hasDisplay() {
  return Boolean(process.env.DISPLAY);
}
