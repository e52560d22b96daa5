// Every name that a sweep's folder may hold, so that ours and others' files are told apart in one place.

/** Stands for the whole sweep; written last, so where it is, everything is. */
export const MANIFEST = "manifest.json";
/** Says which sweep is being written, and by which process; gone once the manifest is there. */
export const CLAIM = ".sweep-in-progress.json";

const PART = /^part-\d{5,}-of-\d{5,}\.(?:parquet|csv)$/;
const TEMPORARY = /^\.(?:part-\d{5,}-of-\d{5,}\.(?:parquet|csv)|manifest\.json)\.tmp-\d+$/;

export function partName(index: number, count: number, format: string): string {
  return `part-${digits(index)}-of-${digits(count)}.${format}`;
}

/** Where a file is written before it gets its name; the process in it tells leftovers from work under way. */
export function temporaryName(name: string): string {
  return `.${name}.tmp-${process.pid}`;
}

export function isPart(name: string): boolean {
  return PART.test(name);
}

export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

function digits(value: number): string {
  return String(value).padStart(5, "0");
}
