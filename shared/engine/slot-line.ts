const mayHoldSlot =
  /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/i;

const slots: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?/gi,
    '{month}',
  ],
  [/\b(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?/gi, '{day}'],
  [/\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th)?\b/g, '{n}'],
  [/\d+/g, '{n}'],
  [/\b[ap]\.?m\b\.?/gi, '{half}'],
];

/** Longer lines are running text, whose numbers are no slots. */
const longestSlotLine = 200;

/**
 * A line with its counts, dates, times, month and day names replaced by slots, so that
 * "Posted May 3" and "Posted June 12" are one template; undefined when there is nothing to replace.
 */
export function slotLine(line: string): string | undefined {
  if (line.length > longestSlotLine || !mayHoldSlot.test(line)) return undefined;
  let slotted = line;
  for (const [pattern, slot] of slots) slotted = slotted.replace(pattern, slot);
  return slotted === line ? undefined : slotted;
}
