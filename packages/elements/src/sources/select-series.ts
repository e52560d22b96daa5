import { OnsetError, type Series } from "@onset/core";

/** Which series of a source to show. Empty fields do not filter. */
export interface SeriesQuery {
  /** A whole id, or a task name. */
  readonly series: string;
  readonly task: string;
  readonly metric: string;
  readonly shots: number | null;
  readonly variant: string;
}

/**
 * The one series that a query names.
 *
 * @param place - The source, for messages.
 * @throws {@link OnsetError} `unknown-name` if no series fits, or more than one does.
 */
export function selectSeries(all: readonly Series[], query: SeriesQuery, place: string): Series {
  const byId = all.find((one) => one.id === query.series);
  if (byId !== undefined) return byId;
  const found = all.filter((one) => matches(one, query));
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const asked = describeQuery(query);
  if (found.length === 0) {
    const tasks = unique(all.map((one) => one.task));
    throw new OnsetError(
      "unknown-name",
      `no series of ${place} has ${asked}: its tasks are ${shortList(tasks)}`,
      { place, asked },
    );
  }
  throw new OnsetError(
    "unknown-name",
    `${found.length} series of ${place} have ${asked}, one is needed: set series to one of ${shortList(found.map((one) => one.id))}`,
    { place, asked, found: found.length },
  );
}

function matches(one: Series, query: SeriesQuery): boolean {
  return (
    (query.series === "" || one.task === query.series) &&
    (query.task === "" || one.task === query.task) &&
    (query.metric === "" || one.metric === query.metric) &&
    (query.shots === null || one.shots === query.shots) &&
    (query.variant === "" || one.variant === query.variant)
  );
}

function describeQuery(query: SeriesQuery): string {
  const parts = [
    query.series && `series "${query.series}"`,
    query.task && `task "${query.task}"`,
    query.metric && `metric "${query.metric}"`,
    query.shots !== null && `shots ${query.shots}`,
    query.variant && `variant "${query.variant}"`,
  ].filter((part) => typeof part === "string" && part !== "");
  return parts.length > 0 ? parts.join(", ") : "any name (none was asked for)";
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(", ");
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}
