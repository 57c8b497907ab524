"""Writes the reference that RgbComposite and ZScale are compared with: astropy's make_lupton_rgb and ZScaleInterval.

Run with a Python that has numpy and astropy: python3 make_reference.py > astropy_reference.txt
"""
import astropy
import numpy as np
from astropy.visualization import ZScaleInterval, make_lupton_rgb

rng = np.random.default_rng(20260101)
print("# astropy", astropy.__version__)


def row(name, values):
    print(name, " ".join(repr(float(v)) for v in np.ravel(values)))


# Faint, bright, negative, zero and overexposed pixels, 12 x 10.
r, g, b = (np.float32(rng.normal(0.2, 0.6, (10, 12)) * 10 ** rng.uniform(-1, 3, (10, 12))) for _ in range(3))
r[0, 0] = g[0, 0] = b[0, 0] = 0
row("red", r)
row("green", g)
row("blue", b)
for name, minimum, stretch, q in [("a", 0, 5, 8), ("b", (0.1, -0.2, 0.3), 0.5, 3), ("c", 0.05, 50, 20), ("d", 0, 2, 0.01)]:
    row("lupton_" + name, make_lupton_rgb(r, g, b, minimum=minimum, stretch=stretch, Q=q))

# Background with sources; sizes with odd and even samples, and one with missing pixels.
for name, shape in [("a", (37, 41)), ("b", (20, 20)), ("c", (9, 11))]:
    image = rng.normal(1, 0.1, shape)
    image[rng.uniform(size=shape) < 0.08] += 7
    image = np.float32(image)
    if name == "b":
        image[3, 4:9] = np.nan
    row("image_" + name, [shape[1], shape[0]])
    row("pixels_" + name, image)
    row("zscale_" + name, ZScaleInterval().get_limits(image))
    finite = image[np.isfinite(image)].astype(float)
    row("percentile_" + name, np.percentile(finite, [1, 99.5]))
