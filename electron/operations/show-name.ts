import { isUtf8 } from 'node:buffer';

/** A file name as text. Bytes that are not UTF-8 are written as `\xE9`, so that none is lost. */
export function showName(name: Buffer): string {
  if (isUtf8(name)) return name.toString('utf8');
  let shown = '';
  for (let at = 0; at < name.length;) {
    const length = [1, 2, 3, 4].find((count) => isUtf8(name.subarray(at, at + count)));
    const whole = length !== undefined && at + length <= name.length;
    shown += whole
      ? name.subarray(at, at + length).toString('utf8')
      : `\\x${name[at]!.toString(16).toUpperCase().padStart(2, '0')}`;
    at += whole ? length : 1;
  }
  return shown;
}
