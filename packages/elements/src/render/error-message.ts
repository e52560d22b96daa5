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

/** The error as the reader sees it; `partly` where the rest of the figure is there all the same. */
export function errorMessage(error: OnsetError, partly: boolean): TemplateResult {
  const what = partly ? "A curve is missing from this figure." : "This figure cannot be drawn.";
  return html`<div class="error" part="error" role="alert">
    <strong>${what}</strong> <span>${error.message}</span> <code>${error.code}</code>
  </div>`;
}
