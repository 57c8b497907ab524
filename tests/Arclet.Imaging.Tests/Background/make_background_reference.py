"""Writes background_reference.json: what sep 1.2.1 measures on synthetic fields. Run: python3 make_background_reference.py"""
import json
import os

import numpy as np
import sep

from synthetic_field import field, mask

CASES = [
    dict(name="gradient", width=1000, height=700, seed=1, sources=60, mesh=[32, 48], filter=[5, 3], threshold=0.0, blocks=[]),
    dict(name="default", width=1000, height=700, seed=2, sources=60, mesh=[64, 64], filter=[3, 3], threshold=0.0, blocks=[]),
    dict(name="masked", width=500, height=400, seed=3, sources=30, mesh=[32, 48], filter=[3, 5], threshold=0.0,
         blocks=[[0, 0, 100, 120], [200, 150, 420, 330], [480, 380, 500, 400], [130, 0, 150, 400]]),
    dict(name="threshold", width=500, height=400, seed=4, sources=30, mesh=[50, 40], filter=[3, 3], threshold=0.5, blocks=[]),
    dict(name="odd mesh", width=301, height=203, seed=5, sources=10, mesh=[37, 29], filter=[3, 3], threshold=0.0, blocks=[]),
    dict(name="unfiltered", width=301, height=203, seed=6, sources=10, mesh=[21, 20], filter=[1, 1], threshold=0.0, blocks=[]),
    dict(name="one row of meshes", width=300, height=50, seed=7, sources=5, mesh=[64, 64], filter=[3, 3], threshold=0.0, blocks=[]),
    dict(name="one column of meshes", width=50, height=300, seed=8, sources=5, mesh=[64, 64], filter=[3, 3], threshold=0.0, blocks=[]),
    dict(name="one mesh", width=60, height=50, seed=9, sources=2, mesh=[64, 64], filter=[3, 3], threshold=0.0, blocks=[]),
    dict(name="two by two", width=100, height=90, seed=10, sources=2, mesh=[64, 64], filter=[3, 3], threshold=0.0, blocks=[]),
    dict(name="all masked", width=100, height=90, seed=11, sources=0, mesh=[32, 32], filter=[3, 3], threshold=0.0, blocks=[[0, 0, 100, 90]]),
    dict(name="tiny mesh", width=90, height=70, seed=12, sources=3, mesh=[4, 6], filter=[3, 3], threshold=0.0, blocks=[[10, 10, 30, 40]]),
]

here = os.path.dirname(os.path.abspath(__file__))
results = []
for case in CASES:
    image = field(case["width"], case["height"], case["seed"], case["sources"])
    m = mask(case["width"], case["height"], case["blocks"]) if case["blocks"] else None
    (bw, bh), (fw, fh) = case["mesh"], case["filter"]
    b = sep.Background(image, mask=m, bw=bw, bh=bh, fw=fw, fh=fh, fthresh=case["threshold"])
    level, rms = b.back(dtype=np.float32), b.rms(dtype=np.float32)
    h, w = image.shape
    points = {(0, 0), (w - 1, 0), (0, h - 1), (w - 1, h - 1)}
    points |= {((k * 7919) % w, (k * 104729) % h) for k in range(1, 60)}
    # Both sides of the places where the spline changes its pair of meshes.
    points |= {(min(w - 1, x), h // 2) for c in range(4) for x in (c * bw + bw // 2 - 1, c * bw + bw // 2, c * bw)}
    points = sorted((int(x), int(y)) for x, y in points)
    results.append(dict(case, globalLevel=float(b.globalback), globalRms=float(b.globalrms),
                        samples=[[x, y, float(level[y, x]), float(rms[y, x])] for x, y in points]))

with open(os.path.join(here, "background_reference.json"), "w") as f:
    f.write('{ "sep": "%s", "cases": [\n' % sep.__version__)
    f.write(",\n".join(json.dumps(r) for r in results))
    f.write("\n] }\n")
