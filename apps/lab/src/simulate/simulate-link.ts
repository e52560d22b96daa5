import { OnsetError, parseSweepSpec, type SweepSpec } from "@onset/core";

/** What the address of the Simulate page says. */
export interface SimulateLink {
  readonly spec: SweepSpec | null;
  readonly x: string;
  readonly y: string;
  readonly view: "heatmap" | "multiples";
}

/** What was read, and what is wrong with its spec. */
export interface ReadSimulateLink extends SimulateLink {
  readonly fault: string | null;
}

/** Reads `?page=simulate&spec=…&x=…&y=…&view=…`; a spec that breaks a rule is no spec, but a fault. */
export function readSimulateLink(search: string): ReadSimulateLink {
  const words = new URLSearchParams(search);
  return {
    ...readSpec(words.get("spec")),
    x: words.get("x") ?? "",
    y: words.get("y") ?? "",
    view: words.get("view") === "multiples" ? "multiples" : "heatmap",
  };
}

function readSpec(text: string | null): Pick<ReadSimulateLink, "spec" | "fault"> {
  try {
    return { spec: text === null ? null : parseSweepSpec(JSON.parse(text), "the link"), fault: null };
  } catch (error) {
    const said = error instanceof OnsetError ? error.message : "the link holds no whole spec";
    return { spec: null, fault: `${said}. What stands here instead is an example.` };
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
