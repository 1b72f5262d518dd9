/** Names under which records keep their text, the likeliest first, in lower case. */
const textNames = [
  ...['text', 'content', 'body', 'article', 'articlebody', 'article_body', 'article_text'],
  ...['maintext', 'main_text', 'full_text', 'fulltext', 'raw_text', 'plain_text', 'plaintext'],
  ...['page_text', 'clean_text', 'cleaned_text', 'text_content', 'page_content', 'raw_content'],
  ...['markdown', 'html', 'raw_html', 'content_html', 'body_html', 'html_content', 'page_html'],
  ...['document', 'story', 'post', 'message', 'transcript', 'passage', 'description', 'abstract'],
];
export const textColumns: ReadonlySet<string> = new Set(textNames);

/** A shorter value beside others is more likely a title than a text. */
const leastLength = 80;

/**
 * The name of the field that most likely holds the text of a record: by its name, else the longest
 * text of several words; undefined where there is none.
 */
export function findTextField(record: Readonly<Record<string, unknown>>): string | undefined {
  const names = Object.keys(record);
  const lower = new Map(names.map((name) => [name.toLowerCase(), name]));
  for (const known of textNames) {
    const name = lower.get(known);
    if (name !== undefined && isText(record[name])) return name;
  }
  const texts = names.filter((name) => /\S\s+\S+\s+\S/.test(stringOf(record[name])));
  const lengthOf = (name: string) => stringOf(record[name]).length;
  const longest = texts.sort((a, b) => lengthOf(b) - lengthOf(a))[0];
  const sure = longest !== undefined && (texts.length === 1 || lengthOf(longest) >= leastLength);
  return sure ? longest : undefined;
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value under a name, or under a path such as `data.body`. */
export function fieldValue(record: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name];
  let value: unknown = record;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** True for a value that is a page rather than a text: it is named so, or it is marked up as one. */
export function isPage(name: string, value: string): boolean {
  if (/(?:^|[._-])html$|^html/i.test(name)) return true;
  if (name === 'text') return false;
  const start = value.slice(0, 2000);
  return /^\s*<(?:!doctype|html|p|div|article|section|h[1-6]|table|ul|body)[\s>]/i.test(start);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
