import { nearestName } from "@onset/core";
import type { Series } from "@onset/core";
import { UsageError } from "../session/usage-error.ts";

/** What to keep; an absent or empty list keeps all. Names are compared without regard to case. */
export interface SeriesFilter {
  readonly task?: readonly string[];
  readonly metric?: readonly string[];
  readonly family?: readonly string[];
  readonly shots?: readonly number[];
}

/** A long list of names hides the one that is looked for. */
const NAMES_SHOWN = 12;

/** Keeps the series that fit every filter; refuses a value that no series of the input has. */
export function filterSeries(series: readonly Series[], filter: SeriesFilter): readonly Series[] {
  const tests = [
    nameTest("--task", filter.task, series, taskNames),
    nameTest("--metric", filter.metric, series, (each) => [each.metric]),
    nameTest("--family", filter.family, series, (each) => (each.family === null ? [] : [each.family])),
    nameTest("--shots", filter.shots?.map(String), series, (each) =>
      each.shots === null ? [] : [String(each.shots)],
    ),
  ];
  const kept = series.filter((each) => tests.every((test) => test(each)));
  if (kept.length === 0 && series.length > 0) {
    throw new UsageError(
      "no series fits all of --task, --metric, --family and --shots together: each value occurs, but not in one series",
    );
  }
  return kept;
}

/** A task is found by its name, and a subtask by `task/subtask` too. */
function taskNames(series: Series): readonly string[] {
  return series.subtask === null ? [series.task] : [series.task, `${series.task}/${series.subtask}`];
}

function nameTest(
  flag: string,
  wanted: readonly string[] | undefined,
  series: readonly Series[],
  namesOf: (series: Series) => readonly string[],
): (series: Series) => boolean {
  if (wanted === undefined || wanted.length === 0) return () => true;
  const known = [...new Set(series.flatMap(namesOf))];
  const folded = new Set(known.map(fold));
  for (const value of wanted) {
    if (!folded.has(fold(value))) throw new UsageError(unknownName(flag, value, known));
  }
  const keep = new Set(wanted.map(fold));
  return (each) => namesOf(each).some((name) => keep.has(fold(name)));
}

function unknownName(flag: string, value: string, known: readonly string[]): string {
  if (known.length === 0)
    return `${flag} ${value}: the input tells no such thing for any series: leave ${flag} out`;
  const near = nearestName(value, known);
  const listed =
    known.length > NAMES_SHOWN ? [...known.slice(0, NAMES_SHOWN), `… (${known.length} in all)`] : known;
  const suggestion = near === null ? "" : `did you mean ${near}? `;
  return `${flag} ${value}: no series of the input has it: ${suggestion}there are: ${listed.join(", ")}`;
}

function fold(name: string): string {
  return name.toLowerCase();
}
