import { expect, test } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error';
import { createClient } from '../../../../shared/ipc/client';
import type { Transport } from '../../../../shared/ipc/transport';

test('calls go out as group.name and come back as values', async () => {
  const sent: unknown[] = [];
  const transport: Transport = {
    invoke: (call, payload) => {
      sent.push([call, payload]);
      return Promise.resolve({ ok: true, value: [1, 2] });
    },
    subscribe: () => () => undefined,
  };
  expect(await createClient(transport).documents.list({ batchId: 3 })).toEqual([1, 2]);
  expect(sent).toEqual([['documents.list', { batchId: 3 }]]);
});

test('an error reply is thrown as the same error', async () => {
  const transport: Transport = {
    invoke: () =>
      Promise.resolve({
        ok: false,
        error: { code: 'WORKSPACE_NOT_OURS', message: 'm', hint: 'h', details: { path: 'a.db' } },
      }),
    subscribe: () => () => undefined,
  };
  const thrown = await createClient(transport)
    .workspace.open({ path: 'a.db' })
    .catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(AppError);
  expect((thrown as AppError).code).toBe('WORKSPACE_NOT_OURS');
  expect((thrown as AppError).message).toBe('a.db is not a Winnow workspace.');
});

test('events are subscribed to by their name until the listener is taken away', () => {
  const listeners = new Map<string, (payload: unknown) => void>();
  const transport: Transport = {
    invoke: () => Promise.resolve({ ok: true, value: undefined }),
    subscribe: (event, listener) => {
      listeners.set(event, listener);
      return () => listeners.delete(event);
    },
  };
  const heard: unknown[] = [];
  const stop = createClient(transport).jobs.onProgress((news) => heard.push(news.done));
  listeners.get('jobs.progress')!({ done: 5 });
  stop();
  expect(heard).toEqual([5]);
  expect(listeners.size).toBe(0);
});
