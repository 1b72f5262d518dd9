import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { getBatch } from '../../../../electron/store/batches';
import { listBlocks } from '../../../../electron/store/blocks';
import { insertDocumentBody, getBytes, getText } from '../../../../electron/store/document-bodies';
import { listFlags } from '../../../../electron/store/flags';
import { packText } from '../../../../electron/store/packed-text';
import { deleteProblems, insertProblem, listProblems } from '../../../../electron/store/problems';
import {
  beginSourceFile,
  getSourceFile,
  insertSourceFile,
} from '../../../../electron/store/source-files';
import { temporaryWorkspace } from '../../../support/temporary-workspace';
import {
  aFlag,
  aStoredBatch,
  aStoredDocument,
  putFlags,
} from '../../../support/workspace-builders';

describe('document_body', () => {
  test('gives back any text and bytes unchanged, lone surrogates and NUL included', () => {
    const { db } = temporaryWorkspace();
    db.pragma('foreign_keys = OFF');
    let id = 0;
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(anyText, fc.uint8Array(), (text, bytes) => {
        insertDocumentBody(db, ++id, packText({ bytes, text, textIsBytes: false }));
        expect(getText(db, id)).toBe(text);
        expect(getBytes(db, id).equals(bytes)).toBe(true);
      }),
    );
  });

  test('reads the text from the bytes where it is their UTF-8', () => {
    const { db } = temporaryWorkspace();
    const { documentIds } = aStoredBatch(db, { 'a.txt': '\ufeffgrüße 🙂\r\n' });
    expect(getText(db, documentIds[0]!)).toBe('\ufeffgrüße 🙂\r\n');
  });

  test.each(['UPDATE document_body SET text_form = text_form', 'DELETE FROM document_body'])(
    'refuses %s',
    (sql) => {
      const { db } = temporaryWorkspace();
      aStoredBatch(db, { 'a.txt': 'text' });
      expect(() => db.exec(sql)).toThrow(/never changed/);
    },
  );
});

describe('flag', () => {
  test('keeps everything a flag says and replaces it as a whole', () => {
    const { db } = temporaryWorkspace();
    const { documentIds } = aStoredBatch(db, { 'a.txt': 'one two three' });
    const full = aFlag(0, 3, {
      confidence: 0.1234,
      also: [{ kind: 'junk', confidence: 0.2, detector: 'other@3', reason: 'Weaker.' }],
      evidence: { rule: 'r', twin: { document: 'x', start: 1, end: 2 }, words: ['one'] },
    });
    putFlags(db, documentIds[0]!, [full, aFlag(4, 7)]);
    expect(listFlags(db, documentIds[0]!)).toEqual([full, aFlag(4, 7)]);
    putFlags(db, documentIds[0]!, [aFlag(4, 7)]);
    expect(listFlags(db, documentIds[0]!)).toEqual([aFlag(4, 7)]);
  });
});

describe('document_blocks', () => {
  test('keeps the blocks in order', () => {
    const { db } = temporaryWorkspace();
    const { documentIds } = aStoredBatch(db, { 'a.txt': 'one\n\n two \nthree' });
    expect(listBlocks(db, documentIds[0]!)).toEqual([
      { index: 0, start: 0, end: 3 },
      { index: 1, start: 6, end: 9 },
      { index: 2, start: 11, end: 16 },
    ]);
  });
});

describe('source_file', () => {
  const file = { path: 'a.txt', reader: 'text', size: 3 } as const;

  test('a file that is read to its end is recorded as such, once', () => {
    const { db } = temporaryWorkspace();
    const { batchId } = aStoredBatch(db, {});
    const id = insertSourceFile(db, { ...file, batchId }, 'x');
    expect(getSourceFile(db, id)).toEqual({ id, batchId, ...file, sha256: 'x' });
    const other = insertSourceFile(db, { ...file, batchId, size: 4 }, 'y');
    expect(getSourceFile(db, other)).toMatchObject({ size: 4, sha256: 'y' });
    expect(getSourceFile(db, insertSourceFile(db, { ...file, batchId }, 'x'))!.sha256).toBe(
      undefined,
    );
  });

  test('the record of an import that was interrupted is taken up again', () => {
    const { db } = temporaryWorkspace();
    const { batchId } = aStoredBatch(db, {});
    const begun = beginSourceFile(db, { ...file, batchId, size: 1 });
    expect(insertSourceFile(db, { ...file, batchId }, 'x')).toBe(begun);
    expect(getSourceFile(db, begun)).toEqual({ id: begun, batchId, ...file, sha256: 'x' });
  });
});

describe('batch', () => {
  test('counts its documents and problems', () => {
    const { db } = temporaryWorkspace();
    const { batchId } = aStoredBatch(db, { 'a.txt': 'abc', 'b.txt': 'defg' });
    const problem = { path: 'c.txt', code: 'FILE_EMPTY', message: 'Nothing.' } as const;
    insertProblem(db, batchId, problem);
    insertProblem(db, batchId, { ...problem, recordKey: '3' });
    expect(listProblems(db, batchId)).toEqual([problem, { ...problem, recordKey: '3' }]);
    expect(getBatch(db, batchId)!.counts).toMatchObject({
      documents: 2,
      documentsDone: 2,
      characters: 7,
      problems: 2,
    });
    deleteProblems(db, batchId, 'c.txt');
    expect(getBatch(db, batchId)!.counts.problems).toBe(0);
  });

  test('a document that is stored again is stored once', () => {
    const { db } = temporaryWorkspace();
    const { batchId } = aStoredBatch(db, { 'a.txt': 'abc' });
    expect(aStoredDocument(db, batchId, 'a.txt', 'abc')).toBeUndefined();
    expect(aStoredDocument(db, batchId, 'a.txt', 'other')).toBeGreaterThan(0);
    expect(getBatch(db, batchId)!.counts.documents).toBe(2);
  });
});
