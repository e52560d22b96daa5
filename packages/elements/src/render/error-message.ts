import { OnsetError } from "@onset/core";
import { html, type TemplateResult } from "lit";

/** Any failure as an error with a code; one that is not ours keeps its words. */
export function toOnsetError(error: unknown): OnsetError {
  if (error instanceof OnsetError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return new OnsetError(
    (typeof code === "string" ? code : "kernel-failed") as OnsetError["code"],
    said,
    {},
    { cause: error },
  );
}

/** Ended because something newer was asked for, or the element left: nothing to tell anybody. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof OnsetError) return error.code === "superseded";
  return error instanceof DOMException && error.name === "AbortError";
}

/** What there is beside an error: nothing, the figure but for a curve, or the figure of before. */
type Beside = "nothing" | "rest" | "before";

const WHAT: Readonly<Record<Beside, string>> = {
  nothing: "This figure cannot be drawn.",
  rest: "A curve is missing from this figure.",
  before: "What was asked cannot be drawn, and the figure of before stays.",
};

/** The error as the reader sees it. */
export function errorMessage(error: OnsetError, beside: Beside): TemplateResult {
  return html`<div class="error" part="error" role="alert">
    <strong>${WHAT[beside]}</strong> <span>${error.message}</span> <code>${error.code}</code>
  </div>`;
}
