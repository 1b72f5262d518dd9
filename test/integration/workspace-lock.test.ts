import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createWorkspace, openWorkspace } from '../../electron/store/open-workspace';
import { useProgram } from '../support/built-program';
import { temporaryFolder } from '../support/temporary-folder';
import { useWinnowCommand } from '../support/winnow-command';

const holder = useProgram('hold-workspace');
const command = useWinnowCommand();

function aWorkspace(): string {
  const path = join(temporaryFolder(), 'one.winnow');
  createWorkspace(path).close();
  return path;
}

test('a workspace that another program has open is refused by its name', async () => {
  const path = aWorkspace();
  const running = holder.start([path]);
  await running.printed(1);
  expect(() => openWorkspace(path)).toThrow(
    expect.objectContaining({
      code: 'WORKSPACE_LOCKED',
      message: expect.stringMatching(
        new RegExp(`a test \\(process \\d+ on ${hostname()}, since 2\\d{3}-.*Z\\)`),
      ) as string,
    }),
  );
  await running.kill();
  expect(existsSync(`${path}.lock`)).toBe(true);
  openWorkspace(path).close();
  expect(readdirSync(dirname(path))).toEqual(['one.winnow']);
});

test('within one program it is open once', () => {
  const path = aWorkspace();
  const first = openWorkspace(path);
  expect(() => openWorkspace(path)).toThrow(expect.objectContaining({ code: 'WORKSPACE_LOCKED' }));
  first.close();
  openWorkspace(path).close();
});

test('what a killed program left behind holds nothing, whoever has its number now', () => {
  const path = aWorkspace();
  const left = new Database(`${path}.lock`);
  left.exec(
    `CREATE TABLE owner (program TEXT, pid INTEGER, host TEXT, since TEXT, token TEXT) STRICT;
     INSERT INTO owner VALUES ('another', ${process.ppid}, '${hostname()}', '2030', 'x')`,
  );
  left.close();
  const workspace = openWorkspace(path);
  onTestFinished(() => workspace.close());
  expect(workspace.db.open).toBe(true);
});

test('a file in the place of the lock that is none holds nothing', () => {
  const path = aWorkspace();
  writeFileSync(`${path}.lock`, 'somebody wrote here'.repeat(50));
  openWorkspace(path).close();
  expect(readdirSync(dirname(path))).toEqual(['one.winnow']);
});

test('the command ends with 3 and says who has the workspace', async () => {
  const path = aWorkspace();
  const workspace = openWorkspace(path, { program: 'the Winnow window' });
  const sources = temporaryFolder();
  const { code, stdout, stderr } = await command.run(['import', sources, '--workspace', path]);
  expect(code).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toContain(`the Winnow window (process ${process.pid} on `);
  workspace.close();
  expect(await command.run(['import', sources, '--workspace', path])).toMatchObject({ code: 0 });
});
