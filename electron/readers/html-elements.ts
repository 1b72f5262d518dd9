/** What the names of HTML elements mean for text, as the rendering section of the standard says. */

/** Never shown as text of the page. */
const unseen = new Set(
  (
    'area base basefont datalist head iframe link meta noembed noframes param rp script style ' +
    'template title desc metadata annotation annotation-xml'
  ).split(' '),
);

/** Text before and after these does not stand on one line with the text in them. */
const boundaries = new Set(
  (
    'address article aside audio blockquote body br button canvas caption center col colgroup dd ' +
    'details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 ' +
    'h6 header hgroup hr html legend li listing main menu nav object ol optgroup option output p ' +
    'plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul ' +
    'video xmp'
  ).split(' '),
);

/** White space inside these is text. */
const preserving = new Set(['pre', 'textarea', 'listing', 'plaintext', 'xmp']);

const emphasis = new Set(['b', 'strong', 'em', 'i']);

export function isEmphasis(name: string): boolean {
  return emphasis.has(name);
}

export function isUnseen(name: string): boolean {
  return unseen.has(name);
}

export function isBoundary(name: string): boolean {
  return boundaries.has(name);
}

export function preservesSpace(name: string): boolean {
  return preserving.has(name);
}

/** True when attributes keep an element from being seen. */
export function isHidden(attributes: readonly { name: string; value: string }[]): boolean {
  return attributes.some(
    ({ name, value }) =>
      (name === 'hidden' && value.toLowerCase() !== 'until-found') ||
      (name === 'style' &&
        /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\s*(?:!|;|$)/i.test(
          value,
        )),
  );
}
