import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder';
import { useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();

function manyRows(count: number): string {
  const rows: string[] = [];
  for (let id = 0; id < count; id++) {
    rows.push(`{"id":${id},"text":"Basket ${id} held plums.\\nShare this article\\nRead more"}\n`);
  }
  return rows.join('');
}

describe('output', () => {
  test('is complete however slowly it is read', async () => {
    const child = command.start(['flag']);
    child.stdin.end(manyRows(20_000));
    // Far more than a pipe holds waits for a reader who comes late.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const stdout = await text(child.stdout);
    expect(stdout.split('\n')).toHaveLength(20_001);
    expect(stdout.endsWith('\n')).toBe(true);
  });

  test('that nobody reads any more ends the command quietly', async () => {
    const child = command.start(['flag', '--per-document']);
    child.stdin.on('error', () => undefined);
    child.stdin.end(manyRows(20_000));
    const complaints = text(child.stderr);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(await complaints).toBe('');
  });

  test('comes row by row while the input is still open', async () => {
    const child = command.start(['flag', '--per-document']);
    child.stdin.write('{"id":"first","text":""}\n');
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    expect(chunk.toString()).toBe('{"id":"first","flags":[]}\n');
    child.stdin.end();
    await once(child, 'close');
  });
});

describe('an interrupt', () => {
  test.each([[['flag']], [['flag', '--per-document']], [['filter']]])(
    'ends %j with 130 while it waits for input, and leaves nothing behind',
    async (words) => {
      const scratch = temporaryFolder();
      const env = { TMPDIR: scratch };
      const child = command.start([...words, '--progress', 'json'], { env });
      child.stdin.on('error', () => undefined);
      child.stdin.write(manyRows(10));
      const complaints = text(child.stderr);
      // The first word on progress comes when the signal is already watched.
      await once(child.stderr, 'data');
      child.kill('SIGINT');
      const [code] = (await once(child, 'close')) as [number | null];
      expect(code).toBe(130);
      expect(await complaints).not.toContain('winnow:');
      expect(await complaints).toMatch(/^Interrupted: not all was done\.$/m);
      expect(readdirSync(scratch)).toEqual([]);
    },
  );

  test('in the middle of the work leaves whole rows', async () => {
    const child = command.start(['flag', '--per-document']);
    child.stdin.on('error', () => undefined);
    child.stdin.write(manyRows(20_000));
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (stdout === '') child.kill('SIGINT');
      stdout += chunk.toString();
    });
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(130);
    expect(stdout.endsWith('}\n')).toBe(true);
  });
});

describe('wrong usage', () => {
  test.each([
    [[]],
    [['nothing-like-it']],
    [['flag', '--no-such-option']],
    [['flag', '--min-confidence', '1.5']],
    [['flag', '--min-confidence', 'high']],
    [['flag', '-', '-']],
    [['filter', '--only-kind', 'adverts']],
    [['filter', '--keep-kind', 'ui,']],
    [['filter', '--min-confidence', 'adverts=0.3']],
    [['filter', '--progress', 'loud']],
  ])('%j ends with 2 and says so on stderr alone', async (words) => {
    const { code, stdout, stderr } = await command.run(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });
});

describe('input that is not there', () => {
  test.each([['no-such-file.jsonl'], [tmpdir()]])('%s ends with 3', async (path) => {
    const { code, stdout, stderr } = await command.run(['flag', path]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(path);
  });

  test('cannot put words of its own into what is said about it', async () => {
    const { stderr } = await command.run(['flag', 'a\nwinnow: all is well\u001b[2J']);
    expect(stderr).toContain('a\\nwinnow: all is well\\u{001b}[2J could not be read');
  });
});

describe('a temporary folder that is not there', () => {
  const env = { TMPDIR: '/nonexistent' };

  test('ends with 3 where the input is read twice', async () => {
    const { code, stderr } = await command.run(['flag'], { input: manyRows(3), env });
    expect(code).toBe(3);
    expect(stderr).toContain('/nonexistent');
  });

  test('does not matter where it is read once', async () => {
    const words = ['flag', '--per-document'];
    expect(await command.run(words, { input: manyRows(3), env })).toMatchObject({ code: 0 });
  });
});

describe('help and version', () => {
  test.each([[['--help']], [['flag', '--help']], [['filter', '--help']], [['help', 'flag']]])(
    '%j stands on stdout',
    async (words) => {
      const { code, stdout, stderr } = await command.run(words);
      expect(stdout).toMatch(/^Usage: winnow/);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    },
  );

  test.each([[['--version']], [['flag', '--version']], [['filter', '--version']]])(
    '%j is the version of the program',
    async (words) => {
      const { code, stdout } = await command.run(words);
      expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
      expect(code).toBe(0);
    },
  );
});

describe('progress', () => {
  test('is not said where nobody watches', async () => {
    expect((await command.run(['flag'], { input: manyRows(500) })).stderr).toBe('');
  });

  test('is said in JSON for programs', async () => {
    const { stderr } = await command.run(['flag', '--progress', 'json'], { input: manyRows(500) });
    const events = stderr
      .trim()
      .split('\n')
      .map((event) => JSON.parse(event) as { event: string; phase: string; done: number });
    expect(events.map(({ phase }) => phase)).toEqual(
      expect.arrayContaining(['reading', 'analyzing']),
    );
    expect(events.at(-1)).toMatchObject({ event: 'progress', phase: 'analyzing', done: 500 });
  });
});
