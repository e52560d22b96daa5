import { OnsetError } from "@onset/core";
import type * as files from "./files.ts";

/** What {@link FilesLoader} gives. */
export type Files = Pick<typeof files, "readYaml" | "writeSweepParquet">;

/** Fetches the parts that only some pages need. */
export type FilesLoader = () => Promise<Files>;

/** A spec's text as a plain value. JSON needs nothing further; anything else is YAML. */
export async function readSpecText(text: string, name: string, load: FilesLoader): Promise<unknown> {
  if (text.trim() === "") {
    throw new OnsetError("invalid-spec", `${name} is empty: a spec begins with onset: sweep/1`);
  }
  if (text.trimStart().startsWith("{")) {
    try {
      return JSON.parse(text);
    } catch {
      // A flow mapping of YAML begins like JSON; its reader tells both apart and knows the line of a fault.
    }
  }
  const { readYaml } = await load();
  return readYaml(text, name);
}
