import { darkTheme, lightTheme } from "@onset/figure";

/** Colours of marks, axes and grid, each for a light and a dark page; the page has the others. */
export const figureColors: Readonly<Record<string, string>> = {
  "--onset-axis": `light-dark(${lightTheme.axis}, ${darkTheme.axis})`,
  "--onset-grid": `light-dark(${lightTheme.grid}, ${darkTheme.grid})`,
  ...Object.fromEntries(
    Object.entries(lightTheme.roles).map(([role, { color }]) => [
      `--onset-${role}`,
      `light-dark(${color}, ${darkTheme.roles[role as keyof typeof darkTheme.roles].color})`,
    ]),
  ),
};
