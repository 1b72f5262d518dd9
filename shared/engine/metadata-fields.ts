import type { Document, DocumentMetadata } from '../model/document';
import type { Flag } from '../model/flag';
import { lineKey } from './line-key';
import { headlineDetector, mainContentDetector } from './page/page-detectors';
import { phraseParts } from './phrase-parts';

const moment = new RegExp(phraseParts['moment']!.source);
const helped =
  /\b(?:report(?:ing|ed)|writ(?:ing|ten)|edit(?:ing|ed)|compiled|research|translat(?:ion|ed)|contributed|assisted)\b.{0,40}\b(?:by|to|from|with)\b/i;
const byline =
  /^(?:by|written by|posted by|reported by|published by|submitted by|compiled by|edited by|story by|text by|words by|reviewed by|interview by|author|authors|from)\b\s?:?\s{0,3}(?=\S)/i;
/** Bylines of German, French and Spanish pages, up to the first comma or number behind the name. */
const otherByline =
  /^(?:(?:[Gg]eschrieben |[Vv]erfasst )?(?:[Vv]on|VON)|(?:[ÉéRrPp]\p{Ll}+ )?(?:[Pp]ar|PAR)|(?:[EePpRr]\p{Ll}+ )?(?:[Pp]or|POR)|Text(?:e|o)?|Aut(?:or(?:in|en|a|es)?|eure?s?|rice))\s?:?\s{1,3}(\p{Lu}(?:\D{2,80}$|[^,\d]{2,60}))(?:[\s,–-]+(.*\d.*))?$/u;
const otherDate = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/;
const dateLabel =
  /^(?:first |last |originally )?(?:posted|published|updated?|modified|created|dated?|filed|issued|released|revised|time|publication date|modified date)(?: (?:on|at|date))?\s?[:|–—-]?\s{0,3}/i;
const sourceLabel =
  /^(?:sources?|via|h\/t|hat tip|origin|original (?:article|source|story)|story source|from|with)\s?:?\s{0,3}/i;
const credit =
  /(?:(?:photo(?:graph)?s?|images?|pictures?|pics?|video|illustration|graphic)\s(?:credits?|courtesy|source)\b|(?:photo(?:graph)?s?|images?|pictures?|pics?|video|illustration|graphic|credits?|courtesy|source)\s?(?:[:|©]|\bby\b|\bof\b|\bvia\b|\bfrom\b))\s?:?\s?([^()[\]|]{2,80})/i;
const bracketed = /[([]([^()[\]]{2,60})[)\]]\W{0,2}$/;
const personName =
  /^\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Lu}[\p{L}.'’-]*|de|da|van|von|der|den|la|le|al|el|bin|ibn)){1,3}$/u;
const paperName =
  /\b(?:News|Times|Post|Press|Herald|Tribune|Journal|Gazette|Guardian|Telegraph|Reuters|AFP|AP|CNN|BBC|Bloomberg|Agency|Agencies|Desk|Staff|Bureau|Magazine|Daily|Online|Service|Services)\b/;
/** Longer lines that were cut as metadata say more than one field can hold. */
const longestValue = 200;
const longestTelling = 80;

type FieldName = 'author' | 'published' | 'source' | 'credits';

/**
 * What the cut metadata and credit lines of a document say: they leave the text and live on as
 * fields. Values are given as they stood there, without their labels.
 */
export function metadataFields(document: Document, confirmed: readonly Flag[]): DocumentMetadata {
  const found: Record<FieldName, string[]> = { author: [], published: [], source: [], credits: [] };
  for (const { kind, detector, start, end } of confirmed) {
    const text = document.text.slice(start, end);
    const byPlace = detector === mainContentDetector;
    const parts = kind === 'metadata' ? split(text) : [];
    for (const part of parts) if (!byPlace || isTelling(part)) readPart(part, found);
    if (kind === 'caption') addTo(found.credits, readCredit(text));
  }
  const facts = document.markup?.facts;
  const title =
    headline(document, confirmed) ??
    facts?.headline ??
    document.title ??
    repeatedTitle(document, confirmed);
  return {
    ...(title === undefined ? {} : { title }),
    ...(facts?.author === undefined ? field('author', found, ', ') : { author: facts.author }),
    ...(facts?.published === undefined
      ? field('published', found, '; ')
      : { published: facts.published }),
    ...field('source', found, '; '),
    ...field('credits', found, '; '),
  };
}

/** Parts of pages are called metadata by their place: they are read where their text says so too. */
function isTelling(part: string): boolean {
  if (part.length > longestTelling) return false;
  if (byline.test(part) || moment.test(` ${lineKey(part)}`)) return true;
  return personName.test(part) && !paperName.test(part);
}

function headline({ text }: Document, confirmed: readonly Flag[]): string | undefined {
  const flag = confirmed.find(({ detector }) => detector === headlineDetector);
  return flag && text.slice(flag.start, flag.end);
}

function field(name: FieldName, found: Readonly<Record<FieldName, string[]>>, between: string) {
  return found[name].length === 0 ? {} : { [name]: found[name].join(between) };
}

/** "By Ada Pole | Harbour Times | May 3, 2014" says three things. */
function split(text: string): string[] {
  return text.split(/\s+[|·•]\s+|[\n\r\u2028\u2029]+/).map(trim);
}

function trim(text: string): string {
  return text.replace(/^[\s([{–—>•*-]+|[\s)\]}|–—,;:-]+$/gu, '');
}

function readPart(part: string, found: Record<FieldName, string[]>): void {
  if (part === '' || part.length > longestValue) return;
  const other = otherByline.exec(part);
  if (helped.test(part)) addTo(found.credits, part);
  else if (other) readOtherByline(other, found);
  else if (otherDate.test(part)) addTo(found.published, part);
  else if (moment.test(` ${lineKey(part)}`)) readDated(part, found);
  else if (byline.test(part)) addTo(found.author, part.replace(byline, ''));
  else if (personName.test(part) && !paperName.test(part)) addTo(found.author, part);
  else addTo(found.source, part.replace(sourceLabel, ''));
}

/** "May 3, 2014 by Ada Pole" and "By Ada Pole, May 3, 2014" name the author as well. */
function readDated(part: string, found: Record<FieldName, string[]>): void {
  const behind = /^(.{4,60}?)[\s,|–-]+by\s(\S.{2,60})$/i.exec(part);
  const before = /^by:?\s([^,\d]{3,60})[\s,–-]+(.*\d.*)$/i.exec(part);
  const [author, date] = behind ? [behind[2], behind[1]] : before ? [before[1], before[2]] : [];
  if (author) addTo(found.author, trim(author).replace(/\s\d.*$/, ''));
  addTo(found.published, trim((date ?? part).replace(dateLabel, '')));
}

/** "Von Ada Pole am 2. April 2022": the months of the date are not known. */
function readOtherByline([, author, date]: RegExpExecArray, found: Record<FieldName, string[]>) {
  const between = /(?:^|\s)(?:am|vom|le|el)$/;
  addTo(found.author, trim(trim(author!).replace(between, '')));
  addTo(found.published, date?.replace(/^(?:am|vom|le|el)\s/, ''));
}

function readCredit(text: string): string | undefined {
  const named = credit.exec(text)?.[1] ?? bracketed.exec(text)?.[1];
  if (named !== undefined) return trim(named.replace(/^(?:photo|image|picture)s?\s?/i, ''));
  // A short line of names with a slash is a credit and nothing else.
  return text.length <= 60 && /^[^.!?]*\/[^.!?]*$/.test(text) ? trim(text) : undefined;
}

function repeatedTitle({ text }: Document, confirmed: readonly Flag[]): string | undefined {
  const twin = confirmed.find(({ kind }) => kind === 'repeated-title')?.evidence?.twin;
  return twin && text.slice(twin.start, twin.end);
}

function addTo(values: string[], value: string | undefined): void {
  const trimmed = value?.trim();
  if (trimmed && !values.includes(trimmed)) values.push(trimmed);
}
