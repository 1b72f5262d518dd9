import { CommandTable } from '../../renderer/commands/command-table';
import { createControllers } from '../../renderer/state/create-controllers';
import { createClient } from '../../shared/ipc/client';
import { FakeBackend, type FakeBatch } from './fake-backend';
import { FakeTransport } from './fake-transport';

/** Three documents: two with flags, one clean between them. */
export const threeDocuments: FakeBatch = {
  name: 'spring crawl',
  documents: [
    {
      path: 'harbour/ferry.txt',
      site: 'harbour',
      text: 'Ferry to run late\n\nBy Ida Moss\n\nThe ferry runs until nine.\n\nShare this\n\nRead more here',
      flags: [
        { on: 'By Ida Moss', kind: 'metadata' },
        { on: 'Share this', kind: 'share', twins: 1 },
        { on: 'Read more here', kind: 'related' },
      ],
    },
    { path: 'harbour/clean.txt', site: 'harbour', text: 'Nothing wrong here.' },
    {
      path: 'upland/mill.txt',
      site: 'upland',
      text: 'Mill grinds again\n\nShare this\n\nThe mill grinds again.\n\nLoad more',
      flags: [
        { on: 'Share this', kind: 'share', twins: 1 },
        { on: 'Load more', kind: 'ui', confidence: 0.2 },
      ],
    },
  ],
};

/** The controllers of a window over a fake backend, with a clock that stands still until moved. */
export function createWindow(batches: readonly FakeBatch[] = [threeDocuments]) {
  const backend = new FakeBackend(batches);
  const transport = new FakeTransport(backend);
  const clock = { now: 0 };
  const controllers = createControllers(createClient(transport), () => clock.now);
  const commands = new CommandTable(controllers, false);
  return { ...controllers, backend, transport, clock, commands };
}

/** A window that has started and shows its first document. */
export async function openWindow(batches?: readonly FakeBatch[]) {
  const window = createWindow(batches);
  await window.session.start();
  return window;
}

/** Lets everything that is on its way arrive. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 20; round++) await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve, 0));
}
