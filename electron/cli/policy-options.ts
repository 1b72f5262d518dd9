import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CutPolicy, defaultPolicy } from '../../shared/engine/apply-policy';
import { type FlagKind, flagKinds, isFlagKind } from '../../shared/model/kind';

/** The options of a command that say which flags are cut, as they were given. */
export interface PolicyOptions {
  readonly minConfidence?: readonly Threshold[];
  readonly onlyKind?: readonly string[];
  readonly keepKind?: readonly string[];
}

interface Threshold {
  /** Absent: for all kinds. */
  readonly kind?: FlagKind;
  readonly confidence: number;
}

/** The headline of a page is no flag, yet it can be kept in the text like one. */
const titleKind = 'title';

/** Adds the options that say which flags are cut. */
export function addPolicyOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--min-confidence <[kind=]X>',
        'cut flags of at least this confidence, 0 to 1 (default: 0.5); with kind= for one kind',
      ).argParser(collectThresholds),
    )
    .addOption(
      new Option('--only-kind <kinds>', `cut these kinds alone: ${flagKinds.join(', ')}`).argParser(
        (value: string, before: readonly string[] = []) => [...before, ...parseKinds(value)],
      ),
    )
    .addOption(
      new Option('--keep-kind <kinds>', 'never cut these kinds').argParser(
        (value: string, before: readonly string[] = []) => [
          ...before,
          ...parseKinds(value, titleKind),
        ],
      ),
    );
}

/** The policy that the options state. */
export function policyOf(options: PolicyOptions): CutPolicy {
  const thresholds = options.minConfidence ?? [];
  const general = thresholds.findLast(({ kind }) => kind === undefined);
  const onlyKinds = options.onlyKind?.filter(isFlagKind);
  return {
    minConfidence: general?.confidence ?? defaultPolicy.minConfidence,
    kindConfidence: Object.fromEntries(
      thresholds.flatMap(({ kind, confidence }) => (kind ? [[kind, confidence]] : [])),
    ),
    ...(onlyKinds && { onlyKinds: new Set(onlyKinds) }),
    keepKinds: new Set(options.keepKind?.filter(isFlagKind)),
    ...(options.keepKind?.includes(titleKind) && { keepHeadline: true }),
  };
}

/** A confidence as it is written on the command line. */
export function parseConfidence(value: string): number {
  const confidence = Number(value);
  if (/^[0-9]*\.?[0-9]+$/.test(value) && confidence <= 1) return confidence;
  throw new InvalidArgumentError('It has to be a number from 0 to 1.');
}

function collectThresholds(value: string, before: readonly Threshold[] = []): Threshold[] {
  const [first, second, ...rest] = value.split('=');
  if (second === undefined) return [...before, { confidence: parseConfidence(first!) }];
  const [kind] = parseKinds(first!);
  if (rest.length > 0 || !isFlagKind(kind!)) throw new InvalidArgumentError('Write kind=X.');
  return [...before, { kind, confidence: parseConfidence(second) }];
}

function parseKinds(value: string, besides?: string): string[] {
  const kinds = value.split(',').map((kind) => kind.trim());
  const known: readonly string[] = besides === undefined ? flagKinds : [...flagKinds, besides];
  for (const kind of kinds) {
    if (known.includes(kind)) continue;
    throw new InvalidArgumentError(`There is no kind ${kind}. Kinds: ${known.join(', ')}.`);
  }
  return kinds;
}
