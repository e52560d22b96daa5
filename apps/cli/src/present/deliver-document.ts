import { extname } from "node:path";
import { checkTarget, writeWhole } from "../session/deliver.ts";
import type { Session } from "../session/session.ts";
import { UsageError } from "../session/usage-error.ts";
import { formatBytes } from "../terminal/numbers.ts";
import { printable } from "../terminal/printable.ts";

export type Format = "table" | "json" | "csv";

/** One result in the forms it can take; each is made only when asked for. */
export interface Document {
  readonly table: () => string;
  readonly json: () => unknown;
  readonly csv?: () => string;
}

const BY_ENDING: Readonly<Record<string, Format>> = { ".json": "json", ".csv": "csv", ".txt": "table" };

/** The form asked for, or the one that the target's ending stands for, or a table. */
export function chooseFormat(
  format: Format | undefined,
  out: string | undefined,
  offered: readonly Format[] = ["table", "json", "csv"],
): Format {
  if (format !== undefined) return format;
  if (out === undefined) return "table";
  const told = BY_ENDING[extname(out).toLowerCase()];
  if (told !== undefined && offered.includes(told)) return told;
  throw new UsageError(
    `--out ${out}: its ending does not say what to write: name it ${endings(offered)}, or add --format ${offered.join("|")}`,
  );
}

/** Refuses a target before any work: see {@link checkTarget}. */
export async function checkOut(out: string | undefined, flag: string = "--out"): Promise<void> {
  if (out !== undefined) await checkTarget(out, flag);
}

/** Prints the document, or writes it to `out` whole or not at all. */
export async function deliver(
  session: Session,
  document: Document,
  target: { readonly format: Format; readonly out?: string | undefined },
): Promise<void> {
  const text = write(document, target.format);
  session.signal.throwIfAborted();
  if (target.out !== undefined) {
    await writeWhole(target.out, text);
    session.note(`wrote ${target.out} (${formatBytes(Buffer.byteLength(text))})`);
  } else if (target.format === "csv") {
    session.printRaw(text);
  } else {
    process.stdout.write(text);
  }
}

function write(document: Document, format: Format): string {
  switch (format) {
    case "table":
      return `${document.table()}\n`;
    case "json":
      return `${printable(JSON.stringify(document.json(), null, 2))}\n`;
    case "csv":
      return document.csv?.() ?? "";
    default:
      return format satisfies never;
  }
}

function endings(offered: readonly Format[]): string {
  return Object.entries(BY_ENDING)
    .filter(([, format]) => offered.includes(format))
    .map(([ending]) => `*${ending}`)
    .join(" or ");
}
