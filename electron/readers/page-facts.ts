import type { PageFacts } from '../../shared/model/page-markup';
import { attributeOf, textOf, type HtmlElement } from './html-nodes';
import { parseJsonLd } from './json-ld';
import { readJsonLd } from './json-ld-facts';

type FactName = keyof PageFacts;

/** Names of `meta` elements, the most trustworthy first. */
const metaNames: Readonly<Record<Exclude<FactName, 'language' | 'types'>, readonly string[]>> = {
  headline: ['og:title', 'twitter:title', 'dc.title', 'headline'],
  author: ['author', 'article:author', 'dc.creator', 'byl', 'parsely-author', 'sailthru.author'],
  published: [
    'article:published_time',
    'og:article:published_time',
    'datepublished',
    'date',
    'dc.date',
    'parsely-pub-date',
    'pubdate',
  ],
  siteName: ['og:site_name', 'application-name'],
};
/** Longer values are no names, dates or headlines. */
const mostLength = 500;

/** Gathers what a page says about itself in data. */
export class FactReading {
  /** The values of the page's JSON-LD. */
  readonly jsonLd: unknown[] = [];
  readonly #metas = new Map<string, string>();
  #language: string | undefined;
  /** Of a `time` element that says so. */
  #published: string | undefined;
  /** Moments of all `time` elements by their day. */
  readonly #days = new Map<string, string>();

  see(element: HtmlElement): void {
    const { tagName } = element;
    if (tagName === 'meta') this.#seeMeta(element);
    else if (tagName === 'time') this.#seeTime(element);
    else if (tagName === 'html') this.#language = attributeOf(element, 'lang')?.trim();
    else if (tagName === 'script') {
      const type = attributeOf(element, 'type') ?? '';
      if (/^\s*application\/ld\+json\b/i.test(type)) this.jsonLd.push(parseJsonLd(textOf(element)));
    }
  }

  #seeTime(element: HtmlElement): void {
    const moment = attributeOf(element, 'datetime')?.trim();
    if (!moment || moment.length > mostLength) return;
    if (isPublication(element)) this.#published ??= moment;
    // `P2D` is how long something took.
    const day = moment.slice(0, 'yyyy-mm-dd'.length);
    if (!day.startsWith('P') && !this.#days.has(day)) this.#days.set(day, moment);
  }

  #seeMeta(element: HtmlElement): void {
    const name = (
      attributeOf(element, 'property') ??
      attributeOf(element, 'name') ??
      attributeOf(element, 'itemprop')
    )?.toLowerCase();
    const value = attributeOf(element, 'content')?.replace(/\s+/g, ' ').trim();
    if (!name || !value || value.length > mostLength || this.#metas.has(name)) return;
    this.#metas.set(name, value);
  }

  finish(): PageFacts {
    const data = readJsonLd(this.jsonLd);
    const facts: Partial<Record<FactName, string>> = {};
    for (const [name, metas] of Object.entries(metaNames) as [FactName, string[]][]) {
      const given = metas
        .map((meta) => this.#metas.get(meta))
        .find((value) => isValue(name, value));
      // JSON-LD names people, where `meta` often names their page.
      const value = name === 'author' || name === 'published' ? (data[name] ?? given) : given;
      if (value !== undefined) facts[name] = value;
    }
    if (data.headline !== undefined) facts.headline ??= data.headline;
    // A page that names a single day is of that day; among several none is known to be it.
    const [[day, moment] = []] = this.#days.size === 1 ? this.#days : [];
    const onlyDay = day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? moment : undefined;
    const published = this.#published ?? onlyDay;
    if (published !== undefined) facts.published ??= published;
    if (this.#language) facts.language = this.#language;
    const types = [this.#metas.get('og:type'), data.types].filter((type) => type !== undefined);
    if (types.length > 0) facts.types = types.join(' ').toLowerCase();
    return facts;
  }
}

/** True for a `time` element that is marked as the moment of publication. */
function isPublication(element: HtmlElement): boolean {
  const named = `${attributeOf(element, 'itemprop') ?? ''} ${attributeOf(element, 'class') ?? ''}`;
  return attributeOf(element, 'pubdate') !== undefined || /publish|entry-date/i.test(named);
}

/** An author given as an address is no name. */
function isValue(name: FactName, value: string | undefined): boolean {
  return value !== undefined && !(name === 'author' && /^(?:https?:)?\/\//i.test(value));
}
