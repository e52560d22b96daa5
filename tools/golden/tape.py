"""Writes packages/kernel/test/golden/tape.json: values and derivatives of formulas as tapes.

Run: python3 tools/golden/tape.py > packages/kernel/test/golden/tape.json   (needs mpmath)

A tape is a list of [operation, first register, second register]; registers are numbered constants, parameters, x,
instructions. Derivatives are mpmath's central differences at 60 digits.
"""
import json
import platform
import random

import mpmath
from mpmath import mp, mpf

mp.dps = 60

OPERATIONS = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "pow": lambda a, b: mp.power(a, b),
    "negate": lambda a, b: -a,
    "square": lambda a, b: a * a,
    "sqrt": lambda a, b: mp.sqrt(a),
    "abs": lambda a, b: abs(a),
    "exp": lambda a, b: mp.exp(a),
    "expm1": lambda a, b: mp.expm1(a),
    "log": lambda a, b: mp.log(a),
    "log1p": lambda a, b: mp.log1p(a),
    "log10": lambda a, b: mp.log10(a),
    "exp10": lambda a, b: mp.power(10, a),
    "expit": lambda a, b: 1 / (1 + mp.exp(-a)),
    "phi": lambda a, b: mp.ncdf(a),
    "erf": lambda a, b: mp.erf(a),
    "sin": lambda a, b: mp.sin(a),
    "cos": lambda a, b: mp.cos(a),
    "tan": lambda a, b: mp.tan(a),
    "atan": lambda a, b: mp.atan(a),
    "min": lambda a, b: min(a, b),
    "max": lambda a, b: max(a, b),
}

# name, constants, ranges of the parameters, range of x, tape; unary instructions leave the second register out.
FORMULAS = [
    ("logistic", [], [(8, 12), (0.5, 6)], (7, 13), [["subtract", 2, 0], ["multiply", 3, 1], ["expit", 4]]),
    ("probit", [], [(8, 12), (0.5, 3)], (7, 13), [["subtract", 2, 0], ["multiply", 3, 1], ["phi", 4]]),
    (
        "weibull",
        [],
        [(1, 20), (0.3, 4)],
        (0.1, 30),
        [["divide", 2, 0], ["pow", 3, 1], ["negate", 4], ["expm1", 5], ["negate", 6]],
    ),
    (
        # a + b x^−c0 (1 + (x/d)^(1/f))^(−c1 f): arXiv:2210.14891, equation 1, one break.
        "broken power law",
        [1.0],
        [(0.01, 0.3), (0.5, 2), (0.05, 0.5), (-0.5, 0.5), (10, 1000), (0.1, 1)],
        (1, 10000),
        [
            ["negate", 3],
            ["pow", 7, 8],
            ["divide", 7, 5],
            ["divide", 0, 6],
            ["pow", 10, 11],
            ["log1p", 12],
            ["multiply", 4, 6],
            ["multiply", 14, 13],
            ["negate", 15],
            ["exp", 16],
            ["multiply", 2, 9],
            ["multiply", 18, 17],
            ["add", 1, 19],
        ],
    ),
    ("erf and atan", [0.5], [(0.2, 2)], (-2, 2), [["multiply", 2, 1], ["erf", 3], ["atan", 2], ["multiply", 4, 5], ["add", 6, 0]]),
    ("waves", [], [(0.3, 3), (0.2, 1)], (-3, 3), [["multiply", 0, 2], ["sin", 3], ["cos", 3], ["multiply", 4, 5], ["multiply", 6, 1], ["tan", 7]]),
    ("decades", [], [(0.1, 3)], (0.5, 50), [["multiply", 1, 0], ["log10", 2], ["square", 3], ["exp10", 3], ["sqrt", 5], ["add", 4, 6], ["log", 7]]),
    ("kinks", [0.25], [(-2, 2), (-2, 2)], (-2, 2), [["multiply", 1, 3], ["abs", 4], ["min", 5, 0], ["max", 6, 2], ["subtract", 7, 4]]),
]


def run(constants, tape, parameters, x):
    registers = [mpf(c) for c in constants] + list(parameters) + [x]
    for name, first, *second in tape:
        registers.append(OPERATIONS[name](registers[first], registers[second[0] if second else first]))
    return registers[-1]


def derivative(constants, tape, parameters, x, by):
    def along(value):
        return run(constants, tape, [*parameters[:by], value, *parameters[by + 1 :]], x)

    step = mpf(10) ** -20
    return (along(parameters[by] + step) - along(parameters[by] - step)) / (2 * step)


def main():
    r = random.Random("onset tape")
    formulas = []
    for name, constants, ranges, (low, high), tape in FORMULAS:
        cases = []
        for _ in range(12):
            parameters = [r.uniform(*bounds) for bounds in ranges]
            x = r.uniform(low, high)
            exact = [mpf(p) for p in parameters]
            value = run(constants, tape, exact, mpf(x))
            slopes = [derivative(constants, tape, exact, mpf(x), by) for by in range(len(exact))]
            cases.append({"parameters": parameters, "x": x, "value": float(value), "derivatives": [float(s) for s in slopes]})
        formulas.append({"name": name, "constants": constants, "tape": tape, "cases": cases})
    head = {
        "generator": "tools/golden/tape.py",
        "versions": {"python": platform.python_version(), "mpmath": mpmath.__version__, "digits": mp.dps},
        "made": "2026-11-22",
    }
    print(json.dumps(head)[:-1] + ', "formulas": [\n' + ",\n".join(json.dumps(f) for f in formulas) + "\n]}")


main()
