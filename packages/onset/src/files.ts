/**
 * The doors that only some pages go through, kept apart so that bundlers load them when first asked for: YAML, and the
 * Parquet writer.
 */
import { OnsetError } from "@onset/core";
import { LineCounter, parseDocument } from "yaml";

export { writeSweepParquet } from "@onset/formats";

/**
 * A spec's YAML (of which JSON is a part) as a plain value, by the same rules as on the command line: keys are text,
 * and there are no aliases, which could unfold to more than memory holds.
 *
 * @throws {@link OnsetError} `invalid-spec` with line and column
 */
export function readYaml(text: string, name: string): unknown {
  // Not pretty: those messages say the place a second time, and draw it over several lines.
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, stringKeys: true });
  const fault = document.errors[0];
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    const at = ` in line ${line}, column ${col}`;
    throw new OnsetError(
      "invalid-spec",
      `${name} is not valid YAML${at}: ${fault.message.split("\n")[0] ?? fault.code}`,
    );
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw new OnsetError(
      "invalid-spec",
      `${name} uses YAML aliases (*name), a spec may not: write the values out`,
      {},
      { cause },
    );
  }
}
