// What Electron's own default app does for `electron <folder>`: run the program in that folder as if
// it were the app. A packaged Electron, which the registry's binary is, does not bring one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { folder, preloads } = readArguments(process.argv.slice(1));
const require = createRequire(join(folder, 'package.json'));
const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
app.setName(description.productName ?? description.name);
app.setVersion(description.version);
app.setAppPath(folder);

for (const preload of preloads) require(preload);
// Awaited at the top level, so that `ready` is not announced before the program listens for it.
await import(pathToFileURL(require.resolve(join(folder, description.main ?? 'index.js'))).href);

/** @param {string[]} args */
function readArguments(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '-r' || argument === '--require') preloads.push(args[(index += 1)]);
    else if (!argument.startsWith('-')) return { folder: resolve(argument), preloads };
  }
  return { folder: process.cwd(), preloads };
}
