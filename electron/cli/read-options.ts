import { type Command, InvalidArgumentError, Option } from 'commander';
import { formatIds, type FormatId } from '../../shared/model/format';
import { isEncoding } from '../readers/decode';
import type { ReadChoice } from '../readers/reader';

export interface ReadOptions {
  readonly format?: FormatId;
  readonly textField?: string;
  readonly encoding?: string;
}

/** Adds the options that say how files are to be read; the batch remembers them. */
export function addReadOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', 'read the files as this, whatever they look like').choices(
        formatIds.filter((format) => format !== 'zip' && format !== 'gzip'),
      ),
    )
    .option('--text-field <name>', 'field or column of records that holds the text')
    .option('--encoding <label>', 'decode the files as this', (label) => {
      if (isEncoding(label)) return label;
      throw new InvalidArgumentError('No encoding of that name is known.');
    });
}

/** What the options settle; undefined when they settle nothing. */
export function readChoiceOf({ format, textField, encoding }: ReadOptions): ReadChoice | undefined {
  if (format === undefined && textField === undefined && encoding === undefined) return undefined;
  return {
    ...(format !== undefined && { format }),
    ...(textField !== undefined && { textField }),
    ...(encoding !== undefined && { encoding }),
  };
}
