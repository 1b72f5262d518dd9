import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

/** A folder of sources, and places beside it for an export and a workspace. */
export function aCrawl(files: Readonly<Record<string, string | Buffer>>) {
  const folder = temporaryFolder();
  const sources = join(folder, 'crawl');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(sources, path, '..'), { recursive: true });
    writeFileSync(join(sources, path), content);
  }
  return { sources, out: join(folder, 'out'), workspace: join(folder, 'crawl.winnow') };
}
