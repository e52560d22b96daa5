// Where the rooms meet: the elements know no dataset and no file format, and are told of both here.
import { OnsetError, parseSweepSpec, type SweepSpec } from "@onset/core";
import { loadDataset } from "@onset/datasets";
import {
  defineElements,
  setDatasetLoader,
  setSpecLoader,
  setSweepWriters,
  setTableLoader,
} from "@onset/elements";
import { decodeText, readTable, writeSweepCsv } from "@onset/formats";
import { type FilesLoader, readSpecText } from "./files-loader.ts";

/**
 * Makes the elements usable on this page: registers the embedded datasets for `dataset="…"`, CSV tables and sweep specs
 * for `src="…"`, the formats that results are saved in, and the tags themselves. Safe to call twice; the drop-in files
 * call it when they load.
 */
export function installElements(): void {
  installWith(() => import("./files.ts"));
}

/**
 * Reads and checks a sweep's spec, written in YAML or JSON.
 *
 * @param name - What messages call it: the name of its file.
 * @throws {@link OnsetError} `invalid-spec` with the line, or the path in the spec, and the remedy
 */
export async function readSweepSpec(text: string, name: string): Promise<SweepSpec> {
  return parseSweepSpec(await readSpecText(text, name, () => import("./files.ts")), name);
}

/** {@link installElements}, with another way to the parts that only some pages need: the drop-in has theirs in a file beside it. */
export function installWith(load: FilesLoader): void {
  setDatasetLoader(async (id) => (await loadDataset(id)).series);
  setTableLoader(async (url, { signal, scale }) => {
    const text = decodeText(await fetchBytes(url, signal));
    const name = fileName(url);
    const { series, problems } = readTable(text, { name, ...(scale !== null && { axisKind: scale }) });
    const [problem] = problems;
    if (series.length === 0 && problem !== undefined)
      throw new OnsetError("invalid-table", problem.message, { file: name });
    return series;
  });
  setSpecLoader(async (url, { signal }) => {
    const name = fileName(url);
    return readSpecText(decodeText(await fetchBytes(url, signal), name), name, load);
  });
  setSweepWriters([
    { name: "CSV", extension: "csv", type: "text/csv", write: writeSweepCsv },
    {
      name: "Parquet",
      extension: "parquet",
      type: "application/vnd.apache.parquet",
      write: async (result) => (await load()).writeSweepParquet(result),
    },
  ]);
  defineElements();
}

/** Last part of a URL's path: what people call the file. */
function fileName(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  return path.slice(path.lastIndexOf("/") + 1) || url;
}

async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const remedy = "check the address, and that its server lets this page read it (CORS)";
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new OnsetError("invalid-table", `${url} could not be fetched: ${remedy}`, { file: url }, { cause });
  }
  if (!response.ok)
    throw new OnsetError("invalid-table", `${url} answered ${response.status}: ${remedy}`, { file: url });
  return new Uint8Array(await response.arrayBuffer());
}
