import { describe, expect, test } from 'vitest';
import { groupProblems, reasonName } from '../../../../renderer/state/problem-groups';
import type { ProblemList } from '../../../../shared/ipc/shapes';
import { openWindow, settle, threeDocuments } from '../../../support/window-fixture';

const problem = (path: string, code: ProblemList[number]['code']) => ({
  path,
  code,
  message: `Said of ${path}.`,
  hint: 'Do something.',
});
const list = [
  problem('a.png', 'FILE_TYPE_UNKNOWN'),
  problem('b.txt', 'FILE_EMPTY'),
  problem('c.txt', 'FILE_EMPTY'),
];
const batch = { ...threeDocuments, problems: list };

async function aWindow() {
  return openWindow([batch, { ...threeDocuments, name: 'autumn crawl' }]);
}

describe('groups of problems', () => {
  test('stand by size, under the words of their reason', () => {
    expect(
      groupProblems(list).map(({ name, problems }) => [name, problems.map(({ path }) => path)]),
    ).toEqual([
      ['File empty', ['b.txt', 'c.txt']],
      ['File type unknown', ['a.png']],
    ]);
    expect(reasonName('INTERNAL')).toBe('Internal');
  });
});

describe('the problems of a batch', () => {
  test('are sorted by file as well, and one stays at the same one', async () => {
    const { problems, session } = await openWindow([
      {
        ...batch,
        problems: [...list, problem('b10.txt', 'FILE_EMPTY'), problem('b9.txt', 'FILE_EMPTY')],
      },
    ]);
    await session.openBatch(1);
    await problems.show(1);
    const paths = () => problems.shown.map(({ path }) => path);
    expect(paths()).toEqual(['b.txt', 'c.txt', 'b10.txt', 'b9.txt', 'a.png']);
    await problems.walk(1, -1);
    expect(problems.current?.path).toBe('a.png');
    problems.sort('file');
    expect(paths()).toEqual(['a.png', 'b.txt', 'b9.txt', 'b10.txt', 'c.txt']);
    expect(problems.current?.path).toBe('a.png');
    problems.showReason('FILE_EMPTY');
    expect(paths()).toEqual(['b.txt', 'b9.txt', 'b10.txt', 'c.txt']);
  });

  test('are walked through with one key that opens them at the first', async () => {
    const { problems, session, commands } = await aWindow();
    await session.openBatch(1);
    commands.run('problems');
    await settle();
    expect(problems.open).toBe(true);
    const seen = [problems.current?.path];
    for (let time = 0; time < 3; time++) {
      commands.run('problems');
      seen.push(problems.current?.path);
    }
    expect(seen).toEqual(['b.txt', 'c.txt', 'a.png', 'b.txt']);
    commands.run('previous-problem');
    expect(problems.current?.path).toBe('a.png');
    commands.run('escape');
    expect(problems.open).toBe(false);
    commands.run('previous-problem');
    await settle();
    expect(problems.current?.path).toBe('a.png');
  });

  test('are shown by one reason alone', async () => {
    const { problems } = await aWindow();
    await problems.show(1);
    problems.showReason('FILE_TYPE_UNKNOWN');
    await problems.walk(1, 1);
    expect(problems.shown.map(({ path }) => path)).toEqual(['a.png']);
    expect(problems.index).toBe(0);
    problems.showReason(null);
    expect(problems.shown).toHaveLength(3);
  });

  test('follow the batch while they are shown', async () => {
    const { problems, session } = await aWindow();
    await problems.show(1);
    await session.openBatch(2);
    expect(problems.batchId).toBe(2);
    expect(problems.list).toEqual([]);
    expect(problems.index).toBe(-1);
    problems.close();
    await session.openBatch(1);
    expect(problems.list).toEqual([]);
  });

  test('that cannot be read say why', async () => {
    const { problems, transport, toasts } = await aWindow();
    transport.failNext('batches.problems', 'BATCH_UNKNOWN');
    await problems.show(1);
    expect(problems.list).toEqual([]);
    expect(problems.loading).toBe(false);
    expect(toasts.shown.at(-1)?.tone).toBe('error');
  });

  test('are written where the curator says, or not at all', async () => {
    const { problems, backend, transport, toasts } = await aWindow();
    await problems.export(1);
    expect(transport.count('batches.exportProblems')).toBe(0);
    backend.picked = ['/data/problems.jsonl'];
    await problems.export(1);
    expect(toasts.shown.at(-1)?.message).toBe('3 problems written to /data/problems.jsonl');
    toasts.shown.at(-1)?.action?.run();
    await settle();
    expect(backend.revealed).toEqual(['/data/problems.jsonl']);
    transport.failNext('batches.exportProblems', 'DISK_FULL');
    await problems.export(1);
    expect(toasts.shown.at(-1)?.tone).toBe('error');
  });

  test('ten thousand of them are walked through like three', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      problem(`${at}.bin`, at % 2 === 0 ? 'FILE_BINARY' : 'FILE_EMPTY'),
    );
    const { problems } = await openWindow([{ ...threeDocuments, problems: many }]);
    await problems.show(1);
    expect(problems.groups.map(({ problems: { length } }) => length)).toEqual([5000, 5000]);
    await problems.walk(1, -1);
    expect(problems.index).toBe(9999);
    await problems.walk(1, 1);
    expect(problems.index).toBe(0);
  });
});
