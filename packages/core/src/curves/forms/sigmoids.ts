import type { Operand } from "../../tape/TapeBuilder.ts";
import type { Term } from "../../tape/term.ts";
import { ln10 } from "../records/parameters.ts";
import type { CurveForm, FormInputs } from "./form.ts";

const ln2 = Math.LN2;

/** k (x − c), and with `turned` its negative, k (c − x). */
function argument({ tape, x, one }: FormInputs, turned = false): Term {
  const c = one("threshold");
  return tape.multiply(one("steepness"), turned ? tape.subtract(c, x) : tape.subtract(x, c));
}

const expit = (turned: boolean) => (inputs: FormInputs) =>
  inputs.tape.apply("expit", argument(inputs, turned));
const phi = (turned: boolean) => (inputs: FormInputs) => inputs.tape.apply("phi", argument(inputs, turned));

/** exp(−ln 2 · exp(z)), which is one half at z = 0. */
const survival = (turned: boolean) => (inputs: FormInputs) =>
  inputs.tape.exp(inputs.tape.multiply(-ln2, inputs.tape.exp(argument(inputs, turned))));
/** 1 − exp(−ln 2 · exp(z)). */
const failure = (turned: boolean) => (inputs: FormInputs) =>
  lost(inputs, inputs.tape.multiply(-ln2, inputs.tape.exp(argument(inputs, turned))));

/** 1 − e^t for t ≤ 0. */
function lost({ tape }: FormInputs, t: Term): Term {
  return tape.negate(tape.apply("expm1", t));
}

/** ln(2^(1/a) − 1), also where 2^(1/a) overflows: u + ln(1 − e^−u) with u = ln 2 / a. */
function logHalving({ tape }: FormInputs, a: Operand): Term {
  const u = tape.divide(ln2, a);
  return tape.add(u, tape.apply("log", tape.negate(tape.apply("expm1", tape.negate(u)))));
}

/** −a ln(1 + (2^(1/a) − 1) e^z). */
function bentLine(inputs: FormInputs, a: Term, z: Term): Term {
  const { tape } = inputs;
  const bend = tape.softplus(tape.add(logHalving(inputs, a), z));
  return tape.multiply(tape.negate(a), bend);
}

const richards = (inputs: FormInputs): Term =>
  bentLine(inputs, inputs.one("asymmetry"), argument(inputs, true));

/** ln 10 (x − c): the logarithm of the scale in units of the threshold's. */
function logScale({ tape, x, one }: FormInputs): Term {
  return tape.multiply(ln10, tape.subtract(x, one("threshold")));
}

const saturating = (inputs: FormInputs): Term => bentLine(inputs, inputs.one("exponent"), logScale(inputs));

const decayed = (inputs: FormInputs): Term => inputs.tape.multiply(-ln2, inputs.tape.exp(logScale(inputs)));

/** Between 0 and 1 with a rise so steep that two neighbouring numbers are at its ends; one half at the threshold. */
const step = (turned: boolean) => (inputs: FormInputs) => {
  const { tape, x, one } = inputs;
  const c = one("threshold");
  const far = tape.multiply(Number.MAX_VALUE, turned ? tape.subtract(c, x) : tape.subtract(x, c));
  return tape.apply("min", tape.apply("max", tape.add(far, 0.5), 0), 1);
};

const logistic: CurveForm = { rising: expit(false), falling: expit(true) };
const gumbel: CurveForm = { rising: survival(true), falling: failure(true) };
const reversed: CurveForm = { rising: failure(false), falling: survival(false) };

/** Forms of the sigmoids. */
export const sigmoidForms: Readonly<
  Record<
    | "logistic"
    | "log-logistic"
    | "gaussian"
    | "gumbel"
    | "gompertz"
    | "weibull-1"
    | "reversed-gumbel"
    | "weibull-2"
    | "richards"
    | "exponential"
    | "saturating-power-law"
    | "step",
    CurveForm
  >
> = {
  logistic,
  "log-logistic": logistic,
  gaussian: { rising: phi(false), falling: phi(true) },
  gumbel,
  gompertz: gumbel,
  "weibull-1": gumbel,
  "reversed-gumbel": reversed,
  "weibull-2": reversed,
  richards: {
    rising: (inputs) => inputs.tape.exp(richards(inputs)),
    falling: (inputs) => lost(inputs, richards(inputs)),
  },
  exponential: {
    rising: (inputs) => lost(inputs, decayed(inputs)),
    falling: (inputs) => inputs.tape.exp(decayed(inputs)),
  },
  "saturating-power-law": {
    rising: (inputs) => lost(inputs, saturating(inputs)),
    falling: (inputs) => inputs.tape.exp(saturating(inputs)),
  },
  step: { rising: step(false), falling: step(true) },
};
