import type { Term } from "../../tape/term.ts";
import type { CurveForm, FormInputs } from "./form.ts";

/** What is made of the skills' own curves, in the order of the lists; at least one. */
type Rule = (inputs: FormInputs, skills: readonly [Term, ...Term[]]) => Term;

/** A rule over logistic skills; falling turns each of them around. No skills: nothing is needed, so F is 1. */
function ofSkills(rule: Rule): CurveForm {
  const made = (turned: boolean) => (inputs: FormInputs) => {
    const [first, ...others] = skillTerms(inputs, turned);
    return first === undefined ? inputs.tape.constant(1) : rule(inputs, [first, ...others]);
  };
  return { rising: made(false), falling: made(true) };
}

function skillTerms({ tape, x, list }: FormInputs, turned: boolean): readonly Term[] {
  const steepnesses = list("steepnesses");
  return list("thresholds").map((c, index) => {
    const distance = turned ? tape.subtract(c, x) : tape.subtract(x, c);
    return tape.apply("expit", tape.multiply(steepnesses[index]!, distance));
  });
}

const product: Rule = ({ tape }, [first, ...others]) =>
  others.reduce((all, skill) => tape.multiply(all, skill), first);

const weakest: Rule = ({ tape }, [first, ...others]) =>
  others.reduce((least, skill) => tape.apply("min", least, skill), first);

const correlated: Rule = (inputs, skills) => {
  const { tape, one } = inputs;
  const rho = one("correlation");
  const together = tape.multiply(rho, weakest(inputs, skills));
  return tape.add(together, tape.multiply(tape.subtract(1, rho), product(inputs, skills)));
};

/** P(exactly j of the skills so far succeed), skill by skill; then the sum of those with j ≥ m. */
const kOfN: Rule = ({ tape, one }, skills) => {
  let counts: readonly Term[] = [tape.constant(1)];
  for (const skill of skills) {
    const fails = tape.subtract(1, skill);
    const none = tape.constant(0);
    counts = Array.from({ length: counts.length + 1 }, (_, j) =>
      tape.add(tape.multiply(counts[j] ?? none, fails), tape.multiply(counts[j - 1] ?? none, skill)),
    );
  }
  const atLeast = one("atLeast");
  return counts.reduce((sum, probability, j) => {
    // 1 where j ≥ m, else 0: m is a whole number.
    const counted = tape.apply("min", tape.apply("max", tape.subtract(j + 1, atLeast), 0), 1);
    return tape.add(sum, tape.multiply(counted, probability));
  }, tape.constant(0));
};

/** Forms of the compositions of skills. */
export const compositionForms: Readonly<
  Record<"product" | "weakest-link" | "k-of-n" | "correlated", CurveForm>
> = {
  product: ofSkills(product),
  "weakest-link": ofSkills(weakest),
  "k-of-n": ofSkills(kOfN),
  correlated: ofSkills(correlated),
};
