import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fc } from '../../../support/fast-check';
import { aDiskSource, aSource, readAny } from '../../../support/memory-source';
import { httpAnswer, warcRecord } from '../../../support/warc-bytes';
import { zipBytes } from '../../../support/zip-bytes';

const web = Buffer.concat([
  warcRecord('response', httpAnswer('<p>One page.</p>')),
  warcRecord('conversion', 'A text.', { contentType: 'text/plain' }),
]);
const rows = '{"id": 1, "text": "One 🌊"}\n{"html": "<p>Two</p>", "n": 12345678901234567890}\n';

const wholeFiles: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['a.txt', Buffer.from('Die Mühle mahlt.\nEine Zeile.\n')],
  ['wide.txt', Buffer.from('\ufeffDie Mühle mahlt.\nEine Zeile.\n', 'utf16le')],
  [
    'a.html',
    Buffer.from('<!doctype html><title>T</title><p>One <b>two</b><table><tr><td>x</table>'),
  ],
  ['a.csv', Buffer.from('id,text\n1,"One, ""two"".\nThree"\n2,Four\r\n3,"Fünf"\n')],
  ['a.jsonl', Buffer.from(rows)],
  ['wide.jsonl', Buffer.from(`\ufeff${rows}`, 'utf16le')],
  [
    'a.json',
    Buffer.from('{"data": {"items": [{"text": "One."}, {"text": "Two.", "x": [1e999]}]}}'),
  ],
  ['list.json', Buffer.from('[{"text": "One."}, "Two.", {"text": "Three."}]')],
  ['a.warc', web],
  ['a.warc.gz', Buffer.concat([gzipSync(web), gzipSync(web)])],
  ['a.jsonl.gz', gzipSync(rows.repeat(20))],
  [
    'a.zip',
    zipBytes([
      { name: 'one.txt', content: 'One.' },
      { name: 'r.jsonl', content: rows },
    ]),
  ],
];

/** A place as a share of the length, and what is done there. */
const anyEdit = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  how: fc.constantFrom('cut', 'drop', 'put', 'turn'),
  byte: fc.oneof(fc.constantFrom(...Buffer.from('"\n\r,{}[]<>\\\0')), fc.nat(255)),
});
type Edit = typeof anyEdit extends fc.Arbitrary<infer Value> ? Value : never;

function edited(bytes: Buffer, { place, how, byte }: Edit): Buffer {
  const at = Math.floor(place * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (how === 'cut') return before;
  if (how === 'drop') return Buffer.concat([before, after.subarray(1 + (byte % 16))]);
  const rest = how === 'turn' ? after.subarray(1) : after;
  return Buffer.concat([before, Buffer.from([byte]), rest]);
}

describe('broken bytes are documents or problems: no reader fails, hangs or points outside a text', () => {
  test.each(wholeFiles)('%s', async (name, whole) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEdit, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(1, 7, 4096),
        async (edits, chunk) => {
          const bytes = edits.reduce(edited, whole);
          const source = name.endsWith('.zip')
            ? aDiskSource(name, bytes)
            : aSource(name, bytes, chunk);
          const { documents, problems } = await readAny(source);
          expect(documents.length + problems.length).toBeGreaterThan(0);
          expect(problems.map(({ code }) => code)).not.toContain('FILE_FAILED');
          for (const { text, blocks } of documents) {
            let end = 0;
            for (const block of blocks) {
              expect(block.start).toBeGreaterThanOrEqual(end);
              expect(block.end).toBeGreaterThan(block.start);
              end = block.end;
            }
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});
