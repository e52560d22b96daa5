// Every name that a sweep's folder may hold, so that ours and others' files are told apart in one place.

/** Stands for the whole sweep; written last, so where it is, everything is. */
export const MANIFEST = "manifest.json";
/** Says which sweep is being written, and by which process; gone once the manifest is there. */
export const CLAIM = ".sweep-in-progress.json";
/** Says which parts are sealed, and what they hash to; gone once the manifest is there. */
export const JOURNAL = ".sweep-journal.jsonl";
/** The table that a reduction comes to, without its ending. */
export const REDUCED = "reduced";
/** The counts of its histograms, without their ending. */
export const REDUCED_HISTOGRAM = "reduced-histogram";

const ENDING = String.raw`(?:parquet|arrow|csv|state|[\w.%!'()*~-]+\.npy)`;
const PART = new RegExp(String.raw`^part-\d{5,}-of-\d{5,}\.${ENDING}$`);
const TABLE = new RegExp(String.raw`^${REDUCED}(?:-histogram)?\.${ENDING}$`);
const TEMPORARY = new RegExp(
  String.raw`^\.(?:part-\d{5,}-of-\d{5,}\.${ENDING}|${REDUCED}(?:-histogram)?\.${ENDING}|manifest\.json|\.sweep-[a-z-]+\.jsonl?)\.tmp-\d+-[0-9a-f]+$`,
);

/** The name of a part without its ending. */
export function partStem(index: number, count: number): string {
  return `part-${digits(index)}-of-${digits(count)}`;
}

/** Where a file is written before it gets its name; the process and a random word keep two runs apart. */
export function temporaryName(name: string, word: string): string {
  return `.${name}.tmp-${process.pid}-${word}`;
}

/** A part, or the table that the parts were reduced to. */
export function isOutput(name: string): boolean {
  return PART.test(name) || TABLE.test(name);
}

/** What a run that died may have left half-written. */
export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

function digits(value: number): string {
  return String(value).padStart(5, "0");
}
