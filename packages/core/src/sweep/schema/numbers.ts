import { z } from "zod";

/** Most values one axis may list or space out: what an axis costs is memory, and a million values are 8 MB. */
export const axisLimit = 1_000_000;

/** Points are made as they are needed, so their number costs no memory; Sobol's sequence ends here. */
export const pointsLimit: number = 2 ** 32;

export const finite: z.ZodNumber = z.number({ error: "must be a finite number" });

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number): z.ZodNumber {
  const rule = `must be an integer ≥ ${least}`;
  return z.number({ error: rule }).int(rule).min(least, rule).max(most, `must be at most ${most}`);
}

/** A number strictly above 0. */
export const positive: z.ZodNumber = z
  .number({ error: "must be a positive number" })
  .positive("must be a positive number");

/** A share of 1, both ends included. */
export const share: z.ZodNumber = z
  .number({ error: "must be a share from 0 to 1" })
  .min(0, "must be a share from 0 to 1")
  .max(1, "must be a share from 0 to 1");

/** A level strictly inside 0 to 1. */
export const level: z.ZodNumber = z
  .number({ error: "must be a share above 0 and below 1" })
  .gt(0, "must be a share above 0 and below 1")
  .lt(1, "must be a share above 0 and below 1");

/** A list of at least one value. */
export function listOf<T extends z.ZodType>(item: T): z.ZodArray<T> {
  return z
    .array(item, { error: "must be a list" })
    .min(1, "must hold at least one value")
    .max(axisLimit, `must hold at most ${axisLimit} values`);
}
