import type { Series } from "@onset/core";

/** `2D+ · few-shot · GPT-3`: task, subtask, setting and family, whichever are known. */
export function seriesTitle(series: Series): string {
  const family = series.family ?? null;
  return [series.task, series.subtask, seriesSetting(series), family]
    .filter((part) => part !== null && part !== "")
    .join(" · ");
}

/** The setting in words: the source's own name where it has one, else the number of shots; null if neither is known. */
export function seriesSetting(series: Series): string | null {
  if (series.variant !== null && series.variant !== "") return series.variant;
  return series.shots === null ? null : `${series.shots}-shot`;
}
