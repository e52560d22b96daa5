# Dense sweeps in NumPy, SciPy and numexpr: the broadcast that everybody writes, and the factorised form in place, which
# is the fastest that we know of. Used by server.py; `inputs` are the arrays that the JavaScript side has handed over.
import numpy as np
from scipy.special import expit

try:
    import numexpr

    numexpr.set_num_threads(1)
except ImportError:
    numexpr = None

inputs = {}
outputs = {}


def grid(prefix):
    return inputs[prefix + ".x"], inputs[prefix + ".thresholds"], inputs[prefix + ".steepnesses"]


def broadcast(prefix):
    x, c, k = grid(prefix)
    return x[None, None, :], c[None, :, None], k[:, None, None]


def kept(name, shape, dtype=np.float64):
    """A result array that is made once: a fresh one costs its page faults each time."""
    if name not in outputs:
        outputs[name] = np.zeros(shape, dtype)
    return outputs[name]


def blocks(c, k):
    """Ranges of thresholds within 60 / k of each other."""
    begin = 0
    while begin < len(c):
        end = max(begin + 1, int(np.searchsorted(c, c[begin] + 60 / k, "right")))
        yield begin, end
        begin = end


def factors(x, c, k, begin, end):
    middle = 0.5 * (c[begin] + c[end - 1])
    return np.exp(np.clip(-k * (x - middle), -670, 670)), np.exp(k * (c[begin:end] - middle))


def tensor(_):
    x, c, k = broadcast("tensor")
    return (1 / (1 + np.exp(-k * (x - c)))).ravel()


def tensor_f32(_):
    x, c, k = (values.astype(np.float32) for values in broadcast("tensor"))
    return (1 / (1 + np.exp(-k * (x - c)))).ravel()


def tensor_expit(_):
    x, c, k = broadcast("tensor")
    return expit(k * (x - c)).ravel()


def tensor_numexpr(_):
    x, c, k = broadcast("tensor")
    out = kept("tensor", np.broadcast_shapes(x.shape, c.shape, k.shape))
    return numexpr.evaluate("1 / (1 + exp(-k * (x - c)))", out=out).ravel()


def tensor_factorised(_):
    x, c, k = grid("tensor")
    out = kept("tensor", (len(k), len(c), len(x)))
    for i, steepness in enumerate(k):
        for begin, end in blocks(c, steepness):
            table, g = factors(x, c, steepness, begin, end)
            part = out[i, begin:end]
            np.multiply(g[:, None], table, out=part)
            np.add(part, 1, out=part)
            np.reciprocal(part, out=part)
    return out.ravel()


def squares(request):
    x, c, k = broadcast(request["prefix"])
    return ((1 / (1 + np.exp(-k * (x - c))) - inputs[request["prefix"] + ".scores"]) ** 2).sum(-1).ravel()


def squares_factorised(request):
    x, c, k = grid(request["prefix"])
    scores = inputs[request["prefix"] + ".scores"]
    sums = np.empty((len(k), len(c)))
    rows = kept("rows", (len(c), len(x)))
    for i, steepness in enumerate(k):
        for begin, end in blocks(c, steepness):
            table, g = factors(x, c, steepness, begin, end)
            part = rows[: end - begin]
            np.multiply(g[:, None], table, out=part)
            np.add(part, 1, out=part)
            np.reciprocal(part, out=part)
            np.subtract(part, scores, out=part)
            sums[i, begin:end] = np.einsum("ij,ij->i", part, part)
    return sums.ravel()


def metrics(_):
    """All thresholds of one steepness at a time; p^n from p^(n−1) in place."""
    x, c, k = grid("metrics")
    step, n = x[1] - x[0], 16
    found = np.full((5, len(k), len(c), n), np.nan)
    for i, steepness in enumerate(k):
        base = expit(steepness * (x - c[:, None]))
        curve = np.ones_like(base)
        for power in range(n):
            np.multiply(curve, base, out=curve)
            found[0, i, :, power] = step * (curve.sum(-1) - 0.5 * (curve[:, 0] + curve[:, -1]))
            found[1, i, :, power] = np.diff(curve, axis=-1).max(-1) / step
            for row, level in enumerate((0.1, 0.5, 0.9)):
                right = np.count_nonzero(curve < level, axis=-1)
                inside = np.nonzero((right > 0) & (right < len(x)))[0]
                at = right[inside]
                low, high = curve[inside, at - 1], curve[inside, at]
                found[2 + row, i, inside, power] = x[at - 1] + (level - low) / (high - low) * (x[at] - x[at - 1])
    return [part.ravel() for part in found]


def product(_):
    x, c, k = grid("product")
    out = kept("product", (len(k), len(c), len(x)))
    for i, steepness in enumerate(k):
        out[i] = 1
        for offset in inputs["product.offsets"]:
            out[i] *= 1 / (1 + np.exp(-steepness * (x - c[:, None] - offset)))
    return out.ravel()


def product_factorised(_):
    x, c, k = grid("product")
    out = kept("product", (len(k), len(c), len(x)))
    rows = kept("product-rows", (len(c), len(x)))
    with np.errstate(over="ignore"):
        for i, steepness in enumerate(k):
            for begin, end in blocks(c, steepness):
                table, g = factors(x, c, steepness, begin, end)
                part, factor = out[i, begin:end], rows[: end - begin]
                part.fill(1)
                for offset in inputs["product.offsets"]:
                    np.multiply((g * np.exp(steepness * offset))[:, None], table, out=factor)
                    np.add(factor, 1, out=factor)
                    np.multiply(part, factor, out=part)
                np.reciprocal(part, out=part)
    return out.ravel()


TASKS = {
    "tensor": tensor,
    "tensor-f32": tensor_f32,
    "tensor-expit": tensor_expit,
    "tensor-numexpr": tensor_numexpr,
    "tensor-factorised": tensor_factorised,
    "squares": squares,
    "squares-factorised": squares_factorised,
    "metrics": metrics,
    "product": product,
    "product-factorised": product_factorised,
}
