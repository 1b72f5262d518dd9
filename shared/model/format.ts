/** Formats that files are read in. */
export const formatIds = [
  'text',
  'markdown',
  'html',
  'json',
  'jsonl',
  'csv',
  'warc',
  'zip',
  'gzip',
] as const;

export type FormatId = (typeof formatIds)[number];

/** What people call the formats. */
export const formatNames: Readonly<Record<FormatId, string>> = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'web page',
  json: 'JSON',
  jsonl: 'JSON Lines',
  csv: 'table (CSV, TSV)',
  warc: 'web archive (WARC)',
  zip: 'ZIP archive',
  gzip: 'gzip',
};
