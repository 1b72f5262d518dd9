import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { decideFlags } from '../../../electron/operations/decide-flags';
import { planExport } from '../../../electron/operations/plan-export';
import { getBatch } from '../../../electron/store/batches';
import { getDocument } from '../../../electron/store/documents';
import { createWorkspace } from '../../../electron/store/open-workspace';
import { applyCuts } from '../../../shared/engine/apply-cuts';
import type { Span } from '../../../shared/model/span';
import { auditOf, cut, importFiles, manifestOf, runExport } from '../../support/export-job';
import { folderContent } from '../../support/folder-content';
import { temporaryFolder } from '../../support/temporary-folder';
import { temporaryWorkspace } from '../../support/temporary-workspace';
import { aFlag, aStoredBatch, putFlags, testTime } from '../../support/workspace-builders';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('exported files', () => {
  test('mirror the sources, each with its clean text', async () => {
    const workspace = temporaryWorkspace();
    const out = join(temporaryFolder(), 'out');
    const { batchId, documentIds } = await importFiles(workspace, {
      'a.txt': '\ufeffPears\r\n\r\nMenu\r\nplums\rquinces',
      'deep/er/b.md': '# Medlars\n',
      'page.html': '<title>Sloes</title><p>Sloes &amp; damsons',
      'notes.TXT': 'x\n\n\n',
    });
    cut(workspace, documentIds[0]!, { start: 10, end: 14 });
    await runExport(workspace, { batchId, folder: out });
    expect(folderContent(join(out, 'clean'))).toEqual({
      'a.txt': '\ufeffPears\nplums\nquinces',
      'deep/er/b.md': '# Medlars\n',
      'page.html.txt': 'Sloes & damsons',
      'notes.TXT': 'x\n\n\n',
    });
  });

  test('keep the line ends of the source when asked to', async () => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const text = 'Pears\r\nplums\rquinces\n\r\n';
    const { batchId } = aStoredBatch(workspace.db, { 'a.txt': text });
    await runExport(workspace, { batchId, folder, lineEnds: 'source' });
    expect(readFileSync(join(folder, 'clean/a.txt'), 'utf8')).toBe(text);
  });

  test('hold exactly what the cuts leave, whatever the text', async () => {
    const piece = fc.constantFrom('pear', ' ', '\n', '\r\n', '\r', '🍐', '\u2028', '\0', '\ufeff');
    const anyText = fc
      .array(piece, { minLength: 1, maxLength: 30 })
      .map((all) => `x${all.join('')}`);
    const anySpans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 })));
    await fc.assert(
      fc.asyncProperty(
        // Equal texts are copies, which are cut together.
        fc.uniqueArray(fc.tuple(anyText, anySpans), {
          minLength: 1,
          maxLength: 5,
          selector: ([text]) => text,
        }),
        async (all) => {
          const workspace = createWorkspace(join(temporaryFolder(), 'w.winnow'));
          try {
            const texts = Object.fromEntries(all.map(([text], at) => [`${at}.txt`, text]));
            const { batchId, documentIds } = aStoredBatch(workspace.db, texts);
            const folder = join(temporaryFolder(), 'out');
            for (const [at, [text, spans]] of all.entries()) {
              const cuts = spansOf(text, spans);
              putFlags(
                workspace.db,
                documentIds[at]!,
                cuts.map(({ start, end }) => aFlag(start, end)),
              );
              if (cuts.length > 0) cut(workspace, documentIds[at]!, ...cuts);
            }
            await runExport(workspace, { batchId, folder });
            for (const [at, [text, spans]] of all.entries()) {
              const cuts = auditOf(folder).filter((row) => row['path'] === `${at}.txt`);
              const characters = Array.from(text);
              for (const row of cuts) {
                const quoted = characters
                  .slice(row['start'] as number, row['end'] as number)
                  .join('');
                expect(row['quote']).toBe(quoted);
              }
              const clean = applyCuts(text, spansOf(text, spans)).replace(/\r\n|\r/g, '\n');
              expect(readFileSync(join(folder, `clean/${at}.txt`), 'utf8')).toBe(clean);
            }
          } finally {
            workspace.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('of records go into one file, in their order, with their ids and fields', async () => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const records = [
      '{"id":"b","text":"Pears\\r\\nMenu\\r\\nplums","title":"Fruit","url":"https://mill.example/1","x":1}',
      'broken',
      '{"id":7,"text":"Quinces"}',
      '{"text":"Medlars"}',
    ];
    const { batchId, documentIds } = await importFiles(workspace, {
      'wire/day.jsonl': records.join('\n'),
    });
    cut(workspace, documentIds[0]!, { start: 7, end: 11 });
    await runExport(workspace, { batchId, folder });
    const rows = readFileSync(join(folder, 'clean/wire/day.jsonl'), 'utf8').split('\n');
    expect(rows.slice(0, -1).map((row) => JSON.parse(row) as object)).toEqual([
      {
        id: 'b',
        text: 'Pears\nplums',
        title: 'Fruit',
        url: 'https://mill.example/1',
        site: 'mill.example',
        fields: { x: 1 },
      },
      { id: 7, text: 'Quinces' },
      { text: 'Medlars' },
    ]);
    expect(rows.at(-1)).toBe('');
    const { documents, problems } = manifestOf(folder);
    expect(documents.map(({ recordKey }) => recordKey)).toEqual(['1', '3', '4']);
    expect(problems).toMatchObject([{ path: 'wire/day.jsonl', recordKey: '2' }]);
  });

  test('have safe names, and the manifest knows the old ones', async () => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const texts = { '../../evil.txt': 'a', 'Note.txt': 'b', 'note.txt': 'c', 'CON.txt': 'd' };
    const { batchId } = aStoredBatch(workspace.db, texts);
    expect(await planExport(workspace.readDb, { batchId, folder })).toMatchObject({
      renamed: 3,
      renamedFiles: expect.arrayContaining([
        {
          from: 'clean/CON.txt',
          to: 'clean/_CON.txt',
          reason: 'The name is not possible on every system.',
        },
      ]) as unknown[],
    });
    await runExport(workspace, { batchId, folder });
    const files = Object.fromEntries(
      manifestOf(folder).documents.map(({ path, file, renamedFrom }) => [
        path,
        [file, renamedFrom],
      ]),
    );
    expect(files).toEqual({
      '../../evil.txt': ['clean/__/__/evil.txt', 'clean/../../evil.txt'],
      'Note.txt': ['clean/Note.txt', undefined],
      'note.txt': ['clean/note-2.txt', 'clean/note.txt'],
      'CON.txt': ['clean/_CON.txt', 'clean/CON.txt'],
    });
    expect(existsSync(join(folder, '../../evil.txt'))).toBe(false);
  });
});

describe('the manifest', () => {
  test('accounts for every file and every document by size and hash', async () => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const { batchId, sources } = await importFiles(workspace, {
      'a.txt': 'Pears 🍐\r\n',
      'b.jsonl': '{"id":1,"text":"Plums\\r\\n"}\n',
      'c.png': '\x89PNG',
    });
    await runExport(workspace, { batchId, folder });
    const manifest = manifestOf(folder);
    const content = folderContent(folder);
    expect(manifest).toMatchObject({
      ...{ format: 'winnow-export', version: 1, state: 'complete', program: '1.2.3' },
      ...{ batch: 'crawl', exportedAt: testTime, lineEnds: 'lf' },
      summary: '0 flags open, 0 cut by policy, 0 by you.',
      counts: getBatch(workspace.readDb, batchId)!.counts,
      problems: [{ path: 'c.png', code: 'FILE_TYPE_UNKNOWN' }],
    });
    expect(manifest.files).toEqual(
      ['audit.jsonl', 'clean/a.txt', 'clean/b.jsonl'].map((path) => ({
        path,
        bytes: Buffer.byteLength(content[path]!),
        sha256: sha256(content[path]!),
      })),
    );
    expect(manifest.documents).toMatchObject([
      {
        file: 'clean/a.txt',
        sha256: sha256('Pears 🍐\n'),
        bytes: 11,
        sourceSha256: sha256(readFileSync(join(sources, 'a.txt'), 'utf8')),
      },
      { file: 'clean/b.jsonl', recordKey: '1', sha256: sha256('Plums\n'), bytes: 6 },
    ]);
  });

  test('says how many flags are open, cut by policy and cut by the curator', async () => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const { batchId, documentIds } = aStoredBatch(workspace.db, { 'a.txt': 'Menu\nPears\nShare' });
    putFlags(workspace.db, documentIds[0]!, [aFlag(0, 4), aFlag(11, 16)]);
    cut(workspace, documentIds[0]!, { start: 0, end: 4 });
    const summary = '1 flag open, 0 cut by policy, 1 by you.';
    expect(await planExport(workspace.readDb, { batchId, folder })).toMatchObject({ summary });
    await runExport(workspace, { batchId, folder });
    expect(manifestOf(folder)['summary']).toBe(summary);
  });
});

describe('the audit', () => {
  test('lists every flag with the word on it, and what each cut took', async () => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const text = '🍐 Pears\n\nMenu\nplums\nShare\nquinces';
    const { batchId, documentIds } = aStoredBatch(workspace.db, {
      'a.txt': text,
      'b.txt': `${text}.`,
    });
    const [first, second] = documentIds;
    const twin = { document: getDocument(workspace.db, second!)!.uid, start: 9, end: 14 };
    putFlags(workspace.db, first!, [
      aFlag(10, 14, { evidence: { twin } }),
      aFlag(21, 26, { confidence: 0.2 }),
    ]);
    cut(workspace, first!, { start: 10, end: 14 });
    decideFlags(
      workspace.db,
      { documentId: first!, spans: [{ start: 21, end: 26 }], verdict: 'rejected' },
      testTime,
    );
    cut(workspace, second!, { start: 15, end: 20 });
    await runExport(workspace, { batchId, folder });
    expect(auditOf(folder)).toMatchObject([
      {
        ...{ path: 'a.txt', start: 9, end: 13, quote: 'Menu', verdict: 'confirmed' },
        ...{ actor: 'curator', decidedAt: testTime, detector: 'made-up@1' },
        cut: { start: 8, end: 14 },
        evidence: { twin: { path: 'b.txt', start: 8, end: 13 } },
      },
      { path: 'a.txt', quote: 'Share', confidence: 0.2, verdict: 'rejected' },
      { path: 'b.txt', quote: 'plums', detector: 'curator@1', verdict: 'confirmed' },
    ]);
  });
});

/** Disjoint spans of the text out of arbitrary numbers, no pair of surrogates broken. */
function spansOf(text: string, numbers: readonly (readonly [number, number])[]): Span[] {
  const kept: Span[] = [];
  for (const [start, length] of [...numbers].sort(([a], [b]) => a - b)) {
    const end = start + length;
    const whole = end <= text.length && text.slice(start, end).isWellFormed();
    if (whole && start >= (kept.at(-1)?.end ?? 0)) kept.push({ start, end });
  }
  return kept;
}
