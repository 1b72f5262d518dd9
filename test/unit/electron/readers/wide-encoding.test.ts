import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../../electron/readers/decode';

const texts = {
  english: 'The tide mill grinds again.\n',
  russian: 'Приливная мельница снова работает.\nЭто хорошо.\n',
  chinese: '潮汐磨坊又开始工作了。\n居民们很高兴。\n',
  arabic: 'عادت طاحونة المد إلى العمل من جديد.\nوفرح الناس.\n',
};
const encodings = ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'];

describe.each(encodings)('%s', (encoding) => {
  test.each(Object.entries(texts))('is read with and without a mark: %s', (_name, text) => {
    for (const given of [text, `\ufeff${text}`]) {
      const bytes = iconv.encode(given, encoding, { addBOM: false });
      expect(decodeText(bytes)).toMatchObject({ text: given, encoding });
    }
  });
});

test.each([
  ['English', Buffer.from('The tide mill \0 grinds again.')],
  ['short', Buffer.from('one\0 two')],
  ['a table', Buffer.from('id,text\n1,One \0.\n2,Two.\n')],
  ['Russian', Buffer.from('Приливная мельница \0 снова работает.\n')],
  ['Chinese', Buffer.from('潮汐磨坊又开始\0工作了。')],
  ['windows-1252', Buffer.from('Die M\xfchle mahlt \0 im M\xe4rz wieder.', 'latin1')],
])('a NUL does not make wide characters of text in single bytes: %s', (_name, text) => {
  for (const bytes of [text, Buffer.concat([text, Buffer.from('\n')])]) {
    expect(decodeText(bytes).encoding).not.toMatch(/^utf-(?:16|32)/);
  }
});

test('what is no character in UTF-32 is replaced, and nothing is lost silently', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0, 0xd8, 0, 0, 0, 0, 0x11, 0]);
  expect(decodeText(bytes).text).toBe('\ufeffA\ufffd\ufffd');
});

test('a declared ISO-2022-JP is believed although its bytes are ASCII', () => {
  const bytes = Buffer.concat([
    Buffer.from([0x1b, 0x24, 0x42, 0x24, 0x22, 0x24, 0x24, 0x1b, 0x28, 0x42]),
  ]);
  expect(decodeText(bytes, 'iso-2022-jp').text).toBe('あい');
});
