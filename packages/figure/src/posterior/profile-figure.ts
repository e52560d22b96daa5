import type { LikelihoodProfile, Posterior } from "@onset/core";
import { formatInterval } from "../format/format-interval.ts";
import { formatNumber } from "../format/format-number.ts";
import { formatValue } from "../format/format-value.ts";
import { describeFigure } from "../spec/describe.ts";
import type { FigureMark, FigureSpec, FigureTable } from "../spec/figure-spec.ts";
import { crossings, type Stretch } from "./profile-crossings.ts";
import { quantityAxis, quantityTitles, toAxis } from "./quantity-axis.ts";

/** A drop of the log-likelihood that is shown; what lies lower is far beyond doubt. */
const deepest = 8;
/** Where a 95 % interval ends: half of the χ² quantile of one degree of freedom. */
const cut = 1.92;

/**
 * The profile likelihood of threshold or width: what the data alone say, with no prior. The interval is where the line lies
 * above the cut; a side on which it does not come down to it is open, and the note says so.
 */
export function profileFigure(
  { series }: Pick<Posterior, "series">,
  quantity: "threshold" | "width",
  profile: LikelihoodProfile,
): FigureSpec {
  const toX = toAxis(series.axis, quantity);
  const log = quantity === "width";
  const shown = crossings(profile, -deepest, log, "hull")[0]!;
  const parts = crossings(profile, -cut, log);
  const [first, last] = toX([shown.values[0]!, shown.values.at(-1)!]) as [number, number];
  const plain = quantityAxis(series.axis, quantity, [first, last]);
  const axis = log ? ({ ...plain, scale: "log10" } as const) : plain;
  // The best of a line that falls nowhere would be a number that means nothing.
  const told = parts.length > 1 || !(parts[0]!.open.below && parts[0]!.open.above);
  const level = told ? levelSide(profile) : null;
  const best =
    told && level === null
      ? toX([profile.values[profile.drop.indexOf(Math.max(...profile.drop))]!])[0]!
      : null;
  const interval = parts.map((part) => intervalText(part, toX, axis.format)).join(" and ");
  const draft = {
    title: `${quantityTitles[quantity]}: profile likelihood`,
    x: axis,
    y: { label: "ln L below its best", scale: "linear", domain: [-deepest, 0.4], format: "number" },
    marks: profileMarks(shown, { parts, best, toX }),
    notes: [
      best !== null
        ? `Best fit ${formatValue(best, axis.format)}, 95 % interval ${interval}.`
        : level === null
          ? "95 % interval without limits: the data do not tell."
          : `Anything ${level.side} ${formatValue(toX([level.to])[0]!, axis.format)} fits as well as the best; 95 % interval ${interval}.`,
      ...openSides(parts, profile, (value) => formatValue(toX([value])[0]!, axis.format)),
    ],
  } as const;
  const table = {
    caption: draft.title,
    columns: [
      { name: axis.label, format: axis.format },
      { name: draft.y.label, format: "number" },
    ],
    rows: toX(profile.values).map((value, i) => [value, profile.drop[i]!]),
  } satisfies FigureTable;
  return { ...draft, description: describeFigure(draft), table };
}

/** A drop that is none, to two digits. */
const none = -0.005;

/** Where a line ends before it has fallen at all, the best is no place but a side: as far as where it begins to fall. */
function levelSide({ values, drop }: LikelihoodProfile): { side: "below" | "above"; to: number } | null {
  const last = drop.length - 1;
  if (drop[0]! > none) return { side: "below", to: values[drop.findIndex((one) => one <= none) - 1]! };
  if (drop[last]! > none) return { side: "above", to: values[drop.findLastIndex((one) => one <= none) + 1]! };
  return null;
}

interface Found {
  readonly parts: readonly Stretch[];
  /** On the figure's axis; null where no one place stands out. */
  readonly best: number | null;
  readonly toX: (values: readonly number[]) => number[];
}

/** The interval under the line, the cut, the line and its best. */
function profileMarks(shown: Stretch, { parts, best, toX }: Found): FigureMark[] {
  const x = toX(shown.values);
  const bands = parts.map((part): FigureMark => {
    const low = part.values.map(() => -deepest);
    const high = part.drop;
    return { kind: "band", role: "threshold", label: "95 % interval", x: toX(part.values), low, high };
  });
  const label = `cut at ${formatNumber(-cut)}`;
  return [
    ...bands,
    { kind: "line", role: "chance", label, x: [x[0]!, x.at(-1)!], y: [-cut, -cut] },
    { kind: "line", role: "fit", label: "log-likelihood", x, y: shown.drop },
    ...(best === null
      ? []
      : [{ kind: "rule", role: "threshold", label: "best fit", x: best, interval: null } as const]),
  ];
}

function intervalText(
  { values, open }: Stretch,
  toX: (values: readonly number[]) => number[],
  form: Parameters<typeof formatInterval>[1],
): string {
  const [low, high] = toX([values[0]!, values.at(-1)!]);
  return formatInterval({ low: open.below ? null : low!, high: open.above ? null : high! }, form);
}

/** What the data do not limit, and how far the profile was followed there. */
function openSides(
  parts: readonly Stretch[],
  { values, drop }: LikelihoodProfile,
  say: (value: number) => string,
): string[] {
  const open = { below: parts[0]!.open.below, above: parts.at(-1)!.open.above };
  const fallen = (i: number): string =>
    drop.at(i)! > none ? "not fallen" : `fallen by ${formatNumber(-drop.at(i)!)} only`;
  return [
    ...(open.below
      ? [`Open below: down to ${say(values[0]!)}, the least looked at, ln L has ${fallen(0)}.`]
      : []),
    ...(open.above
      ? [`Open above: up to ${say(values.at(-1)!)}, the largest looked at, ln L has ${fallen(-1)}.`]
      : []),
  ];
}
