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
// The two setters are not in Electron's types: it made them for programs like this one.
const settable = /** @type {any} */ (app);
settable.setName(description.productName ?? description.name);
settable.setVersion(description.version);
settable.setAppPath(folder);

for (const preload of preloads) require(preload);
// Awaited at the top level, so that `ready` is not announced before the program listens for it.
await import(pathToFileURL(require.resolve(join(folder, description.main ?? 'index.js'))).href);

/** @param {string[]} args */
function readArguments(args) {
  const preloads = [];
  const waiting = [...args];
  for (let argument = waiting.shift(); argument; argument = waiting.shift()) {
    if (argument === '-r' || argument === '--require') preloads.push(waiting.shift() ?? '');
    else if (!argument.startsWith('-')) return { folder: resolve(argument), preloads };
  }
  return { folder: process.cwd(), preloads };
}
