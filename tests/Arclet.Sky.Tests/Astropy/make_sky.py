"""Reference values for cosmology, angles on the sphere and the exposure map's growth, with astropy and scipy.

    python3 make_sky.py OUT_DIR      writes sky_reference.json
"""

import json
import os
import sys

import astropy
import astropy.units as u
import numpy as np
import scipy
import scipy.ndimage
from astropy.coordinates import SkyCoord
from astropy.cosmology import FlatLambdaCDM

REDSHIFTS = [1e-4, 0.01, 0.1, 0.308, 0.5, 0.7, 1.0, 1.6, 2.0, 3.0, 3.5, 4.5, 5.5, 5.8, 6.0, 7.88, 9.79, 12.0, 15.0, 20.0, 100.0, 1100.0]


def cosmology(h0, om):
    c = FlatLambdaCDM(H0=h0, Om0=om, Tcmb0=0)
    rows = []
    for z in REDSHIFTS:
        rows.append({
            "z": z,
            "comoving_mpc": c.comoving_distance(z).value,
            "angular_mpc": c.angular_diameter_distance(z).value,
            "luminosity_mpc": c.luminosity_distance(z).value,
            "modulus": c.distmod(z).value,
            "age_gyr": c.age(z).value,
            "lookback_gyr": c.lookback_time(z).value,
            "kpc_per_arcsec": 1 / c.arcsec_per_kpc_proper(z).value,
            "efunc": c.efunc(z),
            "angular_from_0308_mpc": c.angular_diameter_distance_z1z2(0.308, z).value if z > 0.308 else None,
        })
    return {"h0": h0, "om": om, "rows": rows}


def critical():
    c = FlatLambdaCDM(H0=70, Om0=0.3, Tcmb0=0)
    from astropy.constants import G, c as light
    rows = []
    for zs in [0.7, 1.688, 3.0, 6.0, 9.79]:
        value = light**2 / (4 * np.pi * G) * c.angular_diameter_distance(zs) / c.angular_diameter_distance(0.308) / c.angular_diameter_distance_z1z2(0.308, zs)
        rows.append({"zs": zs, "msun_per_kpc2": value.to(u.Msun / u.kpc**2).value})
    return rows


def angles():
    rng = np.random.default_rng(3)
    pairs = [(10.0, 20.0, 10.0, 20.0), (359.9999, 0.0, 0.0001, 0.0), (0.0, 90.0, 45.0, 89.0), (12.0, -89.9999, 192.0, -89.9999), (5.0, 5.0, 185.0, -5.0), (3.5, -30.4, 3.5 + 1e-7, -30.4 + 1e-7), (0.0, 0.0, 179.0, 0.5)]
    pairs += [tuple(v) for v in np.column_stack([rng.uniform(0, 360, 20), rng.uniform(-90, 90, 20), rng.uniform(0, 360, 20), rng.uniform(-90, 90, 20)]).tolist()]
    rows = []
    for a, b, c, d in pairs:
        p, q = SkyCoord(a, b, unit="deg"), SkyCoord(c, d, unit="deg")
        rows.append({"ra1": a, "dec1": b, "ra2": c, "dec2": d, "arcsec": p.separation(q).arcsec, "pa": p.position_angle(q).deg,
                     "text": p.to_string("hmsdms", sep=":", precision=4, pad=True, alwayssign=True)})
    return rows


def exposure():
    rows = []
    for ny, nx in [(12, 16), (14, 17)]:
        full = np.zeros((ny, nx))
        slots = full[2::4, 2::4].shape
        part = np.arange(1, slots[0] * slots[1] + 1).reshape(slots).astype(float)
        full[2::4, 2::4] = part
        grown = scipy.ndimage.maximum_filter(full, 4)
        rows.append({"nx": nx, "ny": ny, "coarse": part.tolist(), "grown": grown.tolist()})
    return rows


with open(os.path.join(sys.argv[1], "sky_reference.json"), "w") as f:
    json.dump({
        "note": f"made by make_sky.py with astropy {astropy.__version__} and scipy {scipy.__version__}",
        "cosmologies": [cosmology(70, 0.3), cosmology(67.4, 0.315), cosmology(100, 1.0), cosmology(50, 0.05)],
        "critical": critical(),
        "angles": angles(),
        "exposure": exposure(),
    }, f, indent=1)
    f.write("\n")
