"""Writes packages/core/src/random/joe-kuo.ts: primitive polynomials and initial direction numbers of Sobol's sequence.

Run: python3 tools/golden/joe_kuo.py [dimensions] > packages/core/src/random/joe-kuo.ts   (needs SciPy, which carries the table)

The numbers are those of new-joe-kuo-6.21201 by S. Joe and F. Y. Kuo, https://web.maths.unsw.edu.au/~fkuo/sobol/
"""
import os
import sys

import numpy
import scipy.stats

DIMENSIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 64


def main():
    table = numpy.load(os.path.join(os.path.dirname(scipy.stats.__file__), "_sobol_direction_numbers.npz"))
    print("// Written by tools/golden/joe_kuo.py: do not edit.")
    print("//")
    print("// Primitive polynomials over GF(2) and initial direction numbers of Sobol's sequence, dimensions 2 and up, from the table")
    print("// new-joe-kuo-6.21201: S. Joe and F. Y. Kuo, Constructing Sobol sequences with better two-dimensional projections,")
    print("// SIAM J. Sci. Comput. 30 (2008) 2635-2654, https://web.maths.unsw.edu.au/~fkuo/sobol/")
    print()
    print("/** One row a dimension, from the second on: the polynomial's bits (highest power first), then m_1, m_2, … */")
    print("export const joeKuo: readonly (readonly number[])[] = [")
    for polynomial, initial in zip(table["poly"][1:DIMENSIONS], table["vinit"][1:DIMENSIONS]):
        degree = int(polynomial).bit_length() - 1
        print(f"  [{', '.join(str(int(v)) for v in [polynomial, *initial[:degree]])}],")
    print("];")


main()
