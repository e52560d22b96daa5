"""Golden p-values of the eight bootstrap tests, over draws that are written down.

Independent of Onset: the logistic is written out here. Thresholds and widths are searched on a grid over Onset's box (thresholds up
to half the range, at most 1.5 decades, beyond the data; widths 0.1 to 10 decades), at every node the levels within 0 and 1 are found by
expectation-maximisation, and the best node is polished by SciPy's L-BFGS-B. Steps are tried in every gap, with the means on either side.
Scatter is SciPy's betabinom, over the curve and eta from 0.01 to 0.8, from five eta. Turns are SciPy's isotonic_regression, broken
where squares are least, two sizes on either side. The null's draws are NumPy's, and p = (1 + draws that gain as much) / (1 + draws).

Run: python3 tools/golden/tests.py > packages/core/test/golden/tests.json
"""

import json

import numpy as np
from scipy import optimize
from scipy.special import betaln, expit, xlogy

X = np.array([8.0, 8.5, 9.0, 9.5, 10.0, 10.5, 11.0, 11.5])
ITEMS = 60
DRAWS = 99
SPREAD = 2 * np.log(9)
BEYOND = min((X[-1] - X[0]) / 2, 1.5)
BOX = [(X[0] - BEYOND, X[-1] + BEYOND), (np.log(0.1), np.log(10.0))]
C, W = np.meshgrid(np.linspace(*BOX[0], 53), np.linspace(*BOX[1], 16), indexing="ij")
NODES = np.stack([C.ravel(), W.ravel()], axis=1)
F = expit(SPREAD / np.exp(NODES[:, 1:]) * (X - NODES[:, :1]))


def objective(k, psi):
    psi = np.clip(psi, 1e-12, 1 - 1e-12)
    return np.sum(xlogy(k, psi) + xlogy(ITEMS - k, 1 - psi), axis=-1)


def psi(theta):
    c, logw, left, right = theta
    return left + (right - left) * expit(SPREAD / np.exp(logw) * (X - c))


def best(k, left=None, right=None, narrowest=0.1):
    """The greatest log-likelihood, and where; `left` and `right` are levels that are held, or None."""
    a = np.full(len(NODES), 0.3 if left is None else left)
    b = np.full(len(NODES), 0.6 if right is None else right)
    for _ in range(60):
        # Each hit, and each miss, belongs to either level by its share of the probability.
        p = np.clip(a[:, None] * (1 - F) + b[:, None] * F, 1e-12, 1 - 1e-12)
        hit, miss = k / p, (ITEMS - k) / (1 - p)
        if left is None:
            up, down = np.sum(hit * (1 - F), axis=1) * a, np.sum(miss * (1 - F), axis=1) * (1 - a)
            a = up / np.maximum(up + down, 1e-300)
        if right is None:
            up, down = np.sum(hit * F, axis=1) * b, np.sum(miss * F, axis=1) * (1 - b)
            b = up / np.maximum(up + down, 1e-300)
    values = objective(k, a[:, None] * (1 - F) + b[:, None] * F)
    values[NODES[:, 1] < np.log(narrowest) - 1e-9] = -np.inf
    bounds = [BOX[0], (np.log(narrowest), BOX[1][1])] + [(0, 1) if left is None else (left, left), (0, 1) if right is None else (right, right)]
    top, where = -np.inf, None
    for node in np.argsort(-values)[:3]:
        start = [*NODES[node], a[node], b[node]]
        found = optimize.minimize(lambda t: -objective(k, psi(t)), start, method="L-BFGS-B", bounds=bounds)
        if -found.fun > top:
            top, where = -found.fun, found.x
    return top, where


def constant(k):
    level = np.sum(k) / (ITEMS * len(k))
    return objective(k, np.full(len(k), level)), level


def full(k):
    return best(k)[0]


def capped(k):
    return max(best(k, None, 1.0), best(k, 1.0, None), key=lambda one: one[0])


def floored(k):
    return max(best(k, 0.0, None), best(k, None, 0.0), key=lambda one: one[0])


def drawn_out(k):
    """The best logistic that is at least as wide as the gap of two sizes; one as wide starts a search of its own."""
    return best(k, narrowest=X[1] - X[0])


def step(k):
    """The best step: in each gap the mean on either side."""
    found = []
    for gap in range(1, len(X)):
        levels = np.where(np.arange(len(X)) < gap, np.mean(k[:gap]), np.mean(k[gap:])) / ITEMS
        found.append((objective(k, levels), levels))
    return max(found, key=lambda one: one[0])


def exact(k):
    return objective(k, k / ITEMS)


def scattered(k):
    """The greatest beta-binomial log-likelihood, without the binomial coefficients, or the binomial one where that is greater."""
    top, where = best(k)

    def lost(t):
        share, size = np.clip(psi(t[:4]), 1e-12, 1 - 1e-12), np.exp(-2 * t[4]) - 1
        a, b = share * size, (1 - share) * size
        return -np.sum(betaln(k + a, ITEMS - k + b) - betaln(a, b))

    bounds = BOX + [(0, 1), (0, 1), (np.log(0.01), np.log(0.8))]
    for eta in [0.01, 0.03, 0.09, 0.27, 0.7]:
        found = optimize.minimize(lost, [*where, np.log(eta)], method="L-BFGS-B", bounds=bounds)
        top = max(top, -found.fun)
    return top


def up(k):
    return optimize.isotonic_regression(k).x


def down(k):
    return optimize.isotonic_regression(k, increasing=False).x


def turned(k, first, second):
    """The first direction up to a break, the second after it; the break where squares are least."""
    parts = [np.concatenate([first(k[:at]), second(k[at:])]) for at in range(2, len(k) - 1)]
    return min(parts, key=lambda part: np.sum((part - k) ** 2))


def turn_gain(k):
    k = k.astype(float)
    one_way = max(objective(k, part / ITEMS) for part in [up(k), down(k)])
    both = max(objective(k, part / ITEMS) for part in [turned(k, down, up), turned(k, up, down)])
    return max(0.0, 2 * (both - one_way))


def case(name, observed, null_scores, gain):
    generator = np.random.default_rng([20261122, len(name), ord(name[0])])
    draws = generator.binomial(ITEMS, null_scores, size=(DRAWS, len(X)))
    gains = [float(gain(row)) for row in [observed, *draws]]
    reached = sum(g >= gains[0] - 1e-3 - 1e-6 * gains[0] for g in gains[1:])
    return {
        "test": name,
        "x": X.tolist(),
        "items": ITEMS,
        "observed": observed.tolist(),
        "draws": draws.tolist(),
        "statistics": [round(gain, 6) for gain in gains],
        "p": (1 + reached) / (1 + DRAWS),
    }


def over(none):
    """Twice what a free logistic gains over a null."""
    return lambda k: max(0.0, 2 * (full(k) - none(k)[0]))


wavy = np.array([13, 16, 12, 19, 15, 21, 22, 19])
high = np.array([4, 7, 12, 29, 41, 52, 56, 58])
uneven = np.array([3, 9, 5, 17, 36, 40, 53, 46])
steep = np.array([4, 6, 5, 14, 49, 52, 50, 54])
sudden = np.array([6, 4, 7, 5, 52, 50, 54, 51])
low = np.array([2, 1, 3, 6, 21, 40, 46, 49])
bent = np.array([22, 17, 13, 12, 15, 14, 19, 24])
cases = [
    case("fit", uneven, psi(best(uneven)[1]), lambda k: 2 * (exact(k) - full(k))),
    case("scatter", uneven, psi(best(uneven)[1]), lambda k: 2 * (scattered(k) - full(k))),
    case("transition", wavy, np.full(len(X), constant(wavy)[1]), over(constant)),
    case("step", steep, step(steep)[1], over(step)),
    case("narrow", sudden, psi(drawn_out(sudden)[1]), over(drawn_out)),
    case("guess", low, psi(floored(low)[1]), over(floored)),
    case("lapse", high, psi(capped(high)[1]), over(capped)),
    case("turn", bent, psi(best(bent)[1]), turn_gain),
]
print(json.dumps({"cases": cases}))
