import { expect, test } from 'vitest';
import { AppError, errorMessage } from '../../../../shared/errors/app-error';
import { type ErrorCode, errorCodes } from '../../../../shared/errors/codes';
import { toReplyError } from '../../../../shared/errors/reply';

test('details fill the slots of the message', () => {
  expect(errorMessage('FILE_TOO_LARGE', { size: 70, limit: 64 })).toBe(
    'The file is 70 MB; the limit is 64 MB.',
  );
});

test.each(Object.keys(errorCodes) as ErrorCode[])(
  '%s says what happened and what to do',
  (code) => {
    expect(errorCodes[code].message).toMatch(/(\.|\})$/);
    expect(errorCodes[code].hint).toMatch(/\.$/);
  },
);

test('a reply error carries code, message, hint and details', () => {
  expect(toReplyError(new AppError('WORKSPACE_NOT_OURS', { path: 'a' }))).toEqual({
    code: 'WORKSPACE_NOT_OURS',
    message: 'a is not a Winnow workspace.',
    hint: 'Choose a .winnow file; the file was not touched.',
    details: { path: 'a' },
  });
  expect(toReplyError('odd')).toMatchObject({ code: 'INTERNAL', details: { reason: 'odd' } });
});
