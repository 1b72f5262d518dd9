import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { importBatch } from '../../electron/operations/import-batch';
import { insertBatch } from '../../electron/store/batches';
import { listBlocks } from '../../electron/store/blocks';
import { getBytes, getText } from '../../electron/store/document-bodies';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listProblems } from '../../electron/store/problems';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

const texts = {
  german: 'Die Gezeitenmühle mahlt – „täglich“, sagt der Müller.\nAlle freuen sich darüber sehr.\n',
  russian: 'Рыбаки вышли в море рано утром, а к вечеру вернулись.\nСети были полны рыбы.\n',
  japanese: '漁師たちは朝早く海に出て、夕方に帰ってきました。\n魚がたくさん取れたそうです。\n',
  simplified: '渔民们清晨出海，傍晚满载而归，天气很好。\n码头上的人们等待着他们。\n',
  traditional: '漁民們清晨出海，傍晚滿載而歸，天氣很好。\n碼頭上的人們等待著他們。\n',
  korean: '어부들은 아침 일찍 바다로 나가서 저녁에 돌아왔다.\n물고기를 많이 잡았다고 한다.\n',
} as const;

const encodings: readonly (readonly [label: string, language: keyof typeof texts])[] = [
  ...(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const).flatMap((label) =>
    (['german', 'russian', 'simplified'] as const).map((language) => [label, language] as const),
  ),
  ['windows-1252', 'german'],
  ['windows-1251', 'russian'],
  ['shift_jis', 'japanese'],
  ['euc-jp', 'japanese'],
  ['gb18030', 'simplified'],
  ['big5', 'traditional'],
  ['euc-kr', 'korean'],
];

/** Imports files that hold these bytes. */
async function imported(files: Readonly<Record<string, Uint8Array>>) {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const batchId = insertBatch(db, 'A batch', testTime);
  await importBatch(db, { batchId, paths: [folder] }, aContext());
  expect(listProblems(db, batchId)).toEqual([]);
  return listDocumentIds(db, batchId).map((id) => {
    const text = getText(db, id);
    const lines = listBlocks(db, id).map(({ start, end }) => text.slice(start, end));
    return { ...getDocument(db, id)!, text, bytes: getBytes(db, id), lines };
  });
}

test.each(encodings)(
  '%s is read, its bytes are kept, its lines are whole: %s',
  async (label, language) => {
    const text = texts[language].repeat(3);
    for (const addBOM of label.startsWith('utf-') ? [true, false] : [false]) {
      const bytes = iconv.encode(text, label, { addBOM });
      const [document] = await imported({ 'a.txt': bytes });
      expect(document!.text.replace(/^\ufeff/, '')).toBe(text);
      expect(document!.encoding).toBe(label);
      expect(document!.bytes.equals(bytes)).toBe(true);
      expect(document!.lines.map((line) => line.replace(/^\ufeff/, ''))).toEqual(
        text.trimEnd().split('\n'),
      );
      expect(document!.damage).toEqual({ lost: 0, odd: 0 });
    }
  },
);

test('of two encodings in one file no byte is lost, and that it looks wrong is counted', async () => {
  const bytes = Buffer.concat([
    Buffer.from(texts.german.repeat(3)),
    iconv.encode(texts.german.repeat(3), 'windows-1252'),
  ]);
  const [document] = await imported({ 'mixed.txt': bytes });
  expect(document!.bytes.equals(bytes)).toBe(true);
  expect(document!.encodingConfidence).toBeLessThan(0.6);
  expect(document!.damage.odd + document!.damage.lost).toBeGreaterThan(0);
});

test('what is no character in UTF-8 is counted, and its bytes are kept', async () => {
  const bytes = Buffer.concat([
    Buffer.from(texts.russian.repeat(5)),
    Buffer.from([0xc0, 0xaf, 0x20, 0xed, 0xa0, 0x80, 0x0a]),
  ]);
  const [document] = await imported({ 'a.txt': bytes });
  expect(document).toMatchObject({ encoding: 'utf-8' });
  expect(document!.damage.lost).toBe(5);
  expect(document!.bytes.equals(bytes)).toBe(true);
});
