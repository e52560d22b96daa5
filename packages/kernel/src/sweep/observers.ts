import type { Observer } from "../sweep-calls.ts";

/** Kinds of observers in the order of their codes, as in assembly/observe/observers.ts. */
const KINDS: readonly Observer["kind"][] = [
  "crossing",
  "width",
  "slope",
  "slope-at",
  "area",
  "least",
  "most",
  "breakthroughness",
  "linearity",
  "sum-of-squares",
  "log-likelihood",
];

/** Observers as the kernel takes them: kind, 1 where levels are of the observed score, low or only level, high level. */
export function packObservers(observers: readonly Observer[]): Float64Array<ArrayBuffer> {
  return Float64Array.from(
    observers.flatMap((observer) => {
      const kind = KINDS.indexOf(observer.kind);
      if (observer.kind === "crossing") return [kind, ofObserved(observer), observer.level, 0];
      if (observer.kind === "width") return [kind, ofObserved(observer), observer.low, observer.high];
      return [kind, 0, 0, 0];
    }),
  );
}

function ofObserved({ of }: { readonly of: "core" | "observed" }): number {
  return of === "observed" ? 1 : 0;
}
