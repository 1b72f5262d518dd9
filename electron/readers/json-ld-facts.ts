/** What the article or thing that a page's JSON-LD is about says of itself. */
export interface JsonLdFacts {
  headline?: string;
  author?: string;
  published?: string;
  /** All types that occur, each once, separated by blanks. */
  types?: string;
}

/** Values that are looked at, and the longest that is taken. */
const mostValues = 5_000;
const mostLength = 500;
const mostTypes = 12;

/** Reads headline, authors, date and types; the first of each counts. */
export function readJsonLd(values: readonly unknown[]): JsonLdFacts {
  const facts: JsonLdFacts = {};
  const types = new Set<string>();
  const waiting = [...values];
  for (let seen = 0; seen < waiting.length && seen < mostValues; seen++) {
    const value = waiting[seen];
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) take(value as Readonly<Record<string, unknown>>, facts, types);
    waiting.push(...Object.values(value).slice(0, mostValues));
  }
  if (types.size > 0) facts.types = [...types].slice(0, mostTypes).join(' ');
  return facts;
}

function take(thing: Readonly<Record<string, unknown>>, facts: JsonLdFacts, types: Set<string>) {
  for (const type of [thing['@type']].flat()) if (typeof type === 'string') types.add(type);
  const { headline, datePublished, author } = thing;
  setFirst(facts, 'headline', textIn(headline));
  setFirst(facts, 'published', textIn(datePublished));
  setFirst(facts, 'author', namesIn(author));
}

function setFirst(facts: JsonLdFacts, name: keyof JsonLdFacts, value: string | undefined): void {
  if (value !== undefined && facts[name] === undefined) facts[name] = value;
}

function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/\s+/g, ' ').trim();
  return text !== '' && text.length <= mostLength ? text : undefined;
}

/** `"Ada"`, `{"name": "Ada"}` or a list of either. */
function namesIn(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .slice(0, 10)
    .flatMap((each: unknown) => {
      const named = typeof each === 'object' && each !== null && 'name' in each ? each.name : each;
      const text = textIn(named);
      return text !== undefined && !/^(?:https?:)?\/\//i.test(text) ? [text] : [];
    });
  return names.length > 0 ? [...new Set(names)].join(', ') : undefined;
}
