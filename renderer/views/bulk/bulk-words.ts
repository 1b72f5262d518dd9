import type { SampleState } from '../../../shared/ipc/sample-shapes';
import type { DocumentFilter } from '../../../shared/ipc/shapes';
import { countOf } from '../../state/count-of';
import { bandName, languageName, siteName } from '../review/filter-options';
import { showName } from '../review/show-text';

const stateNames: Readonly<Record<NonNullable<DocumentFilter['state']>, string>> = {
  open: 'open documents',
  done: 'documents that are done',
  excluded: 'excluded documents',
  copies: 'copies',
  damaged: 'damaged documents',
};

/** What the flags of a set have in common: "kind caption, certain, on harbour"; empty for all. */
export function describeSet(filter: DocumentFilter, purpose: SampleState['purpose']): string {
  const { kind, band, site, language, name, state } = filter;
  const aboutFlags = purpose === 'cuts';
  return [
    aboutFlags && kind && `kind ${kind}`,
    aboutFlags && band && bandName(band),
    site !== undefined && `on ${siteName(site)}`,
    language !== undefined && `in ${languageName(language)}`,
    name && `named “${showName(name)}”`,
    state && `in ${stateNames[state]}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** A share as a bound from below: never rounded up. */
function atLeast(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toLocaleString('en')} %`;
}

export function percentOf(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "≥ 98.2 % right, 95 % sure, after 140 of 4,210". */
export function describeBound(sample: SampleState): string {
  const { looked, bound, confidence, size, missed } = sample;
  const after = `after ${looked.toLocaleString('en')} of ${size.toLocaleString('en')}`;
  if (looked === 0) return `Nothing looked at yet of ${size.toLocaleString('en')}`;
  const sure = looked === size ? 'all looked at' : `${percentOf(confidence)} sure`;
  if (!missed) return `≥ ${atLeast(bound)} right, ${sure}, ${after}`;
  const most = countOf(missed.most, 'line');
  return `≤ ${most} missed, so ≥ ${atLeast(missed.recall)} found, ${sure}, ${after}`;
}

/** How many more have to be right for the bound that is wanted. */
export function describeMore(sample: SampleState): string {
  const { looked, right, more, wanted, missed, next } = sample;
  const wish = `≥ ${percentOf(wanted)}`;
  const wrong = looked - right;
  const said = missed
    ? `${countOf(wrong, 'line')} missed so far`
    : `${right.toLocaleString('en')} right, ${wrong.toLocaleString('en')} wrong so far`;
  if (more === 0 && looked > 0) return `${wish} is reached; ${said}.`;
  if (more === null || !next) return `${wish} is out of reach in this set; ${said}.`;
  const good = missed ? 'that belong' : 'right ones';
  return `${more.toLocaleString('en')} more ${good} in a row for ${wish}; ${said}.`;
}
