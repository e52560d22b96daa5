import type { CurveId } from "../curve.ts";
import type { CurveForm, FormInputs } from "./form.ts";
import type { Term } from "../../tape/term.ts";
import { humpForms } from "./humps.ts";
import { lawForms } from "./laws.ts";
import { sigmoidForms } from "./sigmoids.ts";

function line({ tape, x, one }: FormInputs): Term {
  return tape.add(one("intercept"), tape.multiply(one("slope"), x));
}

/** Skills one by one; `turned` turns each of them around. */
const product =
  (turned: boolean) =>
  ({ tape, x, list }: FormInputs): Term => {
    const steepnesses = list("steepnesses");
    let all = tape.constant(1);
    for (const [index, c] of list("thresholds").entries()) {
      const distance = turned ? tape.subtract(c, x) : tape.subtract(x, c);
      const skill = tape.apply("expit", tape.multiply(steepnesses[index]!, distance));
      all = index === 0 ? skill : tape.multiply(all, skill);
    }
    return all;
  };

const forms: Readonly<Record<Exclude<CurveId, "exact-match">, CurveForm>> = {
  constant: { rising: ({ one }) => one("level") },
  linear: { rising: line },
  ...sigmoidForms,
  ...lawForms,
  ...humpForms,
  product: { rising: product(false), falling: product(true) },
};

/** The form of a curve; an exact match has that of its base. */
export function formOf(id: Exclude<CurveId, "exact-match">): CurveForm {
  return forms[id];
}
