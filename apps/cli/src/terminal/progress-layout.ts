import { formatCount, formatDuration } from "./numbers.ts";

/** What a line of progress has to tell. */
export interface ProgressState {
  readonly label: string;
  readonly unit: string;
  readonly completed: number;
  readonly total: number;
  /** `null` while nothing can be said. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
  readonly secondsGone: number;
}

/** A wait as short as this needs no forecast. */
const LONG_SECONDS = 5;

const LONGEST_BAR = 30;

/** A shorter bar shows less than the numbers do. */
const SHORTEST_BAR = 4;

/**
 * The line of progress for a terminal of so many columns: label, bar, text. How much is done of all always stands; how
 * fast it goes is the first thing left out of a narrow line, then the bar, then how long it will take.
 */
export function layOutProgress(
  state: ProgressState,
  columns: number,
  unicode: boolean,
): { readonly bar: string; readonly text: string } {
  const { label, unit, total } = state;
  // Half a series done is none that can be shown.
  const completed = Math.floor(state.completed);
  const done = `${formatCount(completed)} of ${formatCount(total)} ${unit}`;
  const { rate, time } = forecast(state);
  // The last column stays free: some terminals break the line there. Label, bar and text have a space between them.
  const room = columns - 1 - label.length - 1;
  for (const text of [done + rate + time, done + time]) {
    const cells = Math.min(room - text.length - 1, LONGEST_BAR);
    if (cells < SHORTEST_BAR) continue;
    const full = total > 0 ? Math.round(Math.min(state.completed / total, 1) * cells) : 0;
    return { bar: (unicode ? "━" : "=").repeat(full) + (unicode ? "─" : "-").repeat(cells - full), text };
  }
  return { bar: "", text: (done + time).length <= room ? done + time : done.slice(0, Math.max(room, 0)) };
}

/** How fast, and for how long still; where that cannot be said, or was said too low, for how long already. */
function forecast({ unit, perSecond, secondsLeft, secondsGone }: ProgressState): {
  readonly rate: string;
  readonly time: string;
} {
  const gone = secondsGone < LONG_SECONDS ? "" : `, ${formatDuration(Math.floor(secondsGone))} so far`;
  if (perSecond === null || secondsLeft === null || secondsLeft < 0) return { rate: "", time: gone };
  if (secondsGone + secondsLeft < LONG_SECONDS) return { rate: "", time: "" };
  return { rate: `, ${rateOf(perSecond, unit)}`, time: `, ${formatDuration(Math.ceil(secondsLeft))} left` };
}

/** Two digits of it: a rate changes from second to second. Of what is slow, by the minute. */
function rateOf(perSecond: number, unit: string): string {
  const [rate, per] = perSecond < 1 ? [perSecond * 60, "min"] : [perSecond, "s"];
  return `${formatCount(Number(rate.toPrecision(unit === "cells" ? 3 : 2)))}/${per}`;
}
