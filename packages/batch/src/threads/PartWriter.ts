import type { Values } from "../encode/layout.ts";
import type { FileSeal } from "../folder/PendingFile.ts";

/** One part on its way to the disk: slices in, in order; sealed files out. */
export interface PartWriter {
  append(slice: number, columns: readonly Values[], rows: number): Promise<void>;
  /** Ends the files and gives them their final names. */
  seal(): Promise<readonly FileSeal[]>;
  /** Gives up: nothing of the part remains. */
  discard(): Promise<void>;
}
