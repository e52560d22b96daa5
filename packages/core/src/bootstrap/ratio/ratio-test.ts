import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../../fit/fit-data.ts";
import { bestFits } from "../../fit/general/best-fits.ts";
import { deviance } from "../../fit/log-likelihood.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import { notApplicable } from "../bootstrap-test.ts";
import type { BootstrapTest, TestName } from "../bootstrap-test.ts";
import { drawnUnder } from "../drawn-under.ts";
import { ranked } from "../ranked.ts";
import { screenedGains } from "../screened.ts";
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
  const [without, most] = [greatest(kernel, none), greatest(kernel, more)];
  const [low, high] = [without([data])[0]!, most([data])[0]!];
  const observed = deviance(kernel, data, Math.max(high, low), low);
  if (!Number.isFinite(observed)) {
    return notApplicable(test, "No curve could be computed: the likelihood is not finite anywhere.");
  }
  const { draw, from } = drawnUnder(kernel, fit, settings);
  const drawn = (begin: number, end: number, least: number): Float64Array =>
    screenedGains(kernel, fit, { series: draw(begin, end), least, most, none: without });
  return ranked(test, { observed, drawn, nullHypothesis: words, from }, settings.bootstrap);
}
