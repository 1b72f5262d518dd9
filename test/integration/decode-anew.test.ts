import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyzeBatch } from '../../electron/operations/analyze-batch';
import { decideFlags } from '../../electron/operations/decide-flags';
import { decodeAnew } from '../../electron/operations/decode-anew';
import { inThread } from '../../electron/operations/flagger';
import { importBatch } from '../../electron/operations/import-batch';
import { noteDocument } from '../../electron/operations/mark-document';
import { previewDecoding } from '../../electron/operations/preview-decoding';
import { undo } from '../../electron/operations/undo';
import { getBatch, insertBatch } from '../../electron/store/batches';
import { hashBlock } from '../../electron/store/packed-blocks';
import { getOccurrences } from '../../electron/store/repeated-blocks';
import type { WriteDb } from '../../electron/store/database';
import { getBytes, getText } from '../../electron/store/document-bodies';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listLostDecisions } from '../../electron/store/lost-decisions';
import { listNotes } from '../../electron/store/notes';
import { listVerdicts, rebuildVerdicts } from '../../electron/store/verdicts';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

const text =
  'Café de la Marée\nPublicité\nLe moulin à marée tourne de nouveau.\nRéagir\nPublicité\nœuvré déjà là\n';
const openFlagger = inThread({ detectors: [], flag: () => [] });
/** What comes out when UTF-8 is taken for windows-1252. */
const misread = new TextDecoder('windows-1252').decode(Buffer.from(text));

async function aMisreadBatch(
  files: Readonly<Record<string, string | Uint8Array>> = { 'a.txt': text },
) {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const batchId = insertBatch(db, 'A batch', testTime);
  const read = () => importBatch(db, { batchId, paths: [folder] }, aContext());
  await read();
  const ids = listDocumentIds(db, batchId);
  const decode = (documentId: number, encoding?: string, scope: 'document' | 'site' = 'document') =>
    decodeAnew(db, { documentId, scope, encoding }, aContext());
  return { db, batchId, ids, read, decode };
}

function cut(db: WriteDb, documentId: number, quote: string, nth = 0) {
  const now = getText(db, documentId);
  let start = now.indexOf(quote);
  for (let left = nth; left > 0; left--) start = now.indexOf(quote, start + 1);
  const spans = [{ start, end: start + quote.length }];
  decideFlags(db, { documentId, spans, verdict: 'confirmed', kind: 'advert' }, testTime);
}

function cuts(db: WriteDb, documentId: number): string[] {
  const now = getText(db, documentId);
  return listVerdicts(db, documentId).map(({ start, end }) => now.slice(start, end));
}

describe('decodeAnew', () => {
  test('makes the text anew from the same bytes, and decisions and notes go along', async () => {
    const { db, batchId, ids, decode } = await aMisreadBatch();
    const [id] = ids as [number];
    await decode(id, 'windows-1252');
    expect(getText(db, id)).toBe(misread);
    expect(getDocument(db, id)!.damage.odd).toBeGreaterThan(3);
    const publicity = new TextDecoder('windows-1252').decode(Buffer.from('Publicité'));
    cut(db, id, publicity, 1);
    cut(db, id, new TextDecoder('windows-1252').decode(Buffer.from('Réagir')));
    const spot = misread.indexOf('tourne');
    noteDocument(
      db,
      { documentId: id, span: { start: spot, end: spot + 6 }, text: 'why?' },
      testTime,
    );
    expect(await decode(id, 'utf-8')).toEqual({ changed: 1, lost: 0 });
    expect(getText(db, id)).toBe(text);
    expect(getBytes(db, id).toString()).toBe(text);
    expect(cuts(db, id)).toEqual(['Réagir', 'Publicité']);
    expect(listVerdicts(db, id)[1]!.start).toBe(text.lastIndexOf('Publicité'));
    expect(listVerdicts(db, id)[0]).toMatchObject({ actor: 'curator', decidedAt: testTime });
    expect(listNotes(db, id)).toMatchObject([{ start: text.indexOf('tourne'), text: 'why?' }]);
    expect(getDocument(db, id)).toMatchObject({
      encoding: 'utf-8',
      damage: { lost: 0, odd: 0 },
      language: 'fr',
      textLength: text.length,
      counts: { confirmed: 2, byCurator: 2 },
    });
    expect(getBatch(db, batchId)!.counts).toMatchObject({ confirmed: 2, characters: text.length });
    // The verdicts that stand are those of the log.
    const standing = listVerdicts(db, id);
    rebuildVerdicts(db, id);
    expect(listVerdicts(db, id)).toEqual(standing);
  });

  test('what was decided on the earlier text is not undone on the new one', async () => {
    const { db, batchId, ids, decode } = await aMisreadBatch();
    const [id] = ids as [number];
    await decode(id, 'windows-1252');
    cut(db, id, misread.slice(0, 8));
    await decode(id, 'utf-8');
    expect(undo(db, batchId, testTime)).toBeUndefined();
    expect(listVerdicts(db, id)).toHaveLength(1);
  });

  test('a decision whose text is gone waits in a list', async () => {
    const { db, batchId, ids, decode } = await aMisreadBatch({
      'a.txt': Buffer.from('Приливная мельница\nСнова работает\nРеклама'),
    });
    const [id] = ids as [number];
    const start = getText(db, id).indexOf('мельница');
    const spans = [{ start, end: start + 8 }];
    decideFlags(db, { documentId: id, spans, verdict: 'confirmed' }, testTime);
    cut(db, id, 'Реклама');
    expect(await decode(id, 'koi8-r')).toEqual({ changed: 1, lost: 1 });
    expect(listLostDecisions(db, batchId)).toMatchObject([
      { documentId: id, path: 'a.txt', verdict: 'confirmed', quote: 'мельница' },
    ]);
    // The other one was a whole block, and is known by its number.
    expect(cuts(db, id)).toHaveLength(1);
  });

  test('all documents of a site go together, and copies with their originals', async () => {
    const { db, ids, decode } = await aMisreadBatch({
      'a.txt': text,
      'b.txt': text,
      'c.txt': 'é è à',
    });
    const [a, b, c] = ids as [number, number, number];
    expect(await decode(a, 'windows-1252')).toMatchObject({ changed: 2 });
    expect([getText(db, a), getText(db, b), getText(db, c)]).toEqual([misread, misread, 'é è à']);
    expect(await decode(c, 'utf-8', 'site')).toMatchObject({ changed: 3 });
    expect(getText(db, b)).toBe(text);
  });

  test('twins are found by the new text, and reading the file again gives the same', async () => {
    const { db, batchId, ids, read, decode } = await aMisreadBatch({
      'a.txt': text,
      'b.txt': 'Publicité',
    });
    // Decoding may have ended early, or been killed: whatever analyses the batch finds them.
    const analyze = () => analyzeBatch(db, { batchId, openFlagger }, aContext());
    await decode(ids[0]!, 'windows-1252');
    await analyze();
    expect(getOccurrences(db, batchId, hashBlock('Publicité', 0, 9))).toBe(1);
    await decode(ids[0]!, 'utf-8');
    await analyze();
    expect(getOccurrences(db, batchId, hashBlock('Publicité', 0, 9))).toBe(3);
    expect(await read()).toMatchObject({ imported: 0, known: 2 });
  });

  test('rows of a table and pages too; JSON has no choice', async () => {
    const { db, ids, decode } = await aMisreadBatch({
      'a.csv': Buffer.from('id,text\n1,"Die Mühle, alt und grün."\n', 'latin1'),
      'b.html': '<title>Mühle</title><p>Die Mühle mahlt.</p>',
      'c.jsonl': '{"text": "Die Mühle"}\n',
    });
    const [row, page, json] = ids as [number, number, number];
    await decode(row, 'windows-1251');
    expect(getText(db, row)).toBe('Die Mьhle, alt und grьn.');
    await decode(row, 'windows-1252');
    expect(getText(db, row)).toBe('Die Mühle, alt und grün.');
    await decode(page, 'windows-1252');
    expect(getDocument(db, page)!.title).toBe('MÃ¼hle');
    await decode(page);
    expect(getText(db, page)).toBe('Die Mühle mahlt.');
    expect(await decode(json, 'windows-1252')).toEqual({ changed: 0, lost: 0 });
    expect(await previewDecoding(db, { documentId: json, encoding: 'windows-1252' })).toMatchObject(
      {
        possible: false,
      },
    );
    expect(await previewDecoding(db, { documentId: page, encoding: 'windows-1252' })).toMatchObject(
      {
        possible: true,
        encoding: 'windows-1252',
        text: 'Die MÃ¼hle mahlt.',
        damage: { lost: 0, odd: 1 },
      },
    );
  });
});
