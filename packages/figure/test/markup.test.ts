import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { escapeMarkup, markup, trusted } from "../src/markup/markup.ts";
import { breakable } from "../src/markup/breakable.ts";

test("text put into a template is escaped, markup is not", () => {
  const inner = markup`<b>${"a<b"}</b>`;
  expect(markup`<p title="${'"'}">${inner}${[1, "&", null, false]}</p>`.markup).toBe(
    '<p title="&quot;"><b>a&lt;b</b>1&amp;</p>',
  );
  expect(markup`${trusted("<hr>")}`.markup).toBe("<hr>");
});

test("no text whatever escapes into a tag, an attribute's end or a control character (1000 texts)", () => {
  assert(
    property(string({ unit: "binary" }), (text) => {
      expect(escapeMarkup(text)).not.toMatch(/[<>"']|(?![\t\n\r])\p{Cc}/u);
    }),
    { numRuns: 1000, seed: 7 },
  );
});

test("a name breaks after its joints and stays escaped", () => {
  expect(breakable("a_b/<c>").markup).toBe("a_<wbr>b/<wbr>&lt;c&gt;");
});
