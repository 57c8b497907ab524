"""The selection of the UNCOVER rows by astropy and numpy, for UncoverSelectionTests: prints the expected numbers.

Usage: python3 uncover_selection.py CATALOGS_DIRECTORY
"""
import sys

import astropy.units as u
import numpy as np
from astropy.coordinates import SkyCoord
from astropy.table import Table

root = sys.argv[1]
cat = Table.read(f"{root}/uncover_dr3/uncover_dr3_z6_candidates.csv")
spec = Table.read(f"{root}/uncover_dr4/dr4_secure_redshifts.csv")


def col(table, name):
    values = table[name]
    return np.array(values.filled(np.nan) if hasattr(values, "filled") else values, float)


sky = SkyCoord(cat["ra"], cat["dec"], unit="deg")
index, separation, _ = SkyCoord(spec["ra"], spec["dec"], unit="deg").match_to_catalog_sky(sky)
separation = separation.arcsec
quality, z_spec = col(spec, "flag_zspec_qual"), col(spec, "z_spec")
good = (quality >= 2) & np.isfinite(z_spec)
matched = good & (separation <= 0.5)
print("matched", matched.sum(), "unmatched", (good & ~matched).sum())

z, low, high, kind = col(cat, "z_phot"), col(cat, "z160"), col(cat, "z840"), np.full(len(cat), "phot")
phot = z.copy()
own = col(cat, "z_spec")
adopted = np.full(len(cat), np.nan)
adopted[own > 0] = own[own > 0]
for entry in np.unique(index[matched]):
    rows = np.where(matched & (index == entry))[0]
    best = sorted(rows, key=lambda r: (-quality[r], separation[r], r))[0]
    adopted[entry] = z_spec[best]
is_spec = np.isfinite(adopted)
print("adopted", is_spec.sum())
z = np.where(is_spec, adopted, phot)
d = ((phot - adopted) / (1 + adopted))[is_spec]
bias = np.median(d)
print("bias %.6f nmad %.6f outliers %.6f" % (bias, 1.4826 * np.median(np.abs(d - bias)), np.mean(np.abs(d) > 0.15)))

left = np.ones(len(cat), bool)
for name, bad in [
    ("Flagged", col(cat, "use_phot") != 1),
    ("NoRedshift", ~np.isfinite(z) | (z < 0)),
    ("RedshiftUncertain", ~is_spec & ~((high - low) / 2 < 0.1)),
    ("RedshiftTooLow", ~(z > 0.7)),
    ("RedshiftTooHigh", z > 10),
    ("NoMagnification", ~np.isfinite(col(cat, "mu"))),
    ("MagnificationTooLow", ~(col(cat, "mu") > 2)),
]:
    removed = left & bad
    left &= ~bad
    print(name, removed.sum())
print("left", left.sum(), "spectroscopic", (left & is_spec).sum(), "id sum", int(np.sum(np.array(cat["id"])[left])))
