// What the prepare scripts share: a strict reader of the source file, and the writer of our table with its checksum.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";

/** Rows of the source as records of strings; refuses a file whose columns are not the expected ones, in order. */
export function readSource(text, columns) {
  const { data, errors, meta } = Papa.parse(text, { header: true, delimiter: ",", skipEmptyLines: true });
  const header = meta.fields?.join() || "an empty file";
  if (header !== columns.join()) throw new Error(`the source must have the columns ${columns.join()}, got ${header}`);
  if (errors.length > 0) throw new Error(`row ${errors[0].row + 2} of the source: ${errors[0].message}`);
  return data;
}

/** Refuses a row whose cell is not what the conversion was written for. */
export function expectCells(row, expected) {
  for (const [column, value] of Object.entries(expected)) {
    if (row[column] !== value) throw new Error(`${column} must be "${value}", got "${row[column]}" in ${JSON.stringify(row)}`);
  }
}

/** The number that a cell writes; refuses anything else. */
export function toNumber(cell) {
  const number = Number(cell);
  if (cell.trim() === "" || !Number.isFinite(number)) throw new Error(`a number was expected, got "${cell}"`);
  return number;
}

/** A count, for the checks against the source. */
export function expectCount(what, got, expected) {
  if (got !== expected) throw new Error(`${expected} ${what} were expected, got ${got}`);
}

/** CSV with LF line ends and shortest round-trip numbers, so that the same rows give the same bytes. */
export function tableText(columns, rows) {
  const lines = rows.map((row) => columns.map((column) => quote(String(row[column] ?? ""))).join());
  return [columns.join(), ...lines, ""].join("\n");
}

function quote(cell) {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

/** Runs one prepare script: reads the source named on the command line, writes `<id>.csv` and `SHA256` beside the script. */
export async function prepareFolder(folder, id, prepare) {
  const source = process.argv[2];
  if (source === undefined) throw new Error(`usage: node packages/datasets/data/${id}/prepare.mjs SOURCE.csv`);
  const table = prepare(await readFile(source, "utf8"));
  await writeFile(join(folder, `${id}.csv`), table);
  await writeFile(join(folder, "SHA256"), `${sha256(table)}  ${id}.csv\n`);
  console.log(`${id}.csv: ${table.split("\n").length - 2} rows`);
}
