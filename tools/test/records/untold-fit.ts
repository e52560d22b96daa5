import type { CurveFit } from "@onset/core";
import { noExtras } from "../../../packages/core/src/fit/no-extras.ts";

/** What a fit holds only where it was asked for, or could be told: for records that tests write by hand. */
export const untold = { ...noExtras, band: null } as const satisfies Partial<CurveFit>;
