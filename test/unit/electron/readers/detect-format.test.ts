import { describe, expect, test } from 'vitest';
import { detectFormat, unpackedName } from '../../../../electron/readers/detect-format';

describe('detectFormat', () => {
  test.each([
    ['a.TXT', 'A text.', 'text'],
    ['a.md', '# A title', 'markdown'],
    ['a.b.ndjson', '{"text": "x"}', 'jsonl'],
    ['a.htm', 'no markup at all', 'html'],
    ['a.tsv', 'one\ttwo', 'csv'],
    ['a.csv', '<html>,b', 'html'],
    ['a.warc', 'WARC/1.1\r\nWARC-Type: x', 'warc'],
    ['a.pdf', 'A text.', undefined],
    ['a.css', 'a { b: c }', undefined],
    ['feed.xml', '<?xml version="1.0"?><rss/>', undefined],
    ['page.xml', '<?xml version="1.0"?>\n<!DOCTYPE html><html>', 'html'],
  ])('%s holding %j', (name, content, format) => {
    expect(detectFormat(name, Buffer.from(content))).toBe(format);
  });

  test.each([
    ['<!DOCTYPE html><p>x', 'html'],
    ['<!-- saved -->\n<html lang="en">', 'html'],
    ['WARC/1.0\r\nWARC-Type: response', 'warc'],
    ['{"text": "One."}\n{"text": "Two."}\n', 'jsonl'],
    ['[{"text": "One."}]', 'json'],
    ['{\n  "text": "One."\n}', 'json'],
    ['id,title,text\n1,One,The text.\n', 'csv'],
    ['[1] A footnote opens this text.', 'text'],
    ['{curly} words open this text.', 'text'],
    ['Dear Sir, the text, as agreed.', 'text'],
    ['\x1f\x8b\x08', 'gzip'],
    ['PK\x03\x04', 'zip'],
  ])('without any name it knows %j', (content, format) => {
    expect(detectFormat('unnamed', Buffer.from(content, 'latin1'))).toBe(format);
  });

  test.each([
    ['a.json', '{"text": "One."}\n{"text": "Two."}', 'jsonl'],
    ['a.jsonl', '[\n {"text": "One."}\n]', 'json'],
    ['a.txt', '<!doctype html><html>', 'html'],
    ['a.txt', '{"a": 1}\n{"a": 2}', 'text'],
    ['page.html', '\x1f\x8b\x08', 'gzip'],
  ])('what %s holds goes before its name: %j', (name, content, format) => {
    expect(detectFormat(name, Buffer.from(content, 'latin1'))).toBe(format);
  });

  test('knows pages in UTF-16', () => {
    expect(detectFormat('x', Buffer.from('\ufeff<html><p>one', 'utf16le'))).toBe('html');
  });
});

test('a packed file has the name of what is in it', () => {
  expect(unpackedName('a/page.html.GZ')).toBe('a/page.html');
  expect(unpackedName('a/page.html')).toBe('a/page.html');
});
