import type { FigureRole } from "../spec/figure-spec.ts";

/** Shapes of points, so that two roles differ without colour. */
export type PointShape = "circle" | "diamond" | "square" | "triangle";

/** How the marks of one role look. */
export interface RoleStyle {
  /** Any CSS colour; at least 3:1 against the theme's background. */
  readonly color: string;
  /** Opacity of bands and interval areas, 0 to 1. */
  readonly areaOpacity: number;
  /** Dash pattern in pixels; empty for a solid line. */
  readonly dash: readonly number[];
  /** Line width in pixels. */
  readonly width: number;
  readonly shape: PointShape;
}

/** Colours, fonts and dashes of a figure. Text has at least 4.5:1 contrast, marks have at least 3:1. */
export interface FigureTheme {
  readonly name: string;
  readonly background: string;
  readonly text: string;
  /** Tick labels and axis titles. */
  readonly mutedText: string;
  readonly axis: string;
  readonly grid: string;
  readonly fontFamily: string;
  /** Size of tick labels in pixels; titles follow from it. */
  readonly fontSize: number;
  readonly roles: Readonly<Record<FigureRole, RoleStyle>>;
}
