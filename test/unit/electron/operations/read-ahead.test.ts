import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readAhead } from '../../../../electron/operations/read-ahead';

test('begins a few ahead and answers in order, however long each takes', async () => {
  const begun: number[] = [];
  const answered: string[] = [];
  const begin = async (item: number): Promise<string> => {
    begun.push(item);
    await setTimeout((5 - item) * 2);
    return `file ${item}`;
  };
  const most: number[] = [];
  for await (const { item, result } of readAhead([0, 1, 2, 3, 4], () => 3, begin, neverMind)) {
    answered.push(await result);
    expect(answered.at(-1)).toBe(`file ${item}`);
    most.push(begun.length - answered.length);
  }
  expect(answered).toEqual(['file 0', 'file 1', 'file 2', 'file 3', 'file 4']);
  expect(most).toEqual([2, 2, 2, 1, 0]);
});

test('a failure is thrown where its result is waited for, and the others go on', async () => {
  const begin = (item: number): Promise<number> =>
    item === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(item);
  const seen: (number | string)[] = [];
  for await (const { result } of readAhead([0, 1, 2], () => 2, begin, neverMind)) {
    seen.push(await result.catch((thrown: Error) => thrown.message));
  }
  expect(seen).toEqual([0, 'gone', 2]);
});

test('what was begun for nothing is given up', async () => {
  const given: number[] = [];
  const giveUp = (result: number): Promise<void> => Promise.resolve(void given.push(result));
  const begin = (item: number): Promise<number> =>
    item === 2 ? Promise.reject(new Error('gone')) : Promise.resolve(item);
  for await (const { item } of readAhead([0, 1, 2, 3, 4, 5], () => 4, begin, giveUp)) {
    if (item === 0) break;
  }
  expect(given).toEqual([1, 3]);
});

const neverMind = (): Promise<void> => Promise.resolve();
