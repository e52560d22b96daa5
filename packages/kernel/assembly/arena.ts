// The whole memory above the static data is one arena: `allocate` moves a mark up, `reset` puts it back to the floor.
// The floor is the end of the static data, or of what was kept: `raiseFloor` keeps every block taken so far beyond the
// call (the tables of a sweep that is under way), `lowerFloor` gives kept blocks back, the latest first. Nothing is ever
// freed alone. src/Arena.ts says who may call these, and when.
//
// Every block starts on 64 bytes and is a whole number of 64-byte lines, so that a loop over whole pairs of vectors
// (32 bytes) may run past the last element of an array: the tail needs no code of its own.
//
//   0          __heap_base              floor                  mark
//   | static   | kept block | kept block | block | block ...   | free, grown by pages of 64 KiB when needed

const LINE: usize = 64;

function lineUp(address: u64): u64 {
  return (address + (<u64>LINE - 1)) & ~(<u64>LINE - 1);
}

let mark: usize = <usize>lineUp(__heap_base);
let floor: usize = <usize>lineUp(__heap_base);

/** Address of a fresh block, or 0 where memory cannot grow that far. */
export function allocate(bytes: u32): usize {
  const start = mark;
  const end = lineUp(<u64>start + <u64>bytes);
  const have = <u64>memory.size() << 16;
  if (end > have) {
    const pages = (end - have + 0xffff) >> 16;
    if (pages > 65536 || memory.grow(<i32>pages) < 0) return 0;
  }
  // An end of exactly 4 GiB would wrap to 0.
  if (end > 0xffffffc0) return 0;
  mark = <usize>end;
  return start;
}

/** Gives every block above the floor back. */
export function reset(): void {
  mark = floor;
}

/** Keeps every block there is, and answers the new floor. */
export function raiseFloor(): usize {
  floor = mark;
  return floor;
}

/** Takes the floor down to an earlier answer of `raiseFloor`, or with 0 to the static data; `mark` stays until `reset`. */
export function lowerFloor(address: usize): void {
  floor = address == 0 ? <usize>lineUp(__heap_base) : address;
}

/** Bytes of that many float64, rounded up to whole pairs of vectors. */
@inline
export function wholeBytes(length: i32): usize {
  return <usize>((length + 3) & ~3) << 3;
}
