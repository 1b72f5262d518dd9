/** A shorter body says too little to be sure that it is not on the page. */
const leastBody = 200;
/** Values of a page's JSON-LD that are looked at. */
const mostValues = 20_000;
/** Letters and digits in a row by which a text is found again, and how many of them are tried. */
const probeLength = 30;
const probes = 7;

/**
 * The text of the article that a page carries as data, where the page itself does not show it;
 * undefined where it does, and where there is none.
 */
export function articleBody(values: readonly unknown[], pageText: string): string | undefined {
  const longest = values
    .flatMap(bodiesIn)
    .reduce((best, body) => (body.length > best.length ? body : best), '');
  return longest.length >= leastBody && !isShown(longest, pageText) ? longest : undefined;
}

/** All `articleBody` strings of a JSON-LD value. */
function bodiesIn(whole: unknown): string[] {
  const waiting = [whole];
  const bodies: string[] = [];
  for (let seen = 0; waiting.length > 0 && seen < mostValues; seen++) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'articleBody' && typeof inner === 'string') bodies.push(inner);
      else waiting.push(inner);
    }
  }
  return bodies;
}

/** The value of a JSON-LD source; undefined when it is not JSON. */
export function parseJsonLd(source: string): unknown {
  try {
    // Line ends inside strings are common and not allowed.
    return JSON.parse(source.replace(/\p{Cc}+/gu, ' '));
  } catch {
    return undefined;
  }
}

/** True when most samples of the body, from its start to its end, stand on the page. */
function isShown(body: string, pageText: string): boolean {
  const wanted = lettersOf(withoutTags(body));
  const shown = lettersOf(pageText);
  let found = 0;
  for (let probe = 0; probe < probes; probe++) {
    const at = Math.floor(((wanted.length - probeLength) * probe) / (probes - 1));
    if (shown.includes(wanted.slice(Math.max(0, at), Math.max(0, at) + probeLength))) found++;
  }
  return found * 3 >= probes;
}

function withoutTags(body: string): string {
  // Behind the last end of a tag each `<` would be searched to the end of the text in vain.
  const end = body.lastIndexOf('>') + 1;
  return body.slice(0, end).replace(/<[^>]*>/g, ' ') + body.slice(end);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
