"""Writes packages/kernel/test/golden/rows.json: rows at 400 digits of dense sweeps, and what is seen of them.

Run: python3 tools/golden/rows.py > packages/kernel/test/golden/rows.json   (needs mpmath)

Each case is a model, the slots of one curve (as in packages/kernel/src/sweep-calls.ts), x, the scores at x rounded to
float64, and the log-likelihood of data: scores 0, 0.25, 0.5, 1, 0, … of 7 items each.
"""
import json
import platform
import random

import mpmath
from mpmath import mp, mpf

# 1 − F of a curve that has all but arrived is down to e^−700.
mp.dps = 400
SHARES = [0, 0.25, 0.5, 1]
ITEMS = 7


def expit(z):
    return 1 / (1 + mp.exp(-z))


def pair(x, c, k):
    z = mpf(k) * (mpf(x) - mpf(c))
    return expit(z), expit(-z)


def skills_of(model, slots):
    n = int(slots[3])
    if model["layout"] == "each":
        return [(slots[6 + 2 * j], slots[7 + 2 * j]) for j in range(n)]
    c, k, s = (mpf(v) for v in slots[6:9])
    return [(c + s * ((mpf(j) + mpf(1) / 2) / n - mpf(1) / 2), k) for j in range(n)]


def compose(model, slots, x):
    """F and 1 − F."""
    if model["kind"] == "logistic":
        return pair(x, slots[3], slots[4])
    pairs = [pair(x, c, k) for c, k in skills_of(model, slots)]
    product = mp.fprod(s for s, _ in pairs)
    weakest = min(pairs)
    rule = model["rule"]
    if rule == "product":
        return product, 1 - product
    if rule == "weakest-link":
        return weakest
    if rule == "correlated":
        rho = mpf(slots[5])
        value = rho * weakest[0] + (1 - rho) * product
        return value, 1 - value
    counts = [mpf(1)]
    for s, f in pairs:
        counts = [(counts[t] * f if t < len(counts) else 0) + (counts[t - 1] * s if t > 0 else 0) for t in range(len(counts) + 1)]
    m = int(slots[4])
    return mp.fsum(counts[m:]), mp.fsum(counts[:m])


def case(model, slots, x):
    guess, lapse, steps = mpf(slots[0]), mpf(slots[1]), int(slots[2])
    amplitude = 1 - guess - lapse
    scores, likelihood = [], mpf(0)
    for i, at in enumerate(x):
        core = compose(model, slots, at)[0] ** steps
        right, wrong = guess + amplitude * core, lapse + amplitude * (1 - core)
        share = mpf(SHARES[i % 4])
        likelihood += ITEMS * ((share * mp.log(right) if share else 0) + ((1 - share) * mp.log(wrong) if share != 1 else 0))
        scores.append(float(right))
    return {"model": model, "slots": slots, "x": x, "scores": scores, "logLikelihood": float(likelihood)}


def axis(r):
    start, step = r.uniform(8, 18), r.choice([0.01, 0.1, 0.3])
    return [start + step * i + (step * r.uniform(0, 0.4)) for i in range(13)]


def steepness(r):
    return r.choice([r.uniform(0.2, 5), r.uniform(0.2, 5), -r.uniform(0.2, 5), r.uniform(5, 60)])


def cases():
    r = random.Random("onset rows")
    found = []
    for i in range(48):
        x = axis(r)
        rates = [0, 0] if i % 3 else [r.uniform(0, 0.3), r.uniform(0, 0.3)]
        slots = rates + [1 if i % 2 else r.choice([2, 3, 7, 40])] + [r.uniform(x[0] - 2, x[-1] + 2), steepness(r)]
        found.append(case({"kind": "logistic"}, slots, x))
    for rule in ["product", "weakest-link", "k-of-n", "correlated"]:
        for layout in ["each", "spread"]:
            for i in range(8):
                x = axis(r)
                n = r.choice([1, 2, 5, 8, 12])
                model = {"kind": "skills", "rule": rule, "layout": layout, "skills": n}
                slots = [0, 0, 1 if i % 2 else 3, n, r.randint(1, n), r.uniform(0, 1)]
                falling = -1 if i % 4 == 0 else 1
                if layout == "spread":
                    slots += [r.uniform(x[0], x[-1]), falling * r.uniform(0.2, 20), r.uniform(-3, 3)]
                else:
                    for _ in range(n):
                        slots += [r.uniform(x[0], x[-1]), falling * r.uniform(0.2, 20)]
                found.append(case(model, slots, x))
    return found


def main():
    document = {
        "generator": "tools/golden/rows.py",
        "versions": {"python": platform.python_version(), "mpmath": mpmath.__version__, "digits": mp.dps},
        "made": "2026-11-22",
    }
    lines = ",\n".join(json.dumps(c) for c in cases())
    print(json.dumps(document)[:-1] + ', "cases": [\n' + lines + "\n]}")


main()
