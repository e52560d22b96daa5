import type { CurveId } from "../curve.ts";
import type { CurveForm, FormInputs } from "./form.ts";
import type { Term } from "../../tape/term.ts";
import { compositionForms } from "./compositions.ts";
import { humpForms } from "./humps.ts";
import { lawForms } from "./laws.ts";
import { sigmoidForms } from "./sigmoids.ts";

function line({ tape, x, one }: FormInputs): Term {
  return tape.add(one("intercept"), tape.multiply(one("slope"), x));
}

const forms: Readonly<Record<Exclude<CurveId, "exact-match">, CurveForm>> = {
  constant: { rising: ({ one }) => one("level") },
  linear: { rising: line },
  ...sigmoidForms,
  ...lawForms,
  ...humpForms,
  ...compositionForms,
};

/** The form of a curve; an exact match has that of its base. */
export function formOf(id: Exclude<CurveId, "exact-match">): CurveForm {
  return forms[id];
}
