import { OnsetError } from "@onset/core";
import { decodeText } from "@onset/formats";
import { expect, test } from "vitest";

const text = "model,score\nGPT-3 é,0.5\n";

function utf16(value: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * value.length + 2));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let i = 0; i < value.length; i++) view.setUint16(2 * i + 2, value.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

test.each([
  ["UTF-8", new TextEncoder().encode(text)],
  ["UTF-8 with a byte-order mark", new TextEncoder().encode(`\uFEFF${text}`)],
  ["UTF-16, little endian", utf16(text, true)],
  ["UTF-16, big endian", utf16(text, false)],
])("%s is decoded", (_, bytes) => {
  expect(decodeText(bytes, "a.csv")).toBe(text);
});

test.each([
  ["a spreadsheet", [0x50, 0x4b, 3, 4], "a.csv is a ZIP archive or a spreadsheet: export the sheet as CSV"],
  ["Parquet", [0x50, 0x41, 0x52, 0x31], "a.csv is a Parquet file: export it as CSV"],
  ["gzip", [0x1f, 0x8b, 8], "a.csv is compressed with gzip: unpack it first"],
  [
    "Latin-1",
    [0x61, 0xe9, 0x2c],
    'a table must be text in UTF-8, a.csv has bytes that are none: save it as "CSV UTF-8"',
  ],
  ["UTF-16 without a mark", [0x61, 0, 0x2c, 0], "a.csv has a NUL character at position 2"],
])("%s is refused with a remedy", (_, bytes, message) => {
  expect(() => decodeText(Uint8Array.from(bytes), "a.csv")).toThrow(OnsetError);
  expect(() => decodeText(Uint8Array.from(bytes), "a.csv")).toThrow(message);
});

test("a file over 200 MB is refused before it is decoded", () => {
  const large = { length: 2e9 } as unknown as Uint8Array;
  expect(() => decodeText(large, "a.csv")).toThrow("a table must be at most 200 MB, a.csv has 2000 MB");
});
