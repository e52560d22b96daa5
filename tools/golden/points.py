"""Writes packages/core/test/golden/points.json: points of Sobol's sequence as SciPy makes them, not scrambled.

Run: python3 tools/golden/points.py > packages/core/test/golden/points.json   (needs SciPy)
"""
import json
import platform

import numpy
import scipy
from scipy.stats import qmc

RANGES = [(64, 0, 8), (64, 54321, 54323), (21, 12345, 12349), (5, 2**20 - 2, 2**20 + 2)]


def points(dimensions, begin, end):
    engine = qmc.Sobol(dimensions, scramble=False, bits=53)
    if begin > 0:
        engine.random(begin)  # fast_forward fails on more than 32 bits (SciPy 1.17)
    return engine.random(end - begin).tolist()


def main():
    cases = [{"dimensions": d, "begin": b, "end": e, "points": points(d, b, e)} for d, b, e in RANGES]
    document = {
        "generator": "tools/golden/points.py",
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "sobol": cases,
    }
    print(json.dumps(document))


main()
