import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { article } from '../../support/pages';
import { parseRows, useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();
const folder = mkdtempSync(join(tmpdir(), 'winnow-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const leftover = 'Share this article';
const story = `The pear orchard above the mill had its best year yet.\n${leftover}\nPickers came from three valleys.`;

/** What a flag on the story covers; the story has nothing beyond 16 bits. */
function quote({ start, end }: { readonly start: number; readonly end: number }): string {
  return story.slice(start, end);
}

function jsonl(...rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface FlagRow {
  id: unknown;
  flags: {
    start: number;
    end: number;
    kind: string;
    confidence: number;
    detector: string;
    evidence?: { twin: { start: number; end: number } };
  }[];
  text?: string;
}

async function flag(input: string | Buffer, ...words: string[]): Promise<FlagRow[]> {
  const { stdout } = await command.run(['flag', ...words], { input });
  return parseRows(stdout) as unknown as FlagRow[];
}

describe('rows of input', () => {
  test('give one row each, in their order, with their ids as they were', async () => {
    const input =
      '{"id":"b","text":""}\n{"id":1.0,"text":""}\n{"text":"","id":12345678901234567890}\n{"id":"b","text":""}\n';
    const { stdout, code } = await command.run(['flag'], { input });
    expect(stdout.split('\n').map((row) => row.replace(/,.*/, ''))).toEqual([
      '{"id":"b"',
      '{"id":1.0',
      '{"id":12345678901234567890',
      '{"id":"b"',
      '',
    ]);
    expect(code).toBe(0);
  });

  test('may end in CR LF, and blank lines are no rows', async () => {
    const rows = await flag('\r\n{"id":1,"text":""}\r\n\n  \t\r\n{"id":2,"text":""}');
    expect(rows.map((row) => row.id)).toEqual([1, 2]);
  });

  test('are not broken by other line separators inside a string', async () => {
    const rows = await flag(`{"id":"\u2028\u2029\u0085","text":"one\u2028two"}\n`);
    expect(rows.map((row) => row.id)).toEqual(['\u2028\u2029\u0085']);
  });

  test('may start with a mark that says UTF-8', async () => {
    expect(await flag('\ufeff{"id":1,"text":""}\n')).toEqual([{ id: 1, flags: [] }]);
  });

  test('may carry any other field', async () => {
    const gold = { id: 'g', text: story, blocks: [{ start: 0, end: 4, label: 'keep' }], kind: 3 };
    const [row] = await flag(jsonl(gold));
    const [bare] = await flag(jsonl({ id: 'g', text: story }));
    expect(row).toEqual(bare);
    expect(row!.flags.map(quote)).toContain(leftover);
  });

  test('may say more than once what they are, or hold what no number can be', async () => {
    const rows = await flag(
      '{"id":1,"text":"","n":1e999,"id":2}\n' +
        '{"__proto__":{"text":5},"constructor":1,"id":"__proto__","text":""}\n' +
        '{"id":1e999,"text":""}\n{"id":-0,"text":""}\n',
    );
    expect(rows.map((row) => row.flags)).toEqual([[], [], [], []]);
    expect(rows.map((row) => row.id)).toEqual([2, '__proto__', Infinity, -0]);
  });

  test('may have something else than text in the optional fields', async () => {
    const [row] = await flag(jsonl({ id: 'g', text: story, title: true, url: 5, site: null }));
    const [bare] = await flag(jsonl({ id: 'g', text: story }));
    expect(row).toEqual(bare);
    expect(row!.flags.map(quote)).toContain(leftover);
  });

  test('come from several files and standard input, in the order given', async () => {
    const first = fileOf('first.jsonl', jsonl({ id: 1, text: '' }));
    const last = fileOf('last.jsonl', '{"id":3,"text":""}');
    const rows = await flag(jsonl({ id: 2, text: '' }), first, '-', last);
    expect(rows.map((row) => row.id)).toEqual([1, 2, 3]);
  });
});

describe('flags', () => {
  test('are where the text says, counted in code points', async () => {
    const text = `A 🚜 and a 🧺 \ud800 went by.\r\n${leftover}\r\nThe end of it.`;
    const [row] = await flag(jsonl({ id: 1, text }));
    const [found] = row!.flags;
    expect(Array.from(text).slice(found!.start, found!.end).join('')).toBe(leftover);
    expect(found!.detector).toMatch(/^[a-z-]+@\d+$/);
    expect(found!.confidence).toBeGreaterThan(0.5);
  });

  test('are left out below the least confidence asked for', async () => {
    const [row] = await flag(jsonl({ id: 1, text: story }), '--min-confidence', '1');
    expect(row!.flags).toEqual([]);
  });

  test('of html come with the text that they count in', async () => {
    const html = `<nav><a href=x>Menu</a></nav><p>Pears &amp; quinces 🍐 sold out.<p>${leftover}`;
    const [row] = await flag(jsonl({ id: 1, html }));
    expect(row!.text).toContain('Pears & quinces 🍐 sold out.');
    const quotes = row!.flags.map(({ start, end }) =>
      Array.from(row!.text!).slice(start, end).join(''),
    );
    expect(quotes).toContain(leftover);
  });

  test('use what the other rows of the batch say, unless each is judged alone', async () => {
    const footer = 'The Upper River Growers Gazette, for all who plant and pick';
    const fruits = ['pear', 'plum', 'quince', 'medlar', 'sloe', 'damson', 'fig', 'cherry'];
    const rows = fruits.map((fruit) => ({
      id: fruit,
      site: 'orchard.example',
      text: `The old ${fruit} tree bears again.\nNobody had watered the ${fruit} for years.\n${footer}`,
    }));
    const together = await flag(jsonl(...rows));
    const alone = await flag(jsonl(...rows), '--per-document');
    expect(together.every((row) => row.flags.some(({ kind }) => kind === 'template'))).toBe(true);
    expect(alone.some((row) => row.flags.some(({ kind }) => kind === 'template'))).toBe(false);
  });

  test('name the other copy of a text by the id of its row, in code points too', async () => {
    const line = 'Nobody in the valley had seen the pond freeze over twice in one winter.';
    const text = `🍐 The pond\n${line}\nThen it thawed, and the ducks came home.\n${line}\n`;
    const input = `{"id":9007199254740993,"text":${JSON.stringify(text)}}\n`;
    const { stdout } = await command.run(['flag'], { input });
    const [row] = parseRows(stdout) as unknown as FlagRow[];
    const { start, evidence } = row!.flags.find(({ kind }) => kind === 'duplicate')!;
    const { twin } = evidence!;
    expect(Array.from(text).slice(twin.start, twin.end).join('')).toBe(line);
    expect(twin.start).not.toBe(start);
    expect(stdout).toContain('"twin":{"document":9007199254740993,"line":1,');
  });

  test('are the same bytes each time', async () => {
    const input = jsonl(
      ...Array.from({ length: 50 }, (_, id) => ({ id, text: `${story}\n${id}` })),
    );
    const first = await command.run(['flag'], { input });
    const second = await command.run(['flag', fileOf('same.jsonl', input)]);
    expect(second.stdout).toBe(first.stdout);
  });
});

describe('filter', () => {
  async function filter(input: string, ...words: string[]) {
    const { stdout } = await command.run(['filter', ...words], { input });
    return parseRows(stdout);
  }

  test('prints the text without what is cut', async () => {
    expect(await filter(jsonl({ id: 1, text: story }))).toEqual([
      { id: 1, text: story.replace(`${leftover}\n`, '') },
    ]);
  });

  test('leaves half a pair of surrogates, NUL and other marks as they are', async () => {
    const text = '\ufeffThe ducks\ud83c came \udf50home.\0\u2028They stayed.';
    const input = jsonl({ id: 1, text });
    expect(await filter(input)).toEqual([{ id: 1, text }]);
  });

  test('leaves line ends as they are', async () => {
    const text = story.replaceAll('\n', '\r\n');
    expect(await filter(jsonl({ id: 1, text }))).toEqual([
      { id: 1, text: text.replace(`${leftover}\r\n`, '') },
    ]);
  });

  test.each([
    [['--min-confidence', '1']],
    [['--min-confidence', 'share=1']],
    [['--keep-kind', 'ui,share']],
    [['--keep-kind', 'ui', '--keep-kind', 'share,title']],
    [['--only-kind', 'advert, off-topic']],
  ])('keeps the text whole with %j', async (words) => {
    expect(await filter(jsonl({ id: 1, text: story }), ...words)).toEqual([{ id: 1, text: story }]);
  });

  test('has the fields of a page beside its text', async () => {
    const html = `<title>Pears at the mill</title><p>${story.replaceAll('\n', '<p>')}`;
    const [row] = await filter(jsonl({ id: 1, html }));
    expect(row).toMatchObject({ id: 1, title: 'Pears at the mill' });
    expect(row!['text']).not.toContain(leftover);
  });

  test('gives the main content of a page; its headline stands beside it, or in it when asked', async () => {
    const rows = jsonl({ id: 1, html: article.html, title: 'A title' });
    const [row] = await filter(rows);
    const text = row!['text'] as string;
    expect(article.kept.filter((line) => !text.includes(line))).toEqual([]);
    expect(article.cut.filter((line) => text.split('\n').includes(line))).toEqual([]);
    expect(row).toMatchObject({
      title: 'A mule brings the library back',
      author: 'Wren Castellane',
      published: '2024-10-17',
    });
    const [kept] = await filter(rows, '--keep-kind', 'title');
    expect(kept!['text']).toBe(`A mule brings the library back\n${text}`);
  });
});

describe('a bad row', () => {
  const bad: readonly (readonly [string, string | Buffer, unknown, string])[] = [
    ['broken JSON', '{"id":1,', null, 'RECORD_INVALID'],
    ['no object', '[1]', null, 'RECORD_INVALID'],
    ['a raw NUL', '{"id":1,"text":"\0"}', null, 'RECORD_INVALID'],
    ['a mark in the middle of the file', '\ufeff{"id":1,"text":""}', null, 'RECORD_INVALID'],
    ['both text and html', '{"id":1,"text":"a","html":"b"}', 1, 'RECORD_INVALID'],
    ['neither text nor html', '{"id":"x"}', 'x', 'RECORD_INVALID'],
    ['a text that is none', '{"id":"x","text":5}', 'x', 'RECORD_INVALID'],
    ['no id', '{"text":"a"}', null, 'RECORD_INVALID'],
    ['an id that is none', '{"id":[1],"text":"a"}', null, 'RECORD_INVALID'],
    [
      'bytes that are not UTF-8',
      Buffer.from('{"id":8,"text":"\xff"}', 'latin1'),
      8,
      'RECORD_ENCODING',
    ],
    [
      'an id that is not UTF-8',
      Buffer.from('{"id":"\xff","text":""}', 'latin1'),
      null,
      'RECORD_ENCODING',
    ],
  ];

  test.each(bad)('with %s is answered in its place', async (_what, line, id, code) => {
    const input = Buffer.concat([
      Buffer.from(jsonl({ id: 'before', text: story })),
      Buffer.from(line),
      Buffer.from(`\n\n${jsonl({ id: 'after', text: story })}`),
    ]);
    const result = await command.run(['flag'], { input });
    const rows = parseRows(result.stdout);
    expect(rows.map((row) => row['id'])).toEqual(['before', id, 'after']);
    expect(rows[1]).toEqual({
      id,
      line: 2,
      error: { code, message: expect.stringMatching(/^The record .*\.$/) as string },
      flags: [],
    });
    expect(rows[2]!['flags']).toEqual(rows[0]!['flags']);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('line 2');
  });

  test('has no text in the output of filter', async () => {
    const result = await command.run(['filter'], { input: '{"id":4}\n' });
    expect(parseRows(result.stdout)).toEqual([
      {
        id: 4,
        line: 1,
        error: expect.objectContaining({ code: 'RECORD_INVALID' }) as object,
        text: null,
      },
    ]);
    expect(result.code).toBe(1);
  });

  test('that is longer than the limit does not stop the next', async () => {
    const input = `{"id":1,"text":"${'x'.repeat(17 * 1024 * 1024)}"}\n{"id":2,"text":""}\n`;
    const rows = parseRows((await command.run(['flag'], { input })).stdout);
    expect(rows).toEqual([
      {
        id: null,
        line: 1,
        error: expect.objectContaining({ code: 'RECORD_TOO_LARGE' }) as object,
        flags: [],
      },
      { id: 2, flags: [] },
    ]);
  });

  test('nested without end does not stop the next', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const input = `{"id":1,"text":"","deep":${deep}}\n{"id":2,"text":""}\n`;
    const rows = await flag(input);
    expect(rows.at(-1)).toEqual({ id: 2, flags: [] });
    expect(rows).toHaveLength(2);
  });
});

test('rows of one form keep the sentences that differ in their numbers alone', async () => {
  const rows = [11, 14, 17, 20, 23, 26, 29, 32].map((knots, id) => ({
    id,
    text: [
      `On Monday the wind will blow from the west at ${knots} knots and turn in the afternoon.`,
      `The sea will be ${id + 3} feet high, and small boats should stay in the harbour until noon.`,
      `Rain is likely after ${id + 1} in the evening and will last until the clouds have gone north.`,
    ].join('\n'),
  }));
  const { stdout } = await command.run(['filter'], { input: jsonl(...rows) });
  expect(parseRows(stdout)).toEqual(rows);
});
