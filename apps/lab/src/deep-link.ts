/** What the page's address asks for. */
export interface DeepLink {
  readonly dataset: string | null;
  readonly series: string | null;
}

/** Reads `?dataset=…&series=…`. */
export function readLink(search: string): DeepLink {
  const parameters = new URLSearchParams(search);
  return { dataset: parameters.get("dataset"), series: parameters.get("series") };
}

/** Writes the choice into the address without a new entry in the history. */
export function writeLink(link: { dataset: string; series: string }): void {
  const url = new URL(location.href);
  url.searchParams.set("dataset", link.dataset);
  url.searchParams.set("series", link.series);
  history.replaceState(null, "", url);
}
