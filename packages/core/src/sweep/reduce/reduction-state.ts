// A reduction as bytes: a header, the fields of its groups, the values kept, a checksum; all in little-endian order, each
// array beginning at a multiple of 8.
import { OnsetError } from "../../errors.ts";
import type { GroupField } from "./group-statistic.ts";
import type { ValueRows } from "./value-rows.ts";

/** Slices [begin, end). */
export interface SliceSpan {
  readonly begin: number;
  readonly end: number;
}

/** What goes into a state. */
export interface StateParts {
  readonly identity: string;
  readonly slices: SliceSpan;
  readonly fields: readonly GroupField[];
  /** The groups written, as counted by the fields. */
  readonly groups: SliceSpan;
  readonly values: readonly Float64Array<ArrayBuffer>[];
}

/** "ONSETRED", and the version of this layout. */
const magic = [0x4f, 0x4e, 0x53, 0x45, 0x54, 0x52, 0x45, 0x44];
const version = 1;
const headerBytes = 40;

/** Bytes of a state: the same parts give the same bytes. */
export function writeState({
  identity,
  slices,
  fields,
  groups,
  values,
}: StateParts): Uint8Array<ArrayBuffer> {
  const arrays = [
    ...fields.map((field) => field.values.subarray(groups.begin * field.width, groups.end * field.width)),
    ...values,
  ];
  const length = arrays.reduce((sum, array) => sum + padded(array.byteLength), headerBytes) + 8;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(8, version, true);
  view.setUint32(12, hash(new TextEncoder().encode(identity)), true);
  view.setFloat64(16, slices.begin, true);
  view.setFloat64(24, slices.end, true);
  view.setFloat64(32, length, true);
  let at = headerBytes;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  view.setUint32(at, hash(bytes.subarray(0, at)), true);
  return bytes;
}

/** A state that has been looked at from outside: of this sweep, whole, unchanged. */
export interface ReadState {
  readonly span: SliceSpan;
  /** Copies its arrays into empty fields and values; refuses values that cannot be. */
  fill(fields: readonly GroupField[], values: readonly ValueRows[], rows: number): void;
  /** Throws, with what is wrong. */
  refuse(fault: string): never;
}

/** @throws OnsetError `output-failed`, saying what is wrong with the bytes */
export function readState(state: Uint8Array, identity: string): ReadState {
  // A copy at an aligned address: whoever read a file may give a view at any offset.
  const bytes = new Uint8Array(state);
  const view = new DataView(bytes.buffer);
  if (bytes.length < headerBytes + 8 || magic.some((byte, i) => bytes[i] !== byte)) {
    return refuse("it is not one");
  }
  if (view.getUint32(8, true) !== version)
    refuse(`its version is ${view.getUint32(8, true)}, not ${version}`);
  if (view.getFloat64(32, true) !== bytes.length) refuse("it is cut short");
  const end = bytes.length - 8;
  if (view.getUint32(end, true) !== hash(bytes.subarray(0, end))) refuse("its checksum does not fit");
  if (view.getUint32(12, true) !== hash(new TextEncoder().encode(identity))) refuse("it is of another sweep");
  const span = { begin: view.getFloat64(16, true), end: view.getFloat64(24, true) };
  if (!(isIndex(span.begin) && isIndex(span.end) && span.begin <= span.end)) refuse("its slices cannot be");
  return { span, refuse, fill: (fields, values, rows) => fillFrom(bytes, fields, values, rows) };
}

function fillFrom(
  bytes: Uint8Array<ArrayBuffer>,
  fields: readonly GroupField[],
  values: readonly ValueRows[],
  rows: number,
): void {
  const arrays = fields.map((field) => field.values);
  const needed = arrays.reduce((sum, array) => sum + padded(array.byteLength), headerBytes) + 8;
  if (bytes.length !== needed + values.length * rows * 8) refuse("its size does not fit its slices");
  let at = headerBytes;
  for (const { values: array, valid } of fields) {
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(
      bytes.subarray(at, at + array.byteLength),
    );
    if (!array.every((value) => valid(value))) refuse("it holds values that cannot be");
    at += padded(array.byteLength);
  }
  for (const own of values) {
    own.add(new Float64Array(bytes.buffer, at, rows));
    at += rows * 8;
  }
}

function refuse(fault: string): never {
  throw new OnsetError(
    "output-failed",
    `a reduction's state must be as it was written, but ${fault}: run the part again`,
  );
}

function isIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/** FNV-1a over 32-bit words, then over the bytes left: it finds accidents, it is no seal. */
function hash(bytes: Uint8Array): number {
  let state = 0x811c9dc5;
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) state = mix(state, words.getUint32(at, true));
  for (let at = whole; at < bytes.length; at++) state = mix(state, bytes[at]!);
  return state >>> 0;
}

/** One step; the shift carries high bits down, which multiplication alone never does. */
function mix(state: number, word: number): number {
  const mixed = Math.imul(state ^ word, 0x01000193);
  return mixed ^ (mixed >>> 15);
}
