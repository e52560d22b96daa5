"""Writes packages/core/test/golden/reduce.json: statistics of arrays by NumPy, exact sums, and Sobol' indices by SciPy.

Run: python3 tools/golden/reduce.py > packages/core/test/golden/reduce.json   (needs NumPy, SciPy, mpmath)

Mean and deviation come from mpmath at 60 digits; quantiles and histograms from NumPy; indices from SciPy's estimators
(scipy.stats.sobol_indices), given the output over one design: f(A), f(B), f(A_B^1) … for each base point.
"""
import json
import platform

import mpmath
import numpy
import scipy
from scipy.stats import sobol_indices

mpmath.mp.dps = 60
SHARES = [0, 0.05, 0.25, 0.5, 0.6180339887498949, 0.95, 1]
rng = numpy.random.Generator(numpy.random.PCG64(20240607))


def arrays():
    yield "normal", rng.normal(size=101)
    yield "large mean, small spread", 1e9 + rng.normal(size=64)
    yield "twenty orders of magnitude", 10 ** rng.uniform(-10, 10, size=80) * rng.choice([-1, 1], size=80)
    yield "ties", numpy.round(rng.uniform(0, 4, size=60))
    yield "two values", numpy.array([3.0, 5.0])
    yield "one value", numpy.array([0.1])


def statistics(name, values):
    exact = [mpmath.mpf(float(v)) for v in values]
    mean = mpmath.fsum(exact) / len(exact)
    spread = mpmath.fsum((v - mean) ** 2 for v in exact)
    counts, edges = numpy.histogram(values, bins=7, range=(-1.0, 1.7))
    return {
        "name": name,
        "values": values.tolist(),
        "mean": float(mean),
        "sd": float(mpmath.sqrt(spread / (len(exact) - 1))) if len(exact) > 1 else None,
        "shares": SHARES,
        "quantiles": numpy.quantile(values, SHARES).tolist(),
        "histogram": {"from": -1.0, "to": 1.7, "bins": 7, "counts": counts.tolist(), "edges": edges.tolist()},
    }


def ishigami(x, a=7.0, b=0.1):
    return numpy.sin(x[:, 0]) + a * numpy.sin(x[:, 1]) ** 2 + b * x[:, 2] ** 4 * numpy.sin(x[:, 0])


def sensitivity(n=64, d=3):
    base = rng.uniform(-numpy.pi, numpy.pi, size=(n, 2 * d))
    a, b = base[:, :d], base[:, d:]
    mixed = []
    for j in range(d):
        ab = a.copy()
        ab[:, j] = b[:, j]
        mixed.append(ishigami(ab))
    f_a, f_b = ishigami(a), ishigami(b)
    indices = sobol_indices(func={"f_A": f_a[None], "f_B": f_b[None], "f_AB": numpy.array(mixed)[:, None]}, n=n)
    values = numpy.column_stack([f_a, f_b, *mixed]).ravel()
    return {
        "parameters": d,
        "values": values.tolist(),
        "first": indices.first_order.ravel().tolist(),
        "total": indices.total_order.ravel().tolist(),
    }


def main():
    document = {
        "generator": "tools/golden/reduce.py",
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "mpmath": mpmath.__version__,
        "statistics": [statistics(name, values) for name, values in arrays()],
        "sensitivity": sensitivity(),
    }
    print(json.dumps(document))


main()
