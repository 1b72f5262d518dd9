import { Tokenizer, type Token, type TokenHandler } from 'parse5';

/** Behind a name in an attribute `=` counts too: `&copy=` is no sign there. */
const inText = /&#?[0-9a-z]+;?/gi;
const inValue = /&#?[0-9a-z]+[;=]?/gi;

/** Pages have few references, and have them in common; those of one that makes up names are forgotten. */
const mostKnown = 2000;
/** A longer one would be part of its page in memory, and keep it there. */
const longestKnown = 12;
const knownInText = new Map<string, string>();
const knownInValue = new Map<string, string>();

/** Decodes the references to characters in a text as parse5 does, which is asked once for each. */
export function decodeText(text: string): string {
  return text.replace(inText, (reference) => lookUp(knownInText, reference, readText));
}

/** The same in the value of an attribute. */
export function decodeValue(value: string): string {
  return value.replace(inValue, (reference) => lookUp(knownInValue, reference, readValue));
}

function lookUp(known: Map<string, string>, reference: string, read: (text: string) => string) {
  const before = known.get(reference);
  if (before !== undefined) return before;
  const decoded = read(reference);
  if (known.size >= mostKnown) known.clear();
  if (reference.length <= longestKnown) known.set(reference, decoded);
  return decoded;
}

function readText(reference: string): string {
  let text = '';
  const onText = ({ chars }: Token.CharacterToken) => (text += chars);
  tokenize(reference, { onCharacter: onText, onWhitespaceCharacter: onText });
  return text;
}

function readValue(reference: string): string {
  let value = '';
  tokenize(`<a b="${reference}">`, {
    onStartTag: ({ attrs }) => (value = attrs[0]?.value ?? ''),
  });
  return value;
}

function tokenize(html: string, handler: Partial<TokenHandler>): void {
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, { ...ignoring, ...handler });
  tokenizer.write(html, true);
}

function ignore(): void {
  // A reference alone makes no other tokens.
}

const ignoring: TokenHandler = {
  onComment: ignore,
  onDoctype: ignore,
  onStartTag: ignore,
  onEndTag: ignore,
  onEof: ignore,
  onCharacter: ignore,
  onNullCharacter: ignore,
  onWhitespaceCharacter: ignore,
};
