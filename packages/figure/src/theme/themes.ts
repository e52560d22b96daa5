/**
 * The two house themes, and one whose colours are CSS variables. Hues are those of Okabe and Ito (2008), "Color Universal
 * Design", chosen to stay apart under the common colour-vision deficiencies; darkened on light ground where 3:1 asks for it.
 */
import type { FigureRole } from "../spec/figure-spec.ts";
import type { FigureTheme, RoleStyle } from "./theme.ts";

const FONT = 'Inter, "Inter Variable", system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const FORMS: Readonly<Record<FigureRole, Omit<RoleStyle, "color">>> = {
  data: { areaOpacity: 0.15, dash: [], width: 1.5, shape: "circle" },
  fit: { areaOpacity: 0.18, dash: [], width: 2.25, shape: "square" },
  alternative: { areaOpacity: 0.12, dash: [2, 3], width: 1.75, shape: "triangle" },
  simulation: { areaOpacity: 0.12, dash: [8, 4], width: 2.25, shape: "diamond" },
  chance: { areaOpacity: 0.1, dash: [1, 4], width: 1.5, shape: "square" },
  threshold: { areaOpacity: 0.13, dash: [5, 3], width: 1.5, shape: "triangle" },
};

type RoleColors = Readonly<Record<FigureRole, string>>;

function rolesOf(colors: RoleColors): Record<FigureRole, RoleStyle> {
  return {
    data: { ...FORMS.data, color: colors.data },
    fit: { ...FORMS.fit, color: colors.fit },
    alternative: { ...FORMS.alternative, color: colors.alternative },
    simulation: { ...FORMS.simulation, color: colors.simulation },
    chance: { ...FORMS.chance, color: colors.chance },
    threshold: { ...FORMS.threshold, color: colors.threshold },
  };
}

/** Dark marks on white. */
export const lightTheme: FigureTheme = {
  name: "light",
  background: "#ffffff",
  text: "#16202b",
  mutedText: "#52606d",
  axis: "#7b8794",
  grid: "#e4e8ec",
  fontFamily: FONT,
  fontSize: 12,
  roles: rolesOf({
    data: "#16202b",
    fit: "#0072b2",
    alternative: "#007a59",
    simulation: "#c24e00",
    chance: "#6b7785",
    threshold: "#a8437f",
  }),
};

/** Light marks on a blue-black ground. */
export const darkTheme: FigureTheme = {
  name: "dark",
  background: "#12181f",
  text: "#e8edf2",
  mutedText: "#a3b0bd",
  axis: "#75828f",
  grid: "#26303a",
  fontFamily: FONT,
  fontSize: 12,
  roles: rolesOf({
    data: "#e8edf2",
    fit: "#56b4e9",
    alternative: "#2fc79a",
    simulation: "#f0a030",
    chance: "#8f9ba8",
    threshold: "#e08fbf",
  }),
};

/**
 * Colours as `var(--onset-…)`, for SVG inside a page that defines them with {@link themeVariables}: one drawing, and the
 * page decides between light, dark, print and forced colours.
 */
export const variableTheme: FigureTheme = {
  ...lightTheme,
  name: "variable",
  background: "var(--onset-background)",
  text: "var(--onset-text)",
  mutedText: "var(--onset-muted-text)",
  axis: "var(--onset-axis)",
  grid: "var(--onset-grid)",
  fontFamily: "inherit",
  roles: rolesOf({
    data: "var(--onset-data)",
    fit: "var(--onset-fit)",
    alternative: "var(--onset-alternative)",
    simulation: "var(--onset-simulation)",
    chance: "var(--onset-chance)",
    threshold: "var(--onset-threshold)",
  }),
};

/** The CSS declarations that {@link variableTheme} draws on, with the colours of `theme`. */
export function themeVariables(theme: FigureTheme): string {
  const colors: [string, string][] = [
    ["background", theme.background],
    ["text", theme.text],
    ["muted-text", theme.mutedText],
    ["axis", theme.axis],
    ["grid", theme.grid],
    ...Object.entries(theme.roles).map(([role, style]): [string, string] => [role, style.color]),
  ];
  return colors.map(([name, color]) => `--onset-${name}:${color};`).join("");
}
