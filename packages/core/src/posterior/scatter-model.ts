import type { Prior, PosteriorQuantity } from "./prior.ts";

/**
 * How counts scatter beyond their items: not at all, by `overdispersion` (beta-binomial, η), or by `jitter` of their place along
 * the axis (normal, standard deviation τ).
 */
export type ScatterModel = "none" | "overdispersion" | "jitter";

/** The models as a list. */
export const scatterModels: readonly ScatterModel[] = ["none", "overdispersion", "jitter"];

/** The model asked for by name, or by the jitter that it is given; else what the likelihood says. */
export function scatterAsked({
  scatter,
  jitter,
  likelihood,
}: {
  readonly scatter?: ScatterModel | undefined;
  readonly jitter?: unknown;
  readonly likelihood?: string | undefined;
}): ScatterModel {
  if (scatter !== undefined) return scatter;
  if (jitter !== undefined) return "jitter";
  return likelihood === "binomial" ? "none" : "overdispersion";
}

/** Quantities of scatter: one of the two is 0. */
export type ScatterQuantity = "overdispersion" | "jitter";

/** Whether a quantity is one of scatter. */
export function isScatter(quantity: PosteriorQuantity): quantity is ScatterQuantity {
  return quantity === "overdispersion" || quantity === "jitter";
}

/** The quantity that scatter is told by: jitter, unless that is held at 0. */
export function scatterQuantity(jitter: Prior): ScatterQuantity {
  return jitter.kind === "fixed" && jitter.value === 0 ? "overdispersion" : "jitter";
}
