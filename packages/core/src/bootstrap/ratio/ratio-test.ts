import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../../fit/fit-data.ts";
import { bestFits } from "../../fit/general/best-fits.ts";
import { deviance } from "../../fit/log-likelihood.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import { notApplicable } from "../bootstrap-test.ts";
import type { BootstrapTest, TestName } from "../bootstrap-test.ts";
import { drawnUnder } from "../drawn-under.ts";
import { ranked } from "../ranked.ts";
import { screened } from "../screened.ts";
import { greatest } from "./greatest.ts";
import type { Rivals } from "./hypothesis.ts";

/**
 * Twice the log-likelihood that the alternative gains over the null, among series drawn from the fitted null: both are searched
 * for in the same way whatever the series.
 */
export function ratioTest(
  kernel: KernelCalls,
  test: TestName,
  { none, more, words }: Rivals,
  { data, settings }: { readonly data: FitData; readonly settings: FitSettings },
): BootstrapTest {
  const fit = bestFits(kernel, none.curve, [data], none.settings).get(data);
  if (fit === undefined) {
    return notApplicable(test, "No curve could be computed: the likelihood is not finite anywhere.");
  }
  const gains = gainsOf(kernel, { none, more });
  const observed = gains([data])[0]!;
  if (!Number.isFinite(observed)) {
    return notApplicable(test, "No curve could be computed: the likelihood is not finite anywhere.");
  }
  const { draw, from } = drawnUnder(kernel, fit, settings);
  const drawn = (begin: number, end: number, least: number): Float64Array =>
    screened(kernel, fit, { series: draw(begin, end), least, statistics: gains });
  return ranked(test, { observed, drawn, nullHypothesis: words, from }, settings.bootstrap);
}

/** Of every series, call after call. The alternative holds the null, or comes as near as one likes: it never does worse. */
export function gainsOf(
  kernel: KernelCalls,
  { none, more }: Pick<Rivals, "none" | "more">,
): (all: readonly FitData[]) => Float64Array {
  const [without, most] = [greatest(kernel, none), greatest(kernel, more)];
  return (all) => {
    const [low, high] = [without(all), most(all)];
    return Float64Array.from(all, (one, i) => deviance(kernel, one, Math.max(high[i]!, low[i]!), low[i]!));
  };
}
