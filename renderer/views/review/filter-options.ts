import type { DocumentFacets, DocumentFilter } from '../../../shared/ipc/shapes';
import type { changeFilter } from '../../state/document-filter';
import { showName } from './show-text';

/** Something the list can be filtered by. */
export interface FilterOption {
  readonly group: 'Confidence' | 'Kind' | 'Language' | 'Site';
  readonly label: string;
  /** Undefined where it has not been counted. */
  readonly count: number | undefined;
  /** What the count counts. */
  readonly counted: string;
  readonly isChosen: boolean;
  /** Sets this part of the filter, or takes it away when it is chosen. */
  readonly change: Parameters<typeof changeFilter>[1];
}

/** As many sites as the backend names. */
const sitesNamed = 200;

const bandNames = { certain: 'certain', check: 'to check' } as const;

/** What a site is called; documents whose site is not known have one too. */
export function siteName(site: string | null): string {
  return site === null ? 'unknown site' : showName(site);
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** What a language is called in English. */
export function languageName(language: string | null): string {
  return language === null ? 'unknown language' : (languageNames.of(language) ?? language);
}

export function bandName(band: keyof typeof bandNames): string {
  return bandNames[band];
}

/** The options whose group or label holds the search, group by group. */
export function filterOptions(
  facets: DocumentFacets,
  filter: DocumentFilter,
  search: string,
): FilterOption[] {
  const words = search.trim().toLowerCase();
  const found = [
    ...bandOptions(facets, filter),
    ...kindOptions(facets, filter),
    ...languageOptions(facets, filter),
    ...siteOptions(facets, filter),
  ].filter(({ group, label }) => `${group} ${label}`.toLowerCase().includes(words));
  return [...found, ...unnamedSite(facets, search.trim())];
}

/** True where there are so many options that one would rather type. */
export function wantsSearch({ kinds, sites, languages }: DocumentFacets): boolean {
  return kinds.length + sites.length + languages.length > 8;
}

function bandOptions({ bands }: DocumentFacets, { band }: DocumentFilter): FilterOption[] {
  return (['certain', 'check'] as const)
    .filter((name) => bands[name] > 0 || name === band)
    .map((name) => ({
      group: 'Confidence',
      label: bandNames[name],
      count: bands[name],
      counted: 'open flags',
      isChosen: name === band,
      change: { band: name === band ? undefined : name },
    }));
}

function kindOptions({ kinds }: DocumentFacets, { kind }: DocumentFilter): FilterOption[] {
  return kinds.map((facet) => ({
    group: 'Kind',
    label: facet.kind,
    count: facet.open,
    counted: 'open flags',
    isChosen: facet.kind === kind,
    change: { kind: facet.kind === kind ? undefined : facet.kind },
  }));
}

function languageOptions({ languages }: DocumentFacets, filter: DocumentFilter): FilterOption[] {
  // All documents in one language are nothing to choose from.
  if (languages.length < 2 && filter.language === undefined) return [];
  return languages.map((facet) => ({
    group: 'Language',
    label: languageName(facet.language),
    count: facet.documents,
    counted: 'documents',
    isChosen: facet.language === filter.language,
    change: { language: facet.language === filter.language ? undefined : facet.language },
  }));
}

function siteOptions({ sites }: DocumentFacets, { site }: DocumentFilter): FilterOption[] {
  return sites.map((facet) => ({
    group: 'Site',
    label: siteName(facet.site),
    count: facet.documents,
    counted: 'documents',
    isChosen: facet.site === site,
    change: { site: facet.site === site ? undefined : facet.site },
  }));
}

/** Where there are more sites than are named, the others can be had by their whole name. */
function unnamedSite({ sites }: DocumentFacets, search: string): FilterOption[] {
  const isNamed = sites.some(({ site }) => site === search);
  if (search === '' || isNamed || sites.length < sitesNamed) return [];
  return [
    {
      group: 'Site',
      label: showName(search),
      count: undefined,
      counted: 'documents',
      isChosen: false,
      change: { site: search },
    },
  ];
}
