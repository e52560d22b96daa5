"""Profile intervals of what follows from a fitted logistic, by SciPy: packages/core/test/golden/derived.json.

Independent of Onset: the least and the greatest score at a scale, place where a score is reached, slope and width among all curves
whose deviance stays below the 95 % point of chi-square (SLSQP from twelve starts, the deviance as its constraint).

Run: python3 tools/golden/derived.py > packages/core/test/golden/derived.json
"""

import json
import platform

import numpy as np
import scipy
from scipy import optimize, stats
from scipy.special import expit, xlog1py, xlogy

X = np.round(np.linspace(7.2, 11.4, 9), 2)
ITEMS = 400
AT, SCORE = 10.7, 0.5
CUT = stats.chi2.ppf(0.95, 1)


def psi(theta, x):
    """theta: threshold, ln steepness, score far below, score far above."""
    c, lnk, left, right = theta
    return left + (right - left) * expit(np.exp(lnk) * (x - c))


def log_likelihood(theta, hits):
    p = np.clip(psi(theta, X), 1e-12, 1 - 1e-12)
    return np.sum(xlogy(hits, p) + xlog1py(ITEMS - hits, -p))


def onset(theta):
    c, lnk, left, right = theta
    share = np.clip((SCORE - left) / (right - left), 1e-9, 1 - 1e-9)
    return c + np.log(share / (1 - share)) / np.exp(lnk)


QUANTITIES = {
    "scoreAt": lambda t: psi(t, AT),
    "onset": onset,
    "slope": lambda t: (t[3] - t[2]) * np.exp(t[1]) / 4,
    "width": lambda t: 2 * np.log(9) / np.exp(t[1]),
}


def best(hits, start):
    found = optimize.minimize(
        lambda t: -log_likelihood(t, hits), start, method="Nelder-Mead",
        options={"xatol": 1e-11, "fatol": 1e-12, "maxiter": 20000, "maxfev": 20000, "adaptive": True},
    )
    return found.x


def end(quantity, sign, hits, top):
    highest = log_likelihood(top, hits)
    room = {"type": "ineq", "fun": lambda t: CUT - 2 * (highest - log_likelihood(t, hits))}
    ends = []
    for seed in range(12):
        start = top + np.random.default_rng(seed).normal(0, [0.01, 0.02, 0.003, 0.003])
        found = optimize.minimize(
            lambda t: -sign * quantity(t), start, method="SLSQP", constraints=[room],
            bounds=[(5, 13), (-3, 4), (0, 1), (0, 1)], options={"maxiter": 500, "ftol": 1e-10},
        )
        if room["fun"](found.x) > -1e-4:
            ends.append(quantity(found.x))
    return sign * max(sign * np.array(ends))


def case(truth, seed):
    hits = np.random.default_rng(seed).binomial(ITEMS, psi(truth, X))
    top = best(hits, truth)
    return {
        "hits": hits.tolist(),
        "ends": {name: [end(of, sign, hits, top) for sign in (-1, 1)] for name, of in QUANTITIES.items()},
    }


print(json.dumps({
    "generator": "tools/golden/derived.py",
    "versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__},
    "x": X.tolist(), "items": ITEMS, "at": AT, "score": SCORE,
    "cases": [case(np.array([9.3, np.log(2.6), 0.12, 0.88]), 1), case(np.array([9.0, np.log(3.2), 0.8, 0.25]), 2)],
}, indent=1))
