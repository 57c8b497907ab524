"""Reads with astropy-regions the region file that Arclet wrote.

    ARCLET_INTEROP_DIR=DIR dotnet test tests/Arclet.Sky.Tests --filter AstropyRegionTests
    ARCLET_INTEROP_DIR=DIR python3 tests/interop/check_regions.py

Debian package: python3-regions. Prints 'N passed, N failed'; exit code 1 on failure. Tried with astropy-regions 0.7.
"""

import os
import sys
import warnings

import astropy.units as u
import numpy as np
from regions import Regions

warnings.simplefilter("ignore")
folder = os.path.join(os.environ.get("ARCLET_INTEROP_DIR") or (sys.argv[1] if len(sys.argv) > 1 else sys.exit("set ARCLET_INTEROP_DIR to the folder that the .NET test wrote")), "regions")
passed = failed = 0


def check(name, action):
    global passed, failed
    try:
        action()
        passed += 1
    except Exception as e:  # every kind of failure counts
        failed += 1
        print(f"FAILED {name}: {type(e).__name__}: {str(e)[:500]}")


def near(found, wanted):
    assert np.allclose(found, wanted, rtol=0, atol=1e-9), f"{found} instead of {wanted}"


def kind(r, wanted):
    assert type(r).__name__ == wanted, type(r).__name__


def where(r):
    if hasattr(r, "vertices"):
        v = r.vertices
        return [v.x, v.y] if hasattr(v, "x") and not hasattr(v, "ra") else [v.ra.deg, v.dec.deg]
    c = r.center
    return [c.ra.deg, c.dec.deg] if hasattr(c, "ra") else [c.x, c.y]


def pixel(r):
    kind(r[0], "PointPixelRegion")
    near(where(r[0]), [10, 20.5])
    assert r[0].meta["text"] == "p 1" and list(r[0].meta["tag"]) == ["auto", "F150W"], r[0].meta
    kind(r[1], "CirclePixelRegion")
    near(where(r[1]) + [r[1].radius], [0, -1, 3.25])
    kind(r[2], "EllipsePixelRegion")
    near(where(r[2]) + [r[2].width, r[2].height, r[2].angle.to_value(u.deg)], [10, 20, 6, 3, 30])
    assert r[2].meta["text"] == "15439-2"
    kind(r[3], "RectanglePixelRegion")
    near(where(r[3]) + [r[3].width, r[3].height, r[3].angle.to_value(u.deg)], [1, 2, 4, 2, 10])
    kind(r[4], "PolygonPixelRegion")
    near(where(r[4]), [[1, 5, 3.5], [2, 2, 6]])
    kind(r[5], "TextPixelRegion")
    near(where(r[5]), [4, 5.25])


def sky(r, frame):
    for region in r:
        c = region.vertices if hasattr(region, "vertices") else region.center
        assert c.frame.name == frame, c.frame.name
    kind(r[0], "PointSkyRegion")
    near(where(r[0]), [3.5, -30.25])
    assert r[0].meta["text"] == "point"
    kind(r[1], "CircleSkyRegion")
    near(r[1].radius.to_value(u.arcsec), 36)
    assert list(r[1].meta["tag"]) == ["x", "y z"], r[1].meta
    kind(r[2], "EllipseSkyRegion")
    near([r[2].width.to_value(u.arcsec), r[2].height.to_value(u.arcsec), r[2].angle.to_value(u.deg)], [72, 36, 110])
    kind(r[3], "RectangleSkyRegion")
    near([r[3].width.to_value(u.arcsec), r[3].height.to_value(u.arcsec), r[3].angle.to_value(u.deg)], [72, 36, 20])
    kind(r[4], "PolygonSkyRegion")
    near(where(r[4]), [[3.5, 3.6, 3.55], [-30.4, -30.4, -30.3]])
    kind(r[5], "TextSkyRegion")
    near(where(r[5]), [3.5, -30.25])
    assert r[5].text == "a text in the sky", r[5].text


read = []


def whole():
    global read
    read = Regions.read(os.path.join(folder, "arclet.reg"), format="ds9")
    assert len(read) == 18, len(read)


check("arclet.reg", whole)
check("image", lambda: pixel(read[:6]))
check("icrs", lambda: sky(read[6:12], "icrs"))
check("fk5", lambda: sky(read[12:], "fk5"))
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
