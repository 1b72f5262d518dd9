import { Suggestions } from '../../../electron/operations/rules/suggestions';
import type { Engine } from '../../../shared/engine/create-engine';
import type { Rung, Suggestion } from '../../../shared/engine/miner/mine-rules';
import { segment } from '../../../shared/engine/segment';
import { makePlantedSites, type PlantedShape } from '../../support/corpus/planted-sites';
import {
  type PlantedForm,
  plantedForms,
  type PlantedTemplate,
} from '../../support/corpus/planted-templates';
import { checkDamage } from './check-damage';
import { labelBatch, type LabelledBatch, type LabelledLine, resetBatch } from './labelled-batch';

export interface PlantedFigures {
  readonly sites: number;
  readonly pages: number;
  readonly templates: number;
  /** Templates of which a suggestion, as it is looked at first, cuts every line. */
  readonly suggested: number;
  /** The same at any rung of a ladder. */
  readonly offered: number;
  readonly byForm: Readonly<Record<PlantedForm, { templates: number; suggested: number }>>;
  readonly suggestions: number;
  /** Suggestions that, as they are looked at first, would cut lines to keep; all of them are shown. */
  readonly withShownDamage: number;
  /** Rungs that would cut lines to keep which are not among the hits they show. */
  readonly withHiddenDamage: number;
  /** Rungs whose hits are not exactly what the rule matches. */
  readonly miscounted: number;
  /** Wordings of templates that were not suggested, for whoever looks for the cause. */
  readonly missed: readonly string[];
}

/** Confirms two lines of each planted template and looks at what is suggested then. */
export async function measurePlanted(
  engine: Engine,
  shape: PlantedShape,
): Promise<{ figures: PlantedFigures; batch: LabelledBatch }> {
  const pages = [...makePlantedSites(shape)];
  const batch = labelBatch(
    engine,
    pages.map(({ path, site, text, lines }) => ({
      document: { id: path, site, text, blocks: segment(text) },
      labels: lines.map(({ template }) => (template ? 'cut' : 'keep')),
    })),
  );
  const planted = new Map<PlantedTemplate, LabelledLine[]>();
  pages
    .flatMap(({ lines }) => lines)
    .forEach(({ template }, at) => {
      if (!template) return;
      planted.set(template, [...(planted.get(template) ?? []), batch.lines[at]!]);
    });
  const suggestions = await confirmTwoEach(batch, planted);
  return { figures: await countFigures(shape, batch, planted, suggestions), batch };
}

async function confirmTwoEach(
  batch: LabelledBatch,
  planted: ReadonlyMap<PlantedTemplate, readonly LabelledLine[]>,
): Promise<Suggestion[]> {
  resetBatch(batch);
  const suggestions = new Suggestions(batch);
  await suggestions.mineAll(async () => undefined);
  for (const lines of planted.values()) {
    for (const line of firstTwo(lines)) {
      line.state = 'confirmed';
      suggestions.update([line.document]);
    }
  }
  return suggestions.list().flatMap(({ suggestion, undecided }) => (undecided ? [] : suggestion));
}

/** Two lines, of different texts where there are any: identical ones are decided in one step. */
function firstTwo(lines: readonly LabelledLine[]): LabelledLine[] {
  const [first, ...others] = lines;
  const second = others.find(({ text }) => text !== first!.text) ?? others[0];
  return [first!, ...(second ? [second] : [])];
}

async function countFigures(
  { sites, pages }: PlantedShape,
  batch: LabelledBatch,
  planted: ReadonlyMap<PlantedTemplate, readonly LabelledLine[]>,
  suggestions: readonly Suggestion[],
): Promise<PlantedFigures> {
  const reachOf = ({ tally }: Rung) => new Set(tally.hits.map(batch.lineOf));
  const first = suggestions.map(({ ladder, chosen }) => reachOf(ladder[chosen]!));
  const any = suggestions.flatMap(({ ladder }) => ladder.map(reachOf));
  const all = [...planted].map(([template, lines]) => ({
    form: template.form,
    wording: firstTwo(lines)
      .map(({ text }) => text)
      .join(' ~ '),
    isSuggested: first.some((hits) => lines.every((line) => hits.has(line))),
    isOffered: any.some((hits) => lines.every((line) => hits.has(line))),
  }));
  const rungs = suggestions.flatMap(({ ladder }) => ladder.map((rung) => checkDamage(batch, rung)));
  const chosen = suggestions.map(({ ladder, chosen: at }) => checkDamage(batch, ladder[at]!));
  const count = (some: readonly { isSuggested: boolean }[]) => ({
    templates: some.length,
    suggested: some.filter(({ isSuggested }) => isSuggested).length,
  });
  return {
    sites,
    pages,
    ...count(all),
    offered: all.filter(({ isOffered }) => isOffered).length,
    byForm: Object.fromEntries(
      plantedForms.map((form) => [form, count(all.filter((one) => one.form === form))]),
    ) as PlantedFigures['byForm'],
    suggestions: suggestions.length,
    withShownDamage: chosen.filter(({ shown }) => shown > 0).length,
    withHiddenDamage: rungs.filter(({ hidden }) => hidden > 0).length,
    miscounted: rungs.filter(({ miscounted }) => miscounted > 0).length,
    missed: all
      .filter(({ isSuggested }) => !isSuggested)
      .map(({ form, wording }) => `${form}: ${wording}`),
  };
}
