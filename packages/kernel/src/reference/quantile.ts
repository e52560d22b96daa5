// Wichura's Algorithm AS 241 (Appl. Statist. 37 (1988) 477–484), routine PPND16: numerators and denominators, highest
// power first.
const CENTRAL = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
] as const;
const MIDDLE = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
] as const;
const FAR = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
] as const;

function quotient([over, under]: readonly [readonly number[], readonly number[]], x: number): number {
  const horner = (sum: number, coefficient: number): number => sum * x + coefficient;
  return over.reduce(horner) / under.reduce(horner);
}

/** Φ⁻¹(p), the quantile of the normal distribution; NaN outside of [0, 1]. Error ≤ 6 ulp (AS 241). */
export function quantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * quotient(CENTRAL, 0.180625 - q * q);
  const root = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  return Math.sign(q) * (root <= 5 ? quotient(MIDDLE, root - 1.6) : quotient(FAR, root - 5));
}
