import type { Term } from "../../tape/term.ts";
import { ln10 } from "../records/parameters.ts";
import type { CurveForm, FormInputs } from "./form.ts";

function doubleLogistic({ tape, x, one }: FormInputs): Term {
  const side = (name: string): { before: Term; after: Term } => {
    const [c, k] = [one(`${name}Threshold`), one(`${name}Steepness`)];
    return {
      before: tape.apply("expit", tape.multiply(k, tape.subtract(c, x))),
      after: tape.apply("expit", tape.multiply(k, tape.subtract(x, c))),
    };
  };
  const [first, second] = [side("first"), side("second")];
  const behind = tape.add(
    tape.multiply(one("middle"), second.before),
    tape.multiply(one("right"), second.after),
  );
  return tape.add(tape.multiply(one("left"), first.before), tape.multiply(first.after, behind));
}

/** k (x − e) */
function argument({ tape, x, one }: FormInputs): Term {
  return tape.multiply(one("steepness"), tape.subtract(x, one("position")));
}

/** What is left of the logistic: 1 / (1 + exp(k (x − e))). */
function left(inputs: FormInputs): Term {
  return inputs.tape.apply("expit", inputs.tape.negate(argument(inputs)));
}

/** The hump grows as the scale while the logistic dies out: their product is formed as one power. */
function brainCousens(inputs: FormInputs): Term {
  const { tape, x, one } = inputs;
  const dose = tape.multiply(ln10, tape.subtract(x, one("unit")));
  const hump = tape.exp(tape.subtract(dose, tape.softplus(argument(inputs))));
  return tape.add(left(inputs), tape.multiply(one("hump"), hump));
}

/** f · exp(−10^(−α (x − x_0))) */
function delayedHump({ tape, x, one }: FormInputs): Term {
  const late = tape.multiply(one("onsetExponent"), tape.subtract(one("unit"), x));
  return tape.multiply(one("hump"), tape.exp(tape.negate(tape.apply("exp10", late))));
}

function cedergreen(inputs: FormInputs): Term {
  const { tape } = inputs;
  return tape.multiply(tape.add(1, delayedHump(inputs)), left(inputs));
}

function uShaped(inputs: FormInputs): Term {
  const { tape } = inputs;
  const risen = tape.apply("expit", argument(inputs));
  return tape.subtract(risen, tape.multiply(delayedHump(inputs), left(inputs)));
}

/** Forms of the curves that turn back: F, but ψ itself for the double logistic. */
export const humpForms: Readonly<
  Record<"double-logistic" | "brain-cousens" | "cedergreen" | "u-shaped", CurveForm>
> = {
  "double-logistic": { rising: doubleLogistic },
  "brain-cousens": { rising: brainCousens },
  cedergreen: { rising: cedergreen },
  "u-shaped": { rising: uShaped },
};
