import { expect, test } from "vitest";
import { type FigureTheme, darkTheme, lightTheme, themeVariables, variableTheme } from "../src/index.ts";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each([lightTheme, darkTheme])(
  "$name: text has at least 4.5:1, marks and axes have at least 3:1",
  (theme: FigureTheme) => {
    for (const color of [theme.text, theme.mutedText])
      expect(contrast(color, theme.background)).toBeGreaterThanOrEqual(4.5);
    for (const color of [theme.axis, ...Object.values(theme.roles).map((style) => style.color)]) {
      expect(contrast(color, theme.background)).toBeGreaterThanOrEqual(3);
    }
  },
);

test("the variable theme uses no variable that a page's themeVariables would not define", () => {
  const defined = new Set(
    [...themeVariables(darkTheme).matchAll(/(--onset-[a-z-]+):/g)].map((match) => match[1]),
  );
  const used = [...JSON.stringify(variableTheme).matchAll(/var\((--onset-[a-z-]+)\)/g)].map(
    (match) => match[1],
  );
  expect(used.length).toBeGreaterThan(8);
  for (const name of used) expect(defined).toContain(name);
});
