import type { ErrorEntry } from './error-entry';

/** What may be wrong with one file or record: it is listed, and the others go on. */
export const problemCodes = {
  FILE_EMPTY: {
    severity: 'problem',
    message: 'The file has no text in it.',
    hint: 'Nothing to clean here; the file is left alone.',
  },
  FILE_UNREADABLE: {
    severity: 'problem',
    message: 'The file could not be read ({reason}).',
    hint: 'Check its permissions and import it again.',
  },
  FILE_BINARY: {
    severity: 'problem',
    message: 'The file is not text ({reason}).',
    hint: 'Text, Markdown, web pages, JSON, tables, web archives, ZIP and gzip files are read.',
  },
  FILE_TOO_LARGE: {
    severity: 'problem',
    message: 'The file is {size} MB; the limit is {limit} MB.',
    hint: 'Split the file and import the parts.',
  },
  FILE_TYPE_UNKNOWN: {
    severity: 'problem',
    message: 'Files of type {type} are not read.',
    hint: 'If it holds text all the same, choose a format for it.',
  },
  FILE_NOT_REGULAR: {
    severity: 'problem',
    message: 'Not an ordinary file ({reason}).',
    hint: 'Links, pipes, sockets and devices are not followed.',
  },
  FILES_HIDDEN: {
    severity: 'problem',
    message: 'Hidden files and folders were skipped: {count} ({names}).',
    hint: 'Name a hidden file itself to import it.',
  },
  FILE_CHANGED: {
    severity: 'problem',
    message: 'The file changed while it was read.',
    hint: 'Import it again when nothing writes to it.',
  },
  RECORD_INVALID: {
    severity: 'problem',
    message: 'The record could not be read ({reason}).',
    hint: 'Mend the record, or choose the field that holds the text.',
  },
  RECORD_ENCODING: {
    severity: 'problem',
    message: 'The record is not valid UTF-8.',
    hint: 'Convert the file to UTF-8 and read it again.',
  },
  RECORD_TOO_LARGE: {
    severity: 'problem',
    message: 'The record is larger than {limit} MB.',
    hint: 'Split the record into several.',
  },
  RECORD_FAILED: {
    severity: 'problem',
    message: 'The record could not be judged ({reason}).',
    hint: 'This is a fault of the program; please report it. The other records are not touched by it.',
  },
  FILE_FAILED: {
    severity: 'problem',
    message: 'The file could not be read to its end ({reason}).',
    hint: 'This is a fault of the program; please report it. The other files are not touched by it.',
  },
  FLAGGING_TIMEOUT: {
    severity: 'problem',
    message: 'The document has no flags: looking for them was given up after {reason}.',
    hint: 'It is in the batch and can be cut by hand. Please report it.',
  },
  PAGE_TOO_COMPLEX: {
    severity: 'problem',
    message:
      'The page is nested too deeply, or has too many elements; its text was read without its layout.',
    hint: 'Its text is in the batch. What stands beside its main content is not told apart.',
  },
  RECORDS_SKIPPED: {
    severity: 'problem',
    message: 'Records that hold no page or text were skipped: {count} ({types}).',
    hint: 'Nothing to do; pictures, scripts and error pages of a crawl are left alone.',
  },
  FILE_DAMAGED: {
    severity: 'problem',
    message: 'The file is damaged ({reason}).',
    hint: 'Fetch it again; what could be read of it is there.',
  },
  ARCHIVE_DAMAGED: {
    severity: 'problem',
    message: 'The archive is damaged ({reason}).',
    hint: 'Fetch it again; what could be read of it is there.',
  },
  ARCHIVE_LIMIT: {
    severity: 'problem',
    message: 'The archive was not read to its end ({reason}).',
    hint: 'If it is meant to be so, unpack it and import the folder.',
  },
  ARCHIVE_NESTED: {
    severity: 'problem',
    message: 'Archives inside archives are not opened.',
    hint: 'Unpack the outer one and import the folder.',
  },
  ENTRY_REFUSED: {
    severity: 'problem',
    message: 'A file of the archive is not read ({reason}).',
    hint: 'Nothing outside the archive is ever touched.',
  },
  PATH_NOT_FOUND: {
    severity: 'problem',
    message: 'There is no such file or folder.',
    hint: 'Check the path.',
  },
} as const satisfies Record<string, ErrorEntry>;
