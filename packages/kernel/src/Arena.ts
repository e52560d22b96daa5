import { KernelError } from "./kernel-error.ts";
import type { KernelExports } from "./kernel-exports.ts";

/** A block of float64 (or, copied in, uint32) in the kernel's memory. Valid within its scope only. */
export interface Block {
  readonly ptr: number;
  readonly length: number;
}

/**
 * The kernel's memory for the time of one call, and the only file that makes views of it. Blocks are taken, filled,
 * read and given back together; no view outlives the line it is made in, because any allocation may grow the memory
 * and detach it.
 */
export class Arena {
  readonly #exports: KernelExports;
  #open = false;
  #broken: unknown;

  constructor(exports: KernelExports) {
    this.#exports = exports;
  }

  /**
   * Runs `work` and gives every block back, also when it throws.
   *
   * @throws {@link KernelError} `kernel-busy` inside another scope, `kernel-trap` when WebAssembly traps and ever after.
   */
  scope<T>(work: (arena: Arena) => T): T {
    if (this.#broken !== undefined) this.#refuse();
    if (this.#open) {
      throw new KernelError(
        "kernel-busy",
        "a kernel call must end before the next begins: do not call it from within one",
      );
    }
    this.#open = true;
    try {
      return work(this);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      this.#broken = error;
      return this.#refuse();
    } finally {
      this.#open = false;
      if (this.#broken === undefined) this.#exports.reset();
    }
  }

  #refuse(): never {
    throw new KernelError(
      "kernel-trap",
      "the kernel trapped and its memory can no longer be trusted: make a new one with createKernel",
      {
        cause: this.#broken,
      },
    );
  }

  /** A block of `length` float64, not cleared. */
  reserve(length: number): Block {
    return { ptr: this.#allocate(length * 8), length };
  }

  /** A block with a copy of `values`; the caller keeps its array. */
  copyIn(values: Float64Array | Uint32Array): Block {
    const ptr = this.#allocate(values.byteLength);
    const { buffer } = this.#exports.memory;
    if (values instanceof Uint32Array) new Uint32Array(buffer, ptr, values.length).set(values);
    else new Float64Array(buffer, ptr, values.length).set(values);
    return { ptr, length: values.length };
  }

  /** Copies `values` to the beginning of a block at least as long. */
  fill(block: Block, values: Float64Array): void {
    new Float64Array(this.#exports.memory.buffer, block.ptr, block.length).set(values);
  }

  /** Copies the beginning of a block to all of `target`. */
  read(block: Block, target: Float64Array): void {
    target.set(new Float64Array(this.#exports.memory.buffer, block.ptr, target.length));
  }

  /** A fresh array with the float64 of a block. */
  copyOut(block: Block): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#exports.memory.buffer, block.ptr, block.length).slice();
  }

  #allocate(bytes: number): number {
    const ptr = bytes > 0xffffffff ? 0 : this.#exports.allocate(bytes) >>> 0;
    if (ptr === 0) throw outOfMemory(bytes);
    return ptr;
  }
}

/** The error for memory that cannot be had. */
export function outOfMemory(bytes?: number): KernelError {
  const wanted = bytes === undefined ? "more memory" : `${Math.ceil(bytes / 2 ** 20)} MiB more`;
  return new KernelError(
    "kernel-memory",
    `the kernel could not get ${wanted} (its memory ends at 4 GiB, or the machine's is used up): cut the work into slices`,
  );
}
