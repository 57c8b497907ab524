"""Writes regions.reg with astropy-regions, and what it holds as regions_reference.json.

    python3 make_regions.py

Tried with astropy-regions 0.7 (Debian's python3-regions). Coordinates in pixels are 0-based here, as they are in astropy.
"""

import json
import os

import astropy.units as u
from astropy.coordinates import SkyCoord
from regions import (
    CirclePixelRegion, CircleSkyRegion, EllipsePixelRegion, EllipseSkyRegion, PixCoord, PointPixelRegion, PointSkyRegion, PolygonPixelRegion, PolygonSkyRegion,
    RectanglePixelRegion, RectangleSkyRegion, RegionMeta, Regions,
)

os.chdir(os.path.dirname(os.path.abspath(__file__)))


def meta(**items):
    return RegionMeta(items)


def sky(ra, dec, frame):
    return SkyCoord(ra, dec, unit="deg", frame=frame)


regions = [
    PointPixelRegion(PixCoord(10, 20.5), meta=meta(text="p 1", tag=["auto", "F150W"])),
    CirclePixelRegion(PixCoord(0, -1), 3.25, meta=meta(text="circle")),
    EllipsePixelRegion(PixCoord(10, 20), 6, 3, 30 * u.deg, meta=meta(tag=["one"])),
    RectanglePixelRegion(PixCoord(1, 2), 4, 2, 10 * u.deg),
    PolygonPixelRegion(PixCoord([1, 5, 3.5], [2, 2, 6]), meta=meta(text="three corners")),
]
for frame in ("icrs", "fk5"):
    regions += [
        PointSkyRegion(sky(3.5, -30.25, frame), meta=meta(text=frame)),
        CircleSkyRegion(sky(3.5, -30.25, frame), 0.01 * u.deg, meta=meta(tag=["x"])),
        EllipseSkyRegion(sky(3.5, -30.25, frame), 0.02 * u.deg, 0.01 * u.deg, 110 * u.deg),
        RectangleSkyRegion(sky(3.5, -30.25, frame), 0.02 * u.deg, 0.01 * u.deg, 20 * u.deg),
        PolygonSkyRegion(sky([3.5, 3.6, 3.55], [-30.4, -30.4, -30.3], frame)),
    ]
Regions(regions).write("regions.reg", format="ds9", precision=10, overwrite=True)

reference = []
for r in Regions.read("regions.reg", format="ds9"):
    name = type(r).__name__
    pixel = "Pixel" in name
    shape = name.replace("PixelRegion", "").replace("SkyRegion", "").replace("Rectangle", "Box")
    where = r.vertices if shape == "Polygon" else r.center
    if pixel:
        x, y, frame = where.x, where.y, "Image"
    else:
        x, y, frame = where.ra.deg, where.dec.deg, {"icrs": "Icrs", "fk5": "Fk5"}[where.frame.name]
    pairs = list(zip(x, y)) if shape == "Polygon" else [(x, y)]
    unit = (lambda v: float(v)) if pixel else (lambda v: float(v.to_value(u.arcsec)))
    # astropy has whole axes, and angles from the first axis of longitude; so has DS9.
    lengths = [unit(r.radius)] * 2 if shape == "Circle" else [unit(r.width) / 2, unit(r.height) / 2] if shape in ("Ellipse", "Box") else [0.0, 0.0]
    angle = float(r.angle.to_value(u.deg)) if shape in ("Ellipse", "Box") else 0.0
    reference.append({"shape": shape, "frame": frame, "coordinates": [float(v) for p in pairs for v in p], "lengths": lengths, "angle": angle, "text": r.meta.get("text"), "tags": r.meta.get("tag", [])})
with open("regions_reference.json", "w") as file:
    json.dump(reference, file, indent=1)
    file.write("\n")
