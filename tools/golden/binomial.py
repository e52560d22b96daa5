"""Writes packages/kernel/test/golden/binomial.json: lower and upper tails of binomial distributions.

Run: python3 tools/golden/binomial.py > packages/kernel/test/golden/binomial.json   (needs mpmath)

Each case is [n, p, k, P(X <= k), P(X > k)]: p as the float64 it is, both tails rounded to float64.
"""
import json
import platform
import random

import mpmath
from mpmath import mp, mpf

mp.dps = 50
SMALLEST = mpf(10) ** -40


def weight(n, p, k):
    """P(X = k)."""
    choose = mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
    return mp.exp(choose + k * mp.log(p) + (n - k) * mp.log1p(-p))


def tails(n, p, k):
    """Both tails, term by term from k outwards until nothing is added."""
    p = mpf(p)
    odds = p / (1 - p)
    first = weight(n, p, k)
    lower, term, j = mpf(0), first, k
    while j >= 0 and term > lower * SMALLEST:
        lower += term
        term *= mpf(j) / ((n - j + 1) * odds) if j > 0 else 0
        j -= 1
    upper, j = mpf(0), k
    term = first
    while j < n:
        term *= (n - j) * odds / (j + 1)
        j += 1
        upper += term
        if term < upper * SMALLEST:
            break
    return lower, upper


def main():
    r = random.Random("onset binomial")
    cases = []
    for n in [1, 2, 3, 7, 20, 100, 333, 1000, 10000, 1000000]:
        for p in [1e-12, 1e-6, 0.001, 0.03, 0.25, 0.5, 0.731, 0.97, 0.9999, 1 - 1e-9]:
            spread = (n * p * (1 - p)) ** 0.5
            for z in [-7, -3, -1, 0, 1, 3, 7]:
                k = min(n - 1, max(0, round(n * p + z * spread + r.uniform(-0.5, 0.5))))
                lower, upper = tails(n, p, k)
                cases.append([n, p, k, float(lower), float(upper)])
    unique = [list(case) for case in dict.fromkeys(map(tuple, cases))]
    head = {
        "generator": "tools/golden/binomial.py",
        "versions": {"python": platform.python_version(), "mpmath": mpmath.__version__, "digits": mp.dps},
        "made": "2026-11-22",
        "layout": "[n, p, k, P(X <= k), P(X > k)]",
    }
    print(json.dumps(head)[:-1] + ', "cases": [\n' + ",\n".join(json.dumps(case) for case in unique) + "\n]}")


main()
