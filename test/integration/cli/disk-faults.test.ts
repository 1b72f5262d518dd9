import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aCrawl } from '../../support/crawl-folder';
import { manifestOf } from '../../support/export-job';
import { folderContent } from '../../support/folder-content';
import { temporaryFolder } from '../../support/temporary-folder';
import { useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();

/** Why disks cannot be mounted here; undefined where they can. */
const noMounts = ((): string | undefined => {
  if (process.platform !== 'linux') return 'mounting a small disk needs Linux';
  const { status, error, stderr } = spawnSync('unshare', ['-Urm', 'true']);
  return status === 0 ? undefined : (error?.message ?? String(stderr).trim());
})();
if (noMounts !== undefined) console.log(`tests with small disks are skipped: ${noMounts}`);

/** Runs the command on a disk mounted at `disk` with these options, then as `after` says. */
function onDisk(disk: string, options: string, after = ''): readonly string[] {
  const script = `mount -t tmpfs -o ${options} tmpfs "$0" && { "$@"; echo "code $?"; ${after} }`;
  return ['unshare', '-Urm', 'sh', '-c', script, disk];
}

/** The exit codes of the runs, in their order. */
function codesIn(stdout: string): number[] {
  return [...stdout.matchAll(/^code (\d+)$/gm)].map(([, code]) => Number(code));
}

/** Fifty texts of forty lines: more than a small disk holds. */
function aCrawlOf(files: number) {
  const text = (at: number) =>
    Array.from({ length: 40 }, (_, line) => `Line ${line} of story ${at} goes on.\n`).join('');
  return aCrawl(
    Object.fromEntries(Array.from({ length: files }, (_, at) => [`${at}.txt`, text(at)])),
  );
}

describe.skipIf(noMounts !== undefined)('a disk without room', () => {
  const more = 'mount -o remount,size=64m,nr_inodes=4096 "$0"; "$@"; echo "code $?";';

  test('ends an import with 3, and importing again completes it', async () => {
    const { sources } = aCrawlOf(300);
    const before = folderContent(sources);
    const disk = temporaryFolder();
    const words = ['import', sources, '--workspace', join(disk, 'work.winnow')];
    const { stdout, stderr } = await command.run(words, {
      under: onDisk(disk, 'size=1500k', more),
    });
    expect(codesIn(stdout)).toEqual([3, 0]);
    expect(stderr).toContain('The disk is full');
    expect(stdout).toContain('crawl: 300 documents');
    expect(folderContent(sources)).toEqual(before);
  });

  test.each([
    ['bytes', 'size=150k'],
    ['inodes', 'size=8m,nr_inodes=20'],
  ])(
    'of %s ends an export with 3, the folder honest, and the next completes it',
    async (_, size) => {
      const { sources, workspace } = aCrawlOf(60);
      expect(await command.run(['import', sources, '--workspace', workspace])).toMatchObject({
        code: 0,
      });
      const disk = temporaryFolder();
      const out = join(disk, 'out');
      const kept = join(temporaryFolder(), 'first');
      const last = join(temporaryFolder(), 'last');
      const after = `cp -r ${out} ${kept}; ${more} cp -r ${out} ${last};`;
      const words = ['export', '--workspace', workspace, '--out', out];
      const { stdout, stderr } = await command.run(words, { under: onDisk(disk, size, after) });
      expect(codesIn(stdout)).toEqual([3, 0]);
      expect(stderr).toContain('The disk is full');
      expect(manifestOf(kept).state).toBe('incomplete');
      expect(existsSync(join(kept, 'clean'))).toBe(false);
      expect(readdirSync(last).sort()).toEqual(['audit.jsonl', 'clean', 'manifest.json']);
      expect(manifestOf(last).state).toBe('complete');
      expect(folderContent(join(last, 'clean'))).toEqual(folderContent(sources));
    },
  );

  test('for a workspace ends the command with 3 and leaves nothing', async () => {
    const { sources } = aCrawlOf(1);
    const disk = temporaryFolder();
    const words = ['import', sources, '--workspace', join(disk, 'work.winnow')];
    const under = onDisk(disk, 'size=40k', 'ls -A "$0";');
    const { stdout, stderr } = await command.run(words, { under });
    expect(stdout).toBe('code 3\n');
    expect(stderr).toContain('The disk is full');
  });
});

describe.skipIf(noMounts !== undefined)('a folder that cannot be written to', () => {
  const readOnly = (folder: string): readonly string[] => {
    const script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
    return ['unshare', '-Urm', 'sh', '-c', script, folder];
  };

  test('takes no new workspace', async () => {
    const { sources } = aCrawlOf(1);
    const folder = temporaryFolder();
    const workspace = join(folder, 'work.winnow');
    const words = ['import', sources, '--workspace', workspace];
    const { code, stderr } = await command.run(words, { under: readOnly(folder) });
    expect(code).toBe(3);
    expect(stderr).toContain(`${workspace} cannot be opened`);
  });

  test('takes no export, and says so before the work', async () => {
    const { sources, out } = aCrawlOf(1);
    mkdirSync(out);
    const words = ['clean', sources, '--out', out, '--progress', 'json'];
    const { code, stderr } = await command.run(words, { under: readOnly(out) });
    expect(code).toBe(3);
    expect(stderr).toContain(`Nothing can be written to ${out} (EROFS)`);
    expect(stderr).not.toContain('"reading"');
    expect(readdirSync(out)).toEqual([]);
    const below = ['clean', sources, '--out', join(out, 'new', 'folder')];
    expect((await command.run(below, { under: readOnly(out) })).stderr).toContain('EROFS');
  });

  test('may hold the sources', async () => {
    const { sources, out } = aCrawlOf(3);
    const words = ['clean', sources, '--out', out];
    expect(await command.run(words, { under: readOnly(sources) })).toMatchObject({ code: 0 });
    expect(readdirSync(join(out, 'clean'))).toHaveLength(3);
  });
});

describe.skipIf(noMounts !== undefined)('sources that may not be read', () => {
  // As another user: root may read everything.
  const asNobody = ['unshare', '-U'];

  test('are named, folders and files, and the rest is read', async () => {
    const { sources, out } = aCrawl({
      'a.txt': 'The first text.\n',
      'locked/b.txt': 'The second text.\n',
      'locked.txt': 'The third text.\n',
      'z.txt': 'The last text.\n',
    });
    chmodSync(join(sources, '..'), 0o777);
    chmodSync(join(sources, 'locked'), 0);
    chmodSync(join(sources, 'locked.txt'), 0);
    const words = ['clean', sources, '--out', out];
    const { code, stderr } = await command.run(words, { under: asNobody });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      'winnow: locked: The file could not be read (EACCES).',
      'winnow: locked.txt: The file could not be read (EACCES).',
    ]);
    expect(readdirSync(join(out, 'clean'))).toEqual(['a.txt', 'z.txt']);
  });
});

describe.skipIf(process.platform === 'win32')('a limit of the system', () => {
  const limited = (option: string, count: number): readonly string[] => [
    ...['sh', '-c', `ulimit ${option} ${count} && exec "$@"`, 'sh'],
  ];

  test('on the size of files ends an import with 3, whatever was written is whole', async () => {
    const { sources, workspace } = aCrawlOf(300);
    const words = ['import', sources, '--workspace', workspace];
    const { code, stderr } = await command.run(words, { under: limited('-f', 3000) });
    expect(code).toBe(3);
    expect(stderr).toContain('The disk failed');
    expect(await command.run(words)).toMatchObject({ code: 0 });
  });

  test('on the size of files ends a spooled input with 3', async () => {
    const input = `{"id":1,"text":"${'word '.repeat(400_000)}"}\n`;
    const { code, stderr } = await command.run(['flag'], { input, under: limited('-f', 1000) });
    expect(code).toBe(3);
    expect(stderr).toContain('EFBIG');
  });

  test('on open files does not stop an import', async () => {
    const { sources, out } = aCrawlOf(200);
    const under = limited('-n', 40);
    expect(await command.run(['clean', sources, '--out', out], { under })).toMatchObject({
      code: 0,
    });
    expect(readdirSync(join(out, 'clean'))).toHaveLength(200);
  });
});

test.skipIf(!existsSync('/dev/full'))('an output that takes nothing ends with 3', async () => {
  const under = ['sh', '-c', 'exec "$@" > /dev/full', 'sh'];
  const { code, stderr } = await command.run(['flag'], { input: '{"id":1,"text":"a"}\n', under });
  expect(code).toBe(3);
  expect(stderr).toContain('ENOSPC');
});
