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
const pictures = new Set(['img', 'picture', 'video']);
const controls = new Set(['input', 'button', 'select', 'textarea']);

/** What the name of an element means for the text in it. */
export interface ElementTraits {
  readonly unseen: boolean;
  readonly boundary: boolean;
  readonly preservesSpace: boolean;
  readonly emphasis: boolean;
  readonly link: boolean;
  /** Its text is one that people click on. */
  readonly clicked: boolean;
  readonly picture: boolean;
  readonly control: boolean;
}

function describe(name: string): ElementTraits {
  return {
    unseen: unseen.has(name),
    boundary: boundaries.has(name),
    preservesSpace: preserving.has(name),
    emphasis: emphasis.has(name),
    link: name === 'a',
    clicked: name === 'a' || name === 'button',
    picture: pictures.has(name),
    control: controls.has(name),
  };
}

const names = [unseen, boundaries, preserving, emphasis, pictures, controls, ['a']].flatMap(
  (each) => [...each],
);
const traits = new Map(names.map((name) => [name, describe(name)]));
const plain = describe('span');

export function traitsOf(name: string): ElementTraits {
  return traits.get(name) ?? plain;
}

/** True when attributes keep an element from being seen. */
export function isHidden(attributes: readonly { name: string; value: string }[]): boolean {
  for (const { name, value } of attributes) {
    if (name === 'hidden' ? value.toLowerCase() !== 'until-found' : hidesByStyle(name, value)) {
      return true;
    }
  }
  return false;
}

function hidesByStyle(name: string, value: string): boolean {
  return name === 'style' && hidingStyle.test(value);
}

const hidingStyle =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\s*(?:!|;|$)/i;
