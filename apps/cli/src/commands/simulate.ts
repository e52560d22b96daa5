import { axisFor, listCurves, planSweep, simulate } from "@onset/core";
import type { AxisKind, CurveId } from "@onset/core";
import { formatScale } from "@onset/figure";
import { Option } from "commander";
import type { Command } from "commander";
import { addOutputOptions } from "../options/add-options.ts";
import type { OutputOptions } from "../options/add-options.ts";
import { helpEnd } from "../options/help.ts";
import { parseSettingsWithLists } from "../options/parse-settings.ts";
import { collect, numberList, positiveNumber, scaleCount } from "../options/parse-values.ts";
import { action } from "../options/action.ts";
import { checkOut, chooseFormat, deliver } from "../present/deliver-document.ts";
import { EXIT_CODES_HELP } from "../session/exit-code.ts";
import type { Session } from "../session/session.ts";
import { UsageError } from "../session/usage-error.ts";
import { renderTable } from "../terminal/table.ts";
import { version } from "../version.ts";

interface Options extends OutputOptions {
  readonly curve: CurveId;
  readonly set?: readonly string[];
  readonly scales?: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly axis: AxisKind;
}

/** Axes that scales can be spaced on evenly in their logarithm. */
const LOG_AXES: readonly AxisKind[] = ["params", "non-embedding-params", "train-flops", "train-tokens"];

/** `onset simulate --curve … --set …`: points of one curve. */
export function define(command: Command, signal: AbortSignal): void {
  const curves = listCurves();
  command
    .description("Points of one curve: its score at each scale.")
    .addOption(
      new Option("--curve <name>", "which curve").choices(curves.map(({ id }) => id)).default("logistic"),
    )
    .option("--set <name=value>", "a parameter of the curve; repeatable; lists as name=9,10", collect)
    .option("--scales <list>", "scales as published, comma-separated: 1e8,1e9,1e10", numberList)
    .option("--from <scale>", "smallest scale", positiveNumber, 1e7)
    .option("--to <scale>", "largest scale", positiveNumber, 1e12)
    .option("--count <n>", "number of scales, evenly spaced in their logarithm", scaleCount, 11)
    .addOption(new Option("--axis <kind>", "what the scales are").choices(LOG_AXES).default("params"));
  addOutputOptions(command, ["table", "json", "csv"])
    .addHelpText(
      "after",
      helpEnd(
        [
          ["onset simulate --set threshold=10 --set steepness=3", "a logistic curve with its middle at 1e10"],
          [
            "onset simulate --curve exact-match --set threshold=9 --set steepness=2 --set steps=8",
            "eight steps that must all be right",
          ],
          [
            "onset simulate --set threshold=10 --set steepness=3 --scales 1e9,1e10 --format csv",
            "at chosen scales",
          ],
        ],
        `Curves and their parameters (threshold in log10 of the scale, steepness per decade):\n${curves
          .map(({ id, parameters }) => `  ${id}: ${parameters.map(describe).join(", ")}`)
          .join("\n")}\n\n${EXIT_CODES_HELP}`,
      ),
    )
    .action(action(signal, run));
}

function describe(parameter: { readonly name: string; readonly initial?: number }): string {
  return parameter.initial === undefined ? parameter.name : `${parameter.name} (${parameter.initial})`;
}

async function run(session: Session, options: Options): Promise<void> {
  const format = chooseFormat(options.format, options.out);
  await checkOut(options.out);
  const parameters = parseSettingsWithLists(options.set ?? []);
  const scales = options.scales ?? spaced(options);
  const axis = axisFor(options.axis);
  const result = await simulate(
    { curve: options.curve, parameters, scales, axis },
    { engine: await session.engine(), signal: session.signal },
  );
  const rows = scales.map((scale, index) => ({ scale, score: result.scores[index] ?? null }));
  await deliver(
    session,
    {
      table: () =>
        renderTable(
          [
            { title: options.axis, align: "right" },
            { title: "score", align: "right" },
          ],
          rows.map(({ scale, score }) => [
            formatScale(scale, options.axis),
            score === null ? "" : score.toFixed(4),
          ]),
          session.terminal,
        ).text,
      csv: () =>
        ["scale,score", ...rows.map(({ scale, score }) => `${scale},${score ?? ""}`)].join("\n") + "\n",
      json: () => ({
        onset: version,
        engine: result.engine,
        curve: options.curve,
        parameters,
        axis: result.axis,
        points: rows,
      }),
    },
    { format, out: options.out },
  );
}

/** Scales spaced by the engine's own rule for geometric axes. */
function spaced({ from, to, count }: Options): readonly number[] {
  if (from >= to) throw new UsageError(`--from ${from} must be below --to ${to}`);
  const plan = planSweep({
    onset: "sweep/1",
    model: { curve: "logistic" },
    axes: { threshold: 0, steepness: 1, scale: { from, to, count, spacing: "geometric" } },
    observables: ["score"],
  });
  return [...plan.scales];
}
