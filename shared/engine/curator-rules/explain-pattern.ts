/**
 * A regular expression in words, for a curator who reads none: "“Read ”, then “more” or “on”, then a
 * digit once or more". Undefined for one that is not valid or holds what has no words here.
 */
export function explainPattern(source: string): string | undefined {
  try {
    new RegExp(source, 'u');
    const reader = new PatternReader(source);
    const words = reader.alternatives();
    return reader.isAtEnd ? words : undefined;
  } catch {
    return undefined;
  }
}

const signs: Readonly<Record<string, string>> = {
  '^': 'the beginning of the line',
  $: 'the end of the line',
  '.': 'any character',
};

/** What letters behind a backslash stand for. */
const escapes: Readonly<Record<string, string>> = {
  d: 'a digit',
  D: 'no digit',
  w: 'a letter, digit or underscore without accent',
  W: 'no letter, digit or underscore without accent',
  s: 'white space',
  S: 'no white space',
  b: 'the edge of a word',
  B: 'no edge of a word',
  t: 'a tab',
  n: 'a line end',
  r: 'a line end',
};

const properties: Readonly<Record<string, string>> = {
  L: 'a letter',
  Lu: 'a capital letter',
  Ll: 'a small letter',
  N: 'a number',
  Nd: 'a digit',
  P: 'a punctuation mark',
  S: 'a symbol',
  Sc: 'a currency sign',
};

const groups: readonly (readonly [RegExp, string])[] = [
  [/^\(\?=/, 'followed by '],
  [/^\(\?!/, 'not followed by '],
  [/^\(\?<=/, 'behind '],
  [/^\(\?<!/, 'not behind '],
  [/^\((?:\?:|\?<\w+>)?(?!\?)/, ''],
];

/** What the words are about: a literal may be joined to the next one, anything else not. */
interface Piece {
  readonly literal?: string;
  readonly words: string;
  /** Several pieces in it: it has to be set off before more is said of it. */
  readonly isLong?: boolean;
}

class PatternReader {
  #at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#source.length;
  }

  alternatives(): string {
    const choices = [this.#sequence()];
    while (this.#take(/^\|/)) choices.push(this.#sequence());
    return choices.map((choice) => (choice === '' ? 'nothing' : choice)).join(' or ');
  }

  #sequence(): string {
    const pieces: Piece[] = [];
    while (!this.isAtEnd && !/[|)]/.test(this.#source[this.#at]!)) {
      const piece = this.#repeated(this.#atom());
      const last = pieces.at(-1);
      if (last?.literal !== undefined && piece.literal !== undefined) {
        pieces[pieces.length - 1] = literally(last.literal + piece.literal);
      } else pieces.push(piece);
    }
    return pieces.map(({ words }) => words).join(', then ');
  }

  #atom(): Piece {
    for (const [opening, before] of groups) {
      if (!this.#take(opening)) continue;
      const inner = this.alternatives();
      this.#expect(/^\)/);
      return { words: `${before}${inner}`, isLong: / or |, then /.test(inner) };
    }
    if (this.#take(/^\[/)) return { words: this.#class() };
    const escaped = this.#escape();
    if (escaped) return escaped;
    const [sign] = this.#expect(/^[^()[\]{}|*+?]/u);
    return signs[sign] === undefined ? literally(sign) : { words: signs[sign] };
  }

  /** One sign behind a backslash; undefined where there is no backslash. */
  #escape(): Piece | undefined {
    const property = this.#take(/^\\([pP])\{(\w+)\}/);
    if (property) {
      const named = properties[property[2]!];
      if (named === undefined) throw new Error('a property without words');
      return { words: property[1] === 'p' ? named : named.replace(/^an? /, 'no ') };
    }
    const escaped = this.#take(/^\\(.)/u)?.[1];
    if (escaped === undefined) return undefined;
    const words = escapes[escaped];
    if (words !== undefined) return { words };
    if (/[\p{L}\p{N}]/u.test(escaped)) throw new Error('an escape without words');
    return literally(escaped);
  }

  #class(): string {
    const isNot = this.#take(/^\^/) !== undefined;
    const members: string[] = [];
    while (!this.#take(/^\]/)) {
      const from = this.#escape() ?? literally(this.#expect(/^[^\]]/u)[0]);
      const isRange = from.literal !== undefined && this.#take(/^-(?!\])/) !== undefined;
      const to = isRange ? (this.#escape() ?? literally(this.#expect(/^[^\]]/u)[0])) : undefined;
      members.push(to ? `${from.words} to ${to.words}` : from.words);
    }
    return `${isNot ? 'any character but ' : ''}${members.join(isNot ? ' and ' : ' or ')}`;
  }

  #repeated(piece: Piece): Piece {
    const found = this.#take(/^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/);
    if (!found) return piece;
    const [, sign, least, open, most] = found;
    const words = piece.isLong ? `(${piece.words})` : piece.words;
    if (sign === '?') return { words: `${words} or nothing`, isLong: true };
    if (sign === '*') return { words: `${words} any number of times` };
    if (sign === '+') return { words: `${words} once or more` };
    if (open === undefined) return { words: `${words} ${least!} times` };
    const times = most === '' ? `${least!} times or more` : `${least!} to ${most!} times`;
    return { words: `${words} ${times}` };
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.#source.slice(this.#at));
    if (found) this.#at += found[0].length;
    return found ?? undefined;
  }

  #expect(pattern: RegExp): RegExpExecArray {
    const found = this.#take(pattern);
    if (!found) throw new Error('a pattern without words');
    return found;
  }
}

function literally(literal: string): Piece {
  return { literal, words: literal === ' ' ? 'a blank' : `“${literal}”` };
}
