// Takes the pictures of the README anew: npm run screenshots
import { cpSync, mkdirSync } from 'node:fs';
import { runChild } from './process/run-child.mjs';
import { inRoot, root } from './setup/paths.mjs';

const pictures = ['review-light-1280x800.png', 'review-dark-1280x800.png'];

const args = [inRoot('scripts', 'test.mjs'), 'build', 'e2e', '--', 'screenshots'];
process.exitCode = await runChild(process.execPath, args, { cwd: root });
if (process.exitCode === 0) {
  const target = inRoot('docs', 'screenshots');
  mkdirSync(target, { recursive: true });
  for (const picture of pictures) {
    cpSync(inRoot('test-results', 'screenshots', picture), `${target}/${picture}`);
  }
}
