# Functions of single values in NumPy, SciPy and numexpr: the line that everybody writes, and the fastest form that we know
# of, in place and in blocks that stay in the cache. Used by server.py.
import numpy as np
from scipy.special import expit

from grids import inputs, kept, numexpr

BLOCK = 8192


def values(request):
    """Short arrays are taken so often that a repetition is four million values."""
    z = inputs[request["input"]]
    return z, range(max(1, (1 << 22) // len(z)) if len(z) < 100000 else 1)


def sigmoid(request):
    z, times = values(request)
    for _ in times:
        out = 1.0 / (1.0 + np.exp(-z))
    return out


def sigmoid_in_blocks(request):
    z, times = values(request)
    out = kept("elementwise", len(z))
    for _ in times:
        for begin in range(0, len(z), BLOCK):
            part = out[begin : begin + BLOCK]
            np.negative(z[begin : begin + BLOCK], out=part)
            np.exp(part, out=part)
            np.add(part, 1.0, out=part)
            np.reciprocal(part, out=part)
    return out


def sigmoid_expit(request):
    z, times = values(request)
    out = kept("elementwise", len(z))
    for _ in times:
        expit(z, out=out)
    return out


def sigmoid_numexpr(request):
    z, times = values(request)
    out = kept("elementwise", len(z))
    for _ in times:
        numexpr.evaluate("1/(1+exp(-z))", out=out)
    return out


def exponential(request):
    z, times = values(request)
    out = kept("exponential-%d" % len(z), len(z))
    for _ in times:
        np.exp(z, out=out)
    return out


TASKS = {
    "sigmoid": sigmoid,
    "sigmoid-blocks": sigmoid_in_blocks,
    "sigmoid-expit": sigmoid_expit,
    "sigmoid-numexpr": sigmoid_numexpr,
    "exp": exponential,
}
