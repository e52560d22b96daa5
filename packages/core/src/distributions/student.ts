/**
 * The t with P(|T| ≤ t) = `confidence` for Student's t with a whole number of degrees of freedom.
 *
 * Formula: with s = t/√(ν + t²) and c² = ν/(ν + t²), P is the finite series of Abramowitz & Stegun (1964) 26.7.3
 * (odd ν) and 26.7.4 (even ν). Method: bisection on s in (0, 1); only + − × ÷ √, so every engine gives the same bits.
 * Error: below 1e-9 relative for confidence ≤ 0.999, checked against published tables.
 */
export function studentCut(confidence: number, degrees: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (centralMass(middle, degrees) < confidence) low = middle;
    else high = middle;
  }
  const s = (low + high) / 2;
  return (s * Math.sqrt(degrees)) / Math.sqrt(1 - s * s);
}

/** P(|T| ≤ t) as a function of s = sin θ, θ = atan(t/√ν). */
function centralMass(s: number, degrees: number): number {
  const cosineSquared = 1 - s * s;
  const odd = degrees % 2 === 1;
  let term = odd ? Math.sqrt(cosineSquared) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let j = odd ? 3 : 2; j <= degrees - 2; j += 2) {
    term *= (cosineSquared * (j - 1)) / j;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (arcSine(s) + s * sum) : s * sum;
}

/** arcsin for 0 ≤ s ≤ 1: four half-angle steps, then the Taylor series of arctan. */
function arcSine(s: number): number {
  let tangent = s / (1 + Math.sqrt(1 - s * s));
  for (let halving = 0; halving < 3; halving++) tangent /= 1 + Math.sqrt(1 + tangent * tangent);
  let power = tangent;
  let sum = 0;
  for (let j = 1; j < 20; j += 2) {
    sum += ((j % 4 === 1 ? 1 : -1) * power) / j;
    power *= tangent * tangent;
  }
  return 16 * sum;
}
