import { applyCuts } from '../../shared/engine/apply-cuts';
import { applyPolicy, defaultPolicy } from '../../shared/engine/apply-policy';
import { createEngine } from '../../shared/engine/create-engine';
import { emptyFold, finishStats, foldStats } from '../../shared/engine/fold-stats';
import type { PageModel } from '../../shared/engine/page/page-model';
import type { EngineResources } from '../../shared/engine/resources';
import type { LabelledPage } from './label-page';

/** The clean texts of pages by their ids, as `winnow filter` prints them: each set is a batch. */
export function cleanPages(
  pages: readonly LabelledPage[],
  resources: Omit<EngineResources, 'page'>,
  modelOf: (page: LabelledPage) => PageModel,
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const set of new Set(pages.map(({ page }) => page.set))) {
    const batch = pages.filter(({ page }) => page.set === set);
    const fold = emptyFold();
    for (const { document } of batch) foldStats(fold, document);
    const stats = finishStats(fold);
    for (const labelled of batch) {
      const engine = createEngine({ ...resources, page: modelOf(labelled) });
      const flags = engine.flag(labelled.document, stats);
      const cuts = applyPolicy(flags, defaultPolicy);
      texts.set(labelled.page.id, applyCuts(labelled.document.text, cuts));
    }
  }
  return texts;
}
