import { fork } from 'node:child_process';
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { FromBackend, ToBackend } from '../backend/messages';

/** A running backend process, whichever runtime it got. */
export interface BackendProcess {
  post(message: ToBackend): void;
  onMessage(listener: (message: FromBackend) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

/** The SQLite binding is built for this version of Node-API; an older runtime crashes on loading it. */
const neededNodeApi = 10;

/** Starts the backend in a utility process, or in the project's own Node where Electron's is too old. */
export function startBackendProcess(): BackendProcess {
  const entry = join(import.meta.dirname, 'backend.js');
  return Number(process.versions['napi']) >= neededNodeApi
    ? startUtilityProcess(entry)
    : startNodeProcess(entry);
}

function startUtilityProcess(entry: string): BackendProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Winnow backend', stdio: 'inherit' });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
}

function startNodeProcess(entry: string): BackendProcess {
  const child = fork(entry, [], {
    execPath: join(app.getAppPath(), 'node_modules/.bin/node'),
    // Debugging flags of Electron are not meant for the child.
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let left = false;
  const exits: (() => void)[] = [];
  const leave = (): void => {
    if (left) return;
    left = true;
    for (const listener of exits) listener();
  };
  child.on('exit', leave);
  // A child that could not be started says `error` and never `exit`.
  child.on('error', leave);
  return {
    post: (message) => void (child.connected && child.send(message)),
    onMessage: (listener) =>
      void child.on('message', (message) => listener(message as FromBackend)),
    onExit: (listener) => void exits.push(listener),
    kill: () => void child.kill(),
  };
}
