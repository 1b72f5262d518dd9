import type { ErrorEntry } from './error-entry';
import { problemCodes } from './problem-codes';

/** Every error the program knows. Window texts, command-line texts and exit codes derive from it. */
export const errorCodes = {
  ...problemCodes,
  SETTINGS_DAMAGED: {
    severity: 'failure',
    message: 'The settings could not be read; the file was kept as {kept}.',
    hint: 'Winnow goes on with the settings it comes with.',
  },
  SAMPLE_UNKNOWN: {
    severity: 'failure',
    message: 'There is no such sample.',
    hint: 'Another one may have been drawn since; open the dialog again.',
  },
  SAMPLE_EMPTY: {
    severity: 'failure',
    message: 'Nothing of the sample has been looked at yet.',
    hint: 'Look at some of its items first: they tell how many of the others are right.',
  },
  SAMPLE_TOO_SMALL: {
    severity: 'failure',
    message: 'The sample only says that {bound} % are right; {wanted} % were wanted.',
    hint: 'Look at more items, or want less.',
  },
  RULE_INVALID: {
    severity: 'failure',
    message: 'The rule cannot be used: {reason}',
    hint: 'Change the rule.',
  },
  RULE_TOO_SLOW: {
    severity: 'failure',
    message: 'The rule takes too long in {path} and was stopped there; nothing was changed.',
    hint: 'Write a simpler expression.',
  },
  RULE_UNKNOWN: {
    severity: 'failure',
    message: 'There is no such rule.',
    hint: 'It may stand in another batch; open the list of rules again.',
  },
  RULE_FILE_REFUSED: {
    severity: 'failure',
    message: '{path} holds a rule that cannot be used: {reason}',
    hint: 'Change the rule in the file; nothing was taken over.',
  },
  RULE_FILE_INVALID: {
    severity: 'failure',
    message: '{path} is not a rule file ({reason}).',
    hint: 'Choose a file that was written by exporting rules; nothing was taken over.',
  },
  WORKSPACE_NOT_OURS: {
    severity: 'failure',
    message: '{path} is not a Winnow workspace.',
    hint: 'Choose a .winnow file; the file was not touched.',
  },
  WORKSPACE_TOO_NEW: {
    severity: 'failure',
    message: '{path} was written by a newer Winnow (format {found}; this one knows {known}).',
    hint: 'Install the newer version; the file was not touched.',
  },
  WORKSPACE_DAMAGED: {
    severity: 'failure',
    message: '{path} is damaged ({reason}).',
    hint: 'Use the backup beside it; the file was not touched.',
  },
  WORKSPACE_UNAVAILABLE: {
    severity: 'failure',
    message: '{path} cannot be opened ({reason}).',
    hint: 'Check that the folder exists and can be written to.',
  },
  WORKSPACE_NONE: {
    severity: 'failure',
    message: 'No workspace is open.',
    hint: 'Open or create one first.',
  },
  WORKSPACE_BUSY: {
    severity: 'failure',
    message: 'Another program holds the workspace.',
    hint: 'Close it there and try again.',
  },
  WORKSPACE_LOCKED: {
    severity: 'failure',
    message: '{path} is open elsewhere: {by}.',
    hint: 'Close it there; a program that was killed holds nothing any more.',
  },
  DISK_FULL: {
    severity: 'failure',
    message: 'The disk is full; nothing was saved.',
    hint: 'Free some space and do it again.',
  },
  DISK_FAILED: {
    severity: 'failure',
    message: 'The disk failed under {path} ({reason}); nothing was saved.',
    hint: 'Check the disk and its limits. The workspace is read anew; what was shown as saved is saved.',
  },
  BATCH_UNKNOWN: {
    severity: 'failure',
    message: 'There is no such batch.',
    hint: 'Choose one of the batches of the workspace.',
  },
  BATCH_NAME_UNKNOWN: {
    severity: 'failure',
    message: 'There is no batch {name}, only: {names}.',
    hint: 'Choose one of these.',
  },
  BATCH_UNFINISHED: {
    severity: 'failure',
    message: 'The batch {name} was not finished; its export would pass for the whole of it.',
    hint: 'Finish the import first (command "Finish the import that was broken off", or import the same files again), then export.',
  },
  DOCUMENT_UNKNOWN: {
    severity: 'failure',
    message: 'There is no such document.',
    hint: 'Reload the list of documents.',
  },
  ENCODING_UNKNOWN: {
    severity: 'failure',
    message: 'No encoding is called {label}.',
    hint: 'Choose one of the list.',
  },
  SPAN_INVALID: {
    severity: 'failure',
    message: 'The selection does not lie in the text.',
    hint: 'Select again.',
  },
  FLAG_GONE: {
    severity: 'failure',
    message: 'The flag has moved since it was shown.',
    hint: 'The document is shown anew; decide again.',
  },
  INPUT_UNAVAILABLE: {
    severity: 'failure',
    message: '{path} could not be read ({reason}).',
    hint: 'Check the path and its permissions.',
  },
  SPOOL_FAILED: {
    severity: 'failure',
    message: 'The input could not be kept in {folder} for its second reading ({reason}).',
    hint: 'Free some space there, set TMPDIR to another folder, or use --per-document.',
  },
  OUTPUT_FAILED: {
    severity: 'failure',
    message: 'The results could not be written ({reason}).',
    hint: 'Check where the output goes; what is there is not complete.',
  },
  EXPORT_INTO_SOURCE: {
    severity: 'failure',
    message: 'The export folder {folder} would touch the source files in {source}.',
    hint: 'Choose a folder outside the sources.',
  },
  EXPORT_NOT_EMPTY: {
    severity: 'failure',
    message: '{folder} already holds files.',
    hint: 'Confirm that it may be replaced (on the command line: --replace), or choose another folder.',
  },
  EXPORT_FOREIGN: {
    severity: 'failure',
    message: '{folder} holds something that is not of a Winnow export: {path}.',
    hint: 'Choose an empty folder or an earlier export.',
  },
  EXPORT_UNWRITABLE: {
    severity: 'failure',
    message: 'Nothing can be written to {folder} ({reason}).',
    hint: 'Choose another folder, or change its permissions.',
  },
  EXPORT_FAILED: {
    severity: 'failure',
    message: 'The export stopped at {path} ({reason}).',
    hint: 'Mend the cause and export again; an earlier export in the folder is as it was.',
  },
  JOB_CANCELLED: {
    severity: 'failure',
    message: 'Cancelled.',
    hint: 'What was done so far is kept.',
  },
  JOB_RUNNING: {
    severity: 'failure',
    message: 'Another long command is still running in this workspace.',
    hint: 'Wait for it or cancel it.',
  },
  INPUT_INVALID: {
    severity: 'failure',
    message: 'The call {name} was refused ({reason}).',
    hint: 'This is a fault of the program; please report it.',
  },
  USAGE: {
    severity: 'failure',
    message: '{reason}',
    hint: 'See --help.',
  },
  INTERNAL: {
    severity: 'fatal',
    message: 'Something went wrong inside Winnow ({reason}).',
    hint: 'What was shown as saved is saved. The log has the details.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCodes;
