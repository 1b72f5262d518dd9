/** A set of UTF-16 units; asked for one of ASCII, as most are, it takes a fraction of the time of a built-in one. */
class CodeSet {
  private readonly ascii = new Uint8Array(128);
  private readonly others = new Set<number>();

  constructor(codes: Iterable<number>) {
    for (const code of codes) {
      if (code < this.ascii.length) this.ascii[code] = 1;
      else this.others.add(code);
    }
  }

  has(code: number): boolean {
    return code < 128 ? this.ascii[code] === 1 : this.others.has(code);
  }
}

/** Codes of the given signs. */
export function codesOf(signs: string): Pick<ReadonlySet<number>, 'has'> {
  return new CodeSet(Array.from(signs, (sign) => sign.charCodeAt(0)));
}

const closing = codesOf('"\'”’');
const fullStop = 46;
const dots = 0x2026;

/** The last UTF-16 unit of a text; patterns that look for it would read the whole text. */
export function lastUnit(text: string): number {
  return text.charCodeAt(text.length - 1);
}

/** The last UTF-16 unit before the closing quotation mark, if there is one. */
export function closingUnit(text: string): number {
  return text.charCodeAt(beforeQuote(text));
}

/** The text breaks off with three dots, also inside quotation marks. */
export function endsInDots(text: string): boolean {
  const at = beforeQuote(text);
  return (
    text.charCodeAt(at) === dots ||
    (text.charCodeAt(at) === fullStop && text.endsWith('...', at + 1))
  );
}

/** Ends of sentences in all scripts, and what may close behind them. */
const sentenceEnds = codesOf('.!?…。！？؟۔।');
const sentenceClosings = codesOf('"\'”’»)]」』）');
const mostClosings = 3;

/** The text ends like a sentence, also before some closing quotes and brackets. */
export function endsLikeSentence(text: string): boolean {
  let at = text.length - 1;
  const least = at - mostClosings;
  while (at > least && sentenceClosings.has(text.charCodeAt(at))) at--;
  return sentenceEnds.has(text.charCodeAt(at));
}

function beforeQuote(text: string): number {
  return text.length - (closing.has(lastUnit(text)) ? 2 : 1);
}
