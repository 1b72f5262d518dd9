import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error';
import { aSource, readAny } from '../../../support/memory-source';

afterEach(() => vi.restoreAllMocks());

/** Rows of which the source gives two before it throws. */
function aThrowingSource(thrown: unknown) {
  return {
    ...aSource('rows.jsonl', ''),
    async *chunks() {
      yield Buffer.from(`{"text": "One."}\n${' '.repeat(70_000)}\n{"text": "Two."}\n`);
      await Promise.reject(thrown as Error);
    },
  };
}

test('a fault of a reader is a problem of its file, and what came before it is kept', async () => {
  const complaint = vi.spyOn(console, 'error').mockReturnValue();
  const fault = new RangeError('Invalid string length');
  const { documents, problems } = await readAny(aThrowingSource(fault));
  expect(documents.map(({ text }) => text)).toEqual(['One.', 'Two.']);
  expect(problems).toMatchObject([{ path: 'rows.jsonl', code: 'FILE_FAILED' }]);
  expect(problems[0]!.message).toContain('RangeError');
  expect(complaint).toHaveBeenCalledWith(fault);
});

test('a cancel and what the system says of a file are thrown on', async () => {
  const denied = Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'read' });
  for (const thrown of [denied, new AppError('JOB_CANCELLED')]) {
    await expect(readAny(aThrowingSource(thrown))).rejects.toBe(thrown);
  }
});
