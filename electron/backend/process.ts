import { dispatch } from '../../shared/ipc/dispatch';
import { createBackend } from './create-backend';
import { tuneV8 } from './tune-v8';
import type { BackendFolders, ToBackend } from './messages';
import { openParentPort } from './parent-port';

// Entry of the backend process: one store, one engine, answering main's calls in turn.

tuneV8();
const port = openParentPort();
type Backend = ReturnType<typeof createBackend>;
let backend: Backend | undefined;

function start(folders: BackendFolders): void {
  backend = createBackend({
    ...folders,
    onNews: (news) => port.post({ type: 'news', event: news.event, payload: news.payload }),
    log: (line) => console.error(line),
  });
  port.post({ type: 'ready' });
}

async function answer(message: Extract<ToBackend, { type: 'call' }>): Promise<void> {
  const reply = await dispatch(backend!.handlers, message.call, message.payload, logBug);
  port.post({ type: 'reply', id: message.id, reply });
}

/** A thrown thing without a code is a bug: it goes to the log with its stack, never with document text. */
function logBug(call: string, thrown: unknown): void {
  console.error(`${call}:`, thrown instanceof Error ? thrown.stack : thrown);
}

async function close(): Promise<void> {
  await backend?.close();
  port.post({ type: 'closed' });
  // The line to main keeps the process alive; without it the event loop ends by itself.
  if (process.connected) process.disconnect();
}

port.onMessage((message) => {
  if (message.type === 'start') start(message.options);
  else if (message.type === 'call') void answer(message);
  else void close();
});
port.onLost(() => void backend?.close().finally(() => process.exit(0)));
