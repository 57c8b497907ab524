"""Writes the catalogue that LeftoverRule.Drawn is compared with: sep on noise at a threshold where most pixels are one large, ragged region.

Run with a Python that has numpy and sep: python3 make_sep_drawn.py > sep_drawn.csv
"""
import numpy as np
import sep

# Integers, which the default kernel's sixteenths keep exact, by a generator that the test repeats.
WIDTH, HEIGHT = 90, 70
state = 12345
image = np.zeros((HEIGHT, WIDTH), np.float32)
for y in range(HEIGHT):
    for x in range(WIDTH):
        state = (1664525 * state + 1013904223) % 2**32
        image[y, x] = (state >> 24) % 100

assert sep.__version__ == "1.2.1"
objects = sep.extract(image, 42.0, err=1.0, minarea=3, deblend_nthresh=32, deblend_cont=1e-4, clean=False)
columns = ["x", "y", "npix", "tnpix", "xmin", "xmax", "ymin", "ymax", "flux", "cflux", "a", "b", "flag"]
print(",".join(columns))
for row in objects:
    print(",".join(repr(row[c].item()) for c in columns))
