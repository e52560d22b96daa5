import { applyOperation } from "../../tape/apply-operation.ts";

/** A share s of a rise with what is missing, r = 1 − s, and the logarithms of both: each from its own small side. */
export interface Share {
  readonly s: number;
  readonly r: number;
  readonly lnS: number;
  readonly lnR: number;
}

/** From s and r, of which the smaller one is the exact one. */
export function shareOf(s: number, r: number): Share {
  return { s, r, lnS: logOfShare(s, r), lnR: logOfShare(r, s) };
}

/** What F must be for F^L to be this share. */
export function rootOfShare({ lnS }: Share, steps: number): Share {
  const part = lnS / steps;
  return shareOf(applyOperation("exp", part), -applyOperation("expm1", part));
}

/** The other side: F is s where 1 − F is r. */
export function turned({ s, r, lnS, lnR }: Share): Share {
  return { s: r, r: s, lnS: lnR, lnR: lnS };
}

function logOfShare(value: number, rest: number): number {
  return value <= 0.5 ? applyOperation("log", value) : applyOperation("log1p", -rest);
}
