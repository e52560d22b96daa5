export type {
  BandMark,
  FigureAxis,
  FigureCell,
  FigureColumn,
  FigureFormat,
  FigureMark,
  FigurePoint,
  FigureRole,
  FigureSpec,
  FigureTable,
  LineMark,
  PointsMark,
  RuleMark,
} from "./spec/figure-spec.ts";
export type { FigureTheme, PointShape, RoleStyle } from "./theme/theme.ts";
export { darkTheme, lightTheme, themeVariables, variableTheme } from "./theme/themes.ts";
