# Random numbers and a formula of one's own in NumPy and numexpr. Used by server.py; `inputs` and `kept` are those of grids.py.
import numpy as np

from grids import inputs, kept, numexpr

generator = np.random.Generator(np.random.Philox(1))


def uniforms(request):
    """Into an array that is kept; counter-based too, Philox 4x64."""
    return generator.random(out=kept("uniforms", request["count"]))


def binomials(request):
    """Replicates × places, one call: NumPy keeps the set-up of its method from one draw to the next of equal n and p, so
    places go one after the other."""
    shares = inputs["draws.shares"]
    out = kept("binomials", (len(shares), request["replicates"]), np.int64)
    for place, share in enumerate(shares):
        out[place] = generator.binomial(request["items"], share, request["replicates"])
    return [out.mean(axis=1)]


def expression(_):
    """The broken power law as one writes it, its steps in place: each saves a fresh array of its size."""
    x = inputs["expression.x"]
    a, b, c0, c1, d, f = inputs["expression.parameters"]
    out, bend = kept("expression", len(x)), kept("expression-bend", len(x))
    np.divide(x, d, out=bend)
    np.power(bend, 1 / f, out=bend)
    np.add(bend, 1, out=bend)
    np.power(bend, -c1 * f, out=bend)
    np.power(x, -c0, out=out)
    np.multiply(out, bend, out=out)
    np.multiply(out, b, out=out)
    return np.add(out, a, out=out)


def expression_plain(_):
    x = inputs["expression.x"]
    a, b, c0, c1, d, f = inputs["expression.parameters"]
    return a + b * x**-c0 * (1 + (x / d) ** (1 / f)) ** (-c1 * f)


def expression_numexpr(_):
    x = inputs["expression.x"]
    a, b, c0, c1, d, f = (float(value) for value in inputs["expression.parameters"])
    return numexpr.evaluate("a + b * x**(-c0) * (1 + (x / d)**(1 / f))**(-c1 * f)", out=kept("expression", len(x)))


TASKS = {
    "uniforms": uniforms,
    "binomials": binomials,
    "expression": expression,
    "expression-plain": expression_plain,
    "expression-numexpr": expression_numexpr,
}
