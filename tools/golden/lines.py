"""Profile intervals of a constant and a line, by SciPy: packages/core/test/fit-lines.test.ts holds what this prints.

Counts of 100 at 10^8 … 10^11 are binomial; the line stays in [0, 1] over the data. Below them the log-likelihood of every size under
the constant, and the line, fitted to the others (whose lines stay far from 0 and 1).
"""

import numpy as np
from scipy.optimize import brentq, minimize, minimize_scalar
from scipy.stats import binom, chi2

x = np.array([8.0, 9.0, 10.0, 11.0])
k = np.array([3, 20, 55, 80])
n = 100
half = chi2.ppf(0.95, 1) / 2


def log_likelihood(p):
    p = np.clip(p, 1e-300, 1 - 1e-16)
    return (k * np.log(p) + (n - k) * np.log(1 - p)).sum()


def best(scores, low, high):
    """The greatest log-likelihood among scores(t), t from low to high."""
    if low >= high:
        return -np.inf
    found = minimize_scalar(
        lambda t: -log_likelihood(scores(t)), bounds=(low, high), method="bounded", options={"xatol": 1e-13}
    )
    return -found.fun


def of_slope(s):
    return best(lambda left: left + s * (x - x[0]), max(0, -3 * s), min(1, 1 - 3 * s))


def of_intercept(a):
    return best(lambda s: a + s * x, max(-a / 8, -a / 11), min((1 - a) / 8, (1 - a) / 11))


def ends(profile, middle, low, high):
    top = -minimize_scalar(lambda v: -profile(v), bounds=(low, high), method="bounded", options={"xatol": 1e-10}).fun
    return [brentq(lambda v: top - profile(v) - half, a, middle, xtol=1e-12) for a in (low, high)]


print("level", ends(lambda p: log_likelihood(np.full(4, p)), 0.395, 0.2, 0.6))
print("slope", ends(of_slope, 0.2539, 0.2, 0.3))
print("intercept", ends(of_intercept, -2.007, -2.4, -1.6))

places = np.array([8.0, 8.7, 9.1, 10.0, 10.6, 11.0])
hits = np.array([30, 36, 47, 50, 63, 61])


def left_out(i):
    """Of the constant and of the line."""
    seen = np.arange(len(places)) != i
    level = hits[seen].mean() / n
    line = minimize(
        lambda b: -binom.logpmf(hits[seen], n, np.clip(b[0] + b[1] * (places[seen] - 9.5), 1e-9, 1 - 1e-9)).sum(),
        [0.45, 0.1],
        method="Nelder-Mead",
        options={"xatol": 1e-12, "fatol": 1e-13},
    ).x
    return binom.logpmf(hits[i], n, [level, line[0] + line[1] * (places[i] - 9.5)])


print("left out", np.sum([left_out(i) for i in range(len(places))], axis=0).tolist())
