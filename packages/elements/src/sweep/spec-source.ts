import { OnsetError, parseSweepSpec, type SweepSpec } from "@onset/core";
import { providers } from "../sources/providers.ts";

/** Loads and checks the spec at a URL; messages name the file. */
export async function loadSpec(src: string, signal: AbortSignal): Promise<SweepSpec> {
  const { spec } = providers();
  if (spec === null) {
    throw new OnsetError(
      "invalid-option",
      "src needs a loader and none is registered: load the elements through the onset package, or call setSpecLoader()",
    );
  }
  return parseSweepSpec(await spec(src, { signal }), src);
}

/** Reads and checks a spec written as JSON inside the element. */
export function readInlineSpec(text: string): SweepSpec {
  const place = "the JSON inside the element";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new OnsetError(
      "invalid-spec",
      `${place} cannot be read (${said}): check commas and quotes`,
      {},
      { cause },
    );
  }
  return parseSweepSpec(value, place);
}
