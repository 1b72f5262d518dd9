import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');

export default defineConfig({
  testDir: resolve(root, 'test/e2e/specs'),
  outputDir: resolve(root, 'test-results'),
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // Each spec starts its own Electron; two at once starve each other on a small machine.
  workers: 1,
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list']],
});
