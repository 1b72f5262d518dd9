import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { resourcesFolder } from '../../electron/backend/resources-folder';
import { createCodePointMap } from '../../shared/engine/code-points';
import { createClient } from '../../shared/ipc/client';
import type { ReviewDocument } from '../../shared/ipc/shapes';
import { defaultConfidence } from '../../shared/model/flag';
import { DirectTransport } from '../support/direct-transport';
import { type BlockScore, type GoldBlock, scoreBlocks } from '../support/score-blocks';

interface GoldDocument {
  readonly file: string;
  readonly blocks: readonly (GoldBlock & { readonly text?: string })[];
}

const gold = JSON.parse(
  readFileSync(join(resourcesFolder(), 'samples/gold.json'), 'utf8'),
) as GoldDocument[];
const documents = new Map<string, ReviewDocument>();

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-test-'));
  const transport = new DirectTransport(folder);
  const client = createClient(transport);
  const { batches } = await client.workspace.openSamples();
  for (const documentId of await client.documents.list({ batchId: batches[0]!.id })) {
    const [row] = await client.documents.rows({ ids: [documentId] });
    const name = row!.recordKey === undefined ? row!.path : `${row!.path}#${row!.recordKey}`;
    documents.set(name, await client.documents.open({ documentId }));
  }
  return async () => {
    await transport.backend.close();
    rmSync(folder, { recursive: true, force: true });
  };
});

/** Gold offsets count code points, the window's UTF-16. */
function goldBlocks({ file, blocks }: GoldDocument): GoldDocument['blocks'] {
  const map = createCodePointMap(documents.get(file)!.text);
  return blocks.map((block) => ({
    ...block,
    start: map.toUtf16(block.start),
    end: map.toUtf16(block.end),
  }));
}

function scoreOf(document: GoldDocument): BlockScore {
  const flags = documents
    .get(document.file)!
    .flags.filter((flag) => flag.confidence >= defaultConfidence);
  return scoreBlocks(goldBlocks(document), flags);
}

describe('the sample batch', () => {
  test.each(gold.map((document) => [document.file, document] as const))(
    '%s has the blocks that were judged',
    (file, document) => {
      const shown = documents.get(file)!;
      const judged = goldBlocks(document);
      expect(shown.blocks).toEqual(judged.map(({ start, end }) => ({ start, end })));
      for (const block of judged) {
        // The gold quotes the beginning of each judged block.
        const begins = shown.text.slice(block.start, block.end).startsWith(block.text ?? '');
        expect(begins, block.text).toBe(true);
      }
    },
  );

  test('is flagged as a careful reader would, nine times in ten', () => {
    const scores = gold.map(scoreOf);
    const count = (part: keyof BlockScore) =>
      scores.reduce((sum, score) => sum + score[part].length, 0);
    expect(count('found') / (count('found') + count('missed'))).toBeGreaterThan(0.9);
    expect(count('found') / (count('found') + count('falseAlarms'))).toBeGreaterThan(0.95);
  });

  test('shows every kind of leftover, and each is found', () => {
    const found = new Set(gold.flatMap((document) => scoreOf(document).found).map((b) => b.kind));
    const judged = new Set(
      gold.flatMap(({ blocks }) => blocks.filter((b) => b.label === 'cut').map((b) => b.kind)),
    );
    expect(judged.size).toBe(16);
    expect([...judged].filter((kind) => !found.has(kind))).toEqual([]);
  });

  test('has a document without leftovers, and leaves it alone', () => {
    const clean = gold.filter(({ blocks }) => blocks.every((block) => block.label === 'keep'));
    expect(clean.map(({ file }) => file)).toEqual(['upland-post/fire-tower-restored.txt']);
    expect(scoreOf(clean[0]!).falseAlarms).toEqual([]);
  });

  test('every flag says why in one line', () => {
    for (const { flags } of documents.values()) {
      for (const flag of flags) expect(flag.reason).toMatch(/^\S[^\n]*\S$/);
    }
  });
});
