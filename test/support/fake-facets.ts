import { applyCuts } from '../../shared/engine/apply-cuts';
import type { ExportPlan } from '../../shared/ipc/export-shapes';
import type {
  BatchCounts,
  DocumentFacets,
  DocumentFilter,
  ReviewDocument,
  ReviewFlag,
} from '../../shared/ipc/shapes';
import { confidenceBand } from '../../shared/model/flag';
import { flagKinds } from '../../shared/model/kind';
import { confirmedOf, openOf, shownFlags } from './fake-document';

function openFlags(document: ReviewDocument) {
  return shownFlags(document).filter(({ verdict }) => verdict === 'open');
}

function stateOf(document: ReviewDocument): 'open' | 'done' | 'excluded' {
  if (document.excluded) return 'excluded';
  return openOf(document) > 0 ? 'open' : 'done';
}

/** True for a document that the list shows under a filter. */
export function fitsFilter(document: ReviewDocument, filter: DocumentFilter): boolean {
  const { state, kind, band, site, language, name = '' } = filter;
  const isCopy = document.copyOf !== undefined && !document.excluded;
  if (state === 'damaged') {
    if (document.damage.lost + document.damage.odd === 0) return false;
  } else if (state !== undefined && !(state === 'copies' ? isCopy : state === stateOf(document))) {
    return false;
  }
  if (language !== undefined && language !== (document.language ?? null)) return false;
  if (site !== undefined && site !== (document.site ?? null)) return false;
  if (!document.path.toLowerCase().includes(name.toLowerCase())) return false;
  if (kind === undefined && band === undefined) return true;
  return openFlags(document).some(
    (flag) =>
      (kind === undefined || flag.kind === kind) &&
      (band === undefined || confidenceBand(flag.confidence) === band),
  );
}

/** What the list can be filtered by. */
export function facetsOf(documents: readonly ReviewDocument[]): DocumentFacets {
  const open = documents.flatMap(openFlags);
  const sites = new Map<string | null, number>();
  for (const { site = null } of documents) sites.set(site, (sites.get(site) ?? 0) + 1);
  const languages = new Map<string | null, number>();
  for (const { language = null } of documents) {
    languages.set(language, (languages.get(language) ?? 0) + 1);
  }
  const count = (state: NonNullable<DocumentFilter['state']>) =>
    documents.filter((document) => fitsFilter(document, { state })).length;
  const inBand = (band: 'certain' | 'check') =>
    open.filter(({ confidence }) => confidenceBand(confidence) === band).length;
  return {
    states: {
      open: count('open'),
      done: count('done'),
      excluded: count('excluded'),
      copies: count('copies'),
      damaged: count('damaged'),
    },
    kinds: flagKinds
      .map((kind) => ({ kind, open: open.filter((flag) => flag.kind === kind).length }))
      .filter((facet) => facet.open > 0),
    bands: { certain: inBand('certain'), check: inBand('check') },
    sites: [...sites].map(([site, number]) => ({ site, documents: number })),
    languages: [...languages].map(([language, number]) => ({ language, documents: number })),
  };
}

/** The sums over a batch. */
export function countsOf(
  documents: readonly ReviewDocument[],
  problems: number,
  shown: number,
): BatchCounts {
  const flags = documents.flatMap((document) => shownFlags(document, shown));
  const count = (test: (flag: ReviewFlag) => boolean) => flags.filter(test).length;
  return {
    documents: documents.length,
    documentsDone: documents.filter((document) => openOf(document, shown) === 0).length,
    flags: flags.length,
    open: count(({ verdict }) => verdict === 'open'),
    confirmed: count(({ verdict }) => verdict === 'confirmed'),
    rejected: count(({ verdict }) => verdict === 'rejected'),
    byCurator: count(({ verdict, actor }) => verdict !== 'open' && actor === 'curator'),
    byPolicy: count(({ verdict, actor }) => verdict !== 'open' && actor === 'policy'),
    byRule: count(({ verdict, actor }) => verdict !== 'open' && actor === 'rule'),
    characters: documents.reduce((sum, { text }) => sum + text.length, 0),
    charactersCut: documents.reduce(
      (sum, { text, flags: own }) => sum + text.length - applyCuts(text, confirmedOf(own)).length,
      0,
    ),
    problems,
  };
}

/** The first documents of an export. */
export function previewOf(documents: readonly ReviewDocument[]): ExportPlan['preview'] {
  return documents
    .filter(({ excluded }) => !excluded)
    .slice(0, 20)
    .map(({ id, path, text, flags }) => ({
      documentId: id,
      path,
      file: `clean/${path}`,
      characters: text.length,
      charactersCut: text.length - applyCuts(text, confirmedOf(flags)).length,
    }));
}
