import { parseSweepSpec, type SweepSpec } from "@onset/core";

/** What the address of the Simulate page says. */
export interface SimulateLink {
  readonly spec: SweepSpec | null;
  readonly x: string;
  readonly y: string;
  readonly view: "heatmap" | "multiples";
}

/** Reads `?page=simulate&spec=…&x=…&y=…&view=…`; a spec that breaks a rule is no spec. */
export function readSimulateLink(search: string): SimulateLink {
  const words = new URLSearchParams(search);
  return {
    spec: readSpec(words.get("spec")),
    x: words.get("x") ?? "",
    y: words.get("y") ?? "",
    view: words.get("view") === "multiples" ? "multiples" : "heatmap",
  };
}

function readSpec(text: string | null): SweepSpec | null {
  try {
    return text === null ? null : parseSweepSpec(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Writes the page into the address without a new entry in the history. */
export function writeSimulateLink({ spec, x, y, view }: SimulateLink): void {
  const url = new URL(location.href);
  url.search = "";
  url.searchParams.set("page", "simulate");
  if (spec !== null) url.searchParams.set("spec", JSON.stringify(spec));
  if (x !== "") url.searchParams.set("x", x);
  if (y !== "") url.searchParams.set("y", y);
  if (view !== "heatmap") url.searchParams.set("view", view);
  // An address that no browser would take stays what it was.
  if (url.href.length < 16_000) history.replaceState(null, "", url);
}
