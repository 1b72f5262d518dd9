/** Named building blocks of rule patterns: `{date}` in a pattern stands for the part `date`. */
export const ruleParts = {
  month:
    '(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?',
  weekday: '(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?',
  number: '\\d[\\d,.]{0,9}\\s?[kKmM]?',
} as const;

const partPattern = /\{([a-z]+)\}/gi;

/** A pattern with its parts put in; throws for an unknown part. */
export function expandParts(pattern: string): string {
  return pattern.replace(partPattern, (_, name: string) => {
    const part = (ruleParts as Readonly<Record<string, string>>)[name];
    if (part === undefined) throw new Error(`unknown part {${name}} in ${pattern}`);
    return `(?:${part})`;
  });
}
