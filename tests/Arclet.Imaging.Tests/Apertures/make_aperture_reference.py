"""Writes aperture_reference.json: what sep 1.2.1 sums on synthetic fields. Run: python3 make_aperture_reference.py"""
import json
import math
import os
import sys

import numpy as np
import sep

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "Background"))
from synthetic_field import field, mask, source  # noqa: E402

WIDTH, HEIGHT, SOURCES = 200, 160, 24
image = field(WIDTH, HEIGHT, 31, SOURCES) - np.float32(100)
error = (np.float32(0.05) * field(WIDTH, HEIGHT, 32)).astype(np.float32)
blocks = [[20, 20, 28, 60], [100, 80, 130, 84], [150, 0, 153, 160], [60, 100, 90, 130]]
hidden = mask(WIDTH, HEIGHT, blocks)
y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
segmentation = np.zeros((HEIGHT, WIDTH), dtype=np.int32)
for k in range(SOURCES):
    sx, sy, _, _ = source(k, WIDTH, HEIGHT)
    segmentation[(x - sx) ** 2 + (y - sy) ** 2 < 49] = k + 1

places = [source(k, WIDTH, HEIGHT)[:2] for k in range(SOURCES)]
# Integer and half-integer positions (subpixels exactly on a border), corners, edges and beyond.
places += [(50.0, 50.0), (70.5, 40.0), (33.25, 90.5), (0.0, 0.0), (-2.3, 80.0), (199.0, 159.0), (120.0, 158.7), (-40.0, 10.0), (75.0, 115.0)]
ids = [k + 1 if k < SOURCES else 3 for k in range(len(places))]

VARIANTS = {
    "plain": {},
    "error": dict(err=2.5),
    "error map and gain": dict(err=error, gain=4.0),
    "mask": dict(mask=hidden, err=error),
    "segmentation": dict(segmap=segmentation, err=1.5),
    "mask and segmentation": dict(mask=hidden, segmap=segmentation, gain=2.0),
    "object only": dict(segmap=segmentation),
}


def flag_and(values):
    s, e, f = values
    return [float(s), float(e), int(f)]


def number(v):
    v = float(v)
    return None if not math.isfinite(v) else v


out = []
for name, options in VARIANTS.items():
    for subpix in (1, 5, 0):
        if name not in ("plain", "mask") and subpix != 5:
            continue
        for (px, py), i in zip(places, ids):
            o = dict(options, subpix=subpix)
            ident = -i if name == "object only" else i
            if "segmap" in o:
                o["seg_id"] = np.array([ident])
            a = np.atleast_1d
            calls = {
                "circle": (sep.sum_circle, [5.0]),
                "ellipse": (sep.sum_ellipse, [4.0, 1.5, 0.6, 1.7]),
                "steep ellipse": (sep.sum_ellipse, [6.0, 0.4, -1.5, 1.0]),
                "annulus": (sep.sum_circann, [3.0, 7.5]),
                "elliptical annulus": (sep.sum_ellipann, [3.0, 2.0, -0.4, 0.7, 2.2]),
            }
            for shape, (call, parameters) in calls.items():
                s, e, f = call(image, a(px), a(py), *[a(p) for p in parameters], **o)
                out.append([name, subpix, shape, px, py, ident, number(s[0]), number(e[0]), int(f[0])])
            m = {k: v for k, v in o.items() if k in ("mask", "segmap", "seg_id")}
            k, f = sep.kron_radius(image, a(px), a(py), a(3.0), a(2.0), a(0.5), a(6.0), **m)
            out.append([name, subpix, "kron", px, py, ident, number(k[0]), 0.0, int(f[0])])
            if subpix:
                for rmax in (8.0, 120.0):
                    r, f = sep.flux_radius(image, a(px), a(py), a(rmax), 0.5, subpix=subpix, **m)
                    out.append([name, subpix, "flux radius %g" % rmax, px, py, ident, number(np.ravel(r)[0]), 0.0, int(np.ravel(f)[0])])
            if "segmap" not in o:
                wx, wy, f = sep.winpos(image, a(px), a(py), a(2.0), subpix=subpix, **m)
                out.append([name, subpix, "windowed", px, py, ident, number(wx[0]), number(wy[0]), int(f[0])])

with open(os.path.join(here, "aperture_reference.json"), "w") as f:
    f.write('{ "sep": "%s", "width": %d, "height": %d, "sources": %d, "blocks": %s,\n' % (sep.__version__, WIDTH, HEIGHT, SOURCES, json.dumps(blocks)))
    f.write('"columns": ["variant", "subpixels", "shape", "x", "y", "id", "value", "second", "flag"], "rows": [\n')
    f.write(",\n".join(json.dumps(r) for r in out))
    f.write("\n] }\n")
print(len(out))
