"""Writes packages/kernel/test/golden/elementwise.json: high-precision values of the kernel's elementary functions.

Run: python3 tools/golden/kernel.py [points per function] > packages/kernel/test/golden/elementwise.json   (needs mpmath)

Each case is [x, y, rest]: x as the float64 it is, y the value rounded to a float64, rest what rounding left, so that
errors can be told to a hundredth of an ulp.
"""
import json
import platform
import random
import sys

import mpmath
from mpmath import mp, mpf

mp.dps = 60
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 300


def expit(z):
    return 1 / (1 + mp.exp(-z))


def uniform(r, low, high):
    return r.uniform(low, high)


def log_uniform(r, low, high):
    return 10 ** r.uniform(low, high)


def near(r, centre, spread):
    return centre + spread * r.uniform(-1, 1)


SAMPLERS = {
    "exp": [lambda r: uniform(r, -708, 709.7), lambda r: uniform(r, -2, 2), lambda r: uniform(r, -745, -708), lambda r: near(r, 0, 1e-8)],
    "log": [lambda r: log_uniform(r, -307, 308), lambda r: uniform(r, 0.5, 2), lambda r: near(r, 1, 1e-6), lambda r: log_uniform(r, -322, -308)],
    "log10": [lambda r: log_uniform(r, -307, 308), lambda r: uniform(r, 0.5, 2), lambda r: near(r, 1, 1e-6), lambda r: log_uniform(r, -322, -308)],
    "exp10": [lambda r: uniform(r, -307, 308.2), lambda r: uniform(r, -1, 1), lambda r: uniform(r, 6, 26), lambda r: uniform(r, -322, -307)],
    "expit": [lambda r: uniform(r, -40, 40), lambda r: uniform(r, -4, 4), lambda r: uniform(r, -745, -40), lambda r: near(r, 0, 1e-6)],
    "logGamma": [lambda r: uniform(r, 1e-3, 20), lambda r: log_uniform(r, -300, 300), lambda r: uniform(r, 0.5, 3), lambda r: log_uniform(r, 0, 8)],
}
FUNCTIONS = {"exp": mp.exp, "log": mp.log, "log10": mp.log10, "exp10": lambda x: mpf(10) ** x, "expit": expit, "logGamma": mp.loggamma}


def case(function, x):
    value = function(mpf(x))
    y = float(value)
    return [x, y, float(value - mpf(y))]


def main():
    cases = {}
    for name, samplers in SAMPLERS.items():
        r = random.Random("onset kernel " + name)
        points = [samplers[i % len(samplers)](r) for i in range(COUNT)]
        cases[name] = [case(FUNCTIONS[name], x) for x in points]
    document = {
        "generator": "tools/golden/kernel.py",
        "versions": {"python": platform.python_version(), "mpmath": mpmath.__version__, "digits": mp.dps},
        "made": "2026-11-22",
        "layout": "[x, y, rest]",
    }
    lines = ",\n".join('"%s": [\n%s\n]' % (name, ",\n".join(json.dumps(c) for c in rows)) for name, rows in cases.items())
    head = json.dumps(document)
    print(head[:-1] + ', "cases": {\n' + lines + "\n}}")


main()
