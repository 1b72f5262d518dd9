import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { loadTextResources } from '../../electron/backend/load-resources';
import { readPageModel, type PageModelData } from '../../shared/engine/page/page-model';
import { cleanPages } from './clean-pages';
import { labelPage } from './label-page';
import { readPages } from './read-pages';
import { scorePages } from './score-pages';

/** Figures of the program as it is on files of gold pages, one line of JSON for each file. */
export function scoreFiles(files: readonly string[], resources: string): string {
  const data = JSON.parse(
    readFileSync(join(resources, 'models', 'page.json'), 'utf8'),
  ) as PageModelData;
  const model = readPageModel(data);
  const text = loadTextResources(resources);
  const lines = files.map((file) => {
    const pages = readPages(file);
    const read = pages.flatMap((page) => labelPage(page) ?? []);
    const figures = scorePages(
      pages,
      cleanPages(read, text, () => model),
    );
    return JSON.stringify({ file, ...figures });
  });
  return [...lines, JSON.stringify({ 'on hosts left out of training': data.figures })].join('\n');
}
