/** One act of deciding: when (milliseconds) and how many flags it settled. */
export interface PaceMark {
  readonly at: number;
  readonly flags: number;
}

const hour = 3_600_000;
/** Longer gaps are breaks, not thinking. */
const longestThought = 60_000;
/** Fewer acts than this say nothing about the time left. */
const fewestMarks = 12;
const recentMarks = 60;

/** Flags decided within the hour before `now`. */
export function flagsThisHour(marks: readonly PaceMark[], now: number): number {
  return marks.reduce((sum, mark) => (now - mark.at < hour ? sum + mark.flags : sum), 0);
}

/** Minutes left for `open` flags at the recent pace, breaks left out; undefined while unknown. */
export function minutesLeft(marks: readonly PaceMark[], open: number): number | undefined {
  const recent = marks.slice(-recentMarks);
  if (recent.length < fewestMarks || open === 0) return undefined;
  let time = 0;
  let flags = 0;
  for (let index = 1; index < recent.length; index++) {
    const gap = recent[index]!.at - recent[index - 1]!.at;
    if (gap > longestThought) continue;
    time += gap;
    flags += recent[index]!.flags;
  }
  return flags === 0 ? undefined : Math.max(1, Math.round((time / flags) * (open / 60_000)));
}
