import { Arena, outOfMemory } from "../Arena.ts";
import { CALL_STATUS } from "../status.ts";
import type { ArenaExports } from "./exports.ts";

/** One instance of one module with the arena over its memory. A trap breaks this one and no other. */
export class WasmModule<Exports extends ArenaExports> {
  readonly exports: Exports;
  readonly arena: Arena;

  constructor(exports: Exports) {
    this.exports = exports;
    this.arena = new Arena(exports);
  }
}

/** @throws {@link KernelError} `kernel-memory` where a call says that it could not get its scratch. */
export function check(status: number): void {
  if (status !== CALL_STATUS.STATUS_OK) throw outOfMemory();
}
