"""Reference pixel <-> sky positions for the tests of the WCS, computed with astropy.

    python3 make_wcs.py OUT_DIR [IMAGE_FOLDER]

writes wcs_synthetic.json (headers made here) and, given a folder of real images, wcs_real.json: for every image HDU with a
celestial WCS under it the file's relative path, the HDU and positions; no pixel and no header card of those files is copied.
All pixel positions are 0-based. The sky -> pixel direction is astropy's iteration (all_world2pix), not AP/BP.
"""

import glob
import json
import os
import sys
import warnings

import astropy
import numpy as np
from astropy.io import fits
from astropy.wcs import WCS
from astropy.wcs.utils import proj_plane_pixel_area

warnings.simplefilter("ignore")


def positions(header, shape):
    wcs = WCS(header, fix=True).celestial
    nx, ny = shape
    rng = np.random.default_rng(1)
    x = np.concatenate([[0, nx - 1, (nx - 1) / 2, wcs.wcs.crpix[0] - 1], rng.uniform(-0.5, nx - 0.5, 6)])
    y = np.concatenate([[0, ny - 1, (ny - 1) / 2, wcs.wcs.crpix[1] - 1], rng.uniform(-0.5, ny - 0.5, 6)])
    swapped = wcs.wcs.lng == 1
    world = wcs.all_pix2world(np.array([x, y]).T, 0)
    ra, dec = (world[:, 1], world[:, 0]) if swapped else (world[:, 0], world[:, 1])
    return {
        "x": x.tolist(),
        "y": y.tolist(),
        "ra": (ra % 360).tolist(),
        "dec": dec.tolist(),
        # Of the linear part, at the reference point.
        "pixel_area_deg2": float(proj_plane_pixel_area(wcs)),
    }


SIP = {
    # The size and order of an HST ACS distortion.
    "A_ORDER": 4, "B_ORDER": 4,
    "A_2_0": 8.5e-06, "A_1_1": -5.2e-06, "A_0_2": 2.1e-06, "A_3_0": 1.3e-11, "A_2_1": -3.3e-10, "A_1_2": 4.4e-12, "A_0_3": -3.2e-10,
    "A_4_0": 1.5e-14, "A_2_2": 1.1e-14, "A_0_4": -3.0e-15,
    "B_2_0": -1.6e-06, "B_1_1": 6.0e-06, "B_0_2": -7.2e-06, "B_3_0": -3.9e-10, "B_2_1": 1.9e-11, "B_1_2": -4.9e-10, "B_0_3": -3.4e-11,
    "B_4_0": -1.1e-14, "B_1_3": 1.0e-14, "B_0_4": 8.0e-15,
    # Inverse polynomials that are wrong on purpose: nothing may use them.
    "AP_ORDER": 1, "BP_ORDER": 1, "AP_1_0": 0.1, "BP_0_1": 0.1,
}


def tan(ra=150.1, dec=2.2, nx=1000, ny=800, crpix=(500.5, 400.5), sip=False, swapped=False, **cards):
    suffix = "-SIP" if sip else ""
    lng, lat = ("2", "1") if swapped else ("1", "2")
    header = {
        "NAXIS": 2, "NAXIS1": nx, "NAXIS2": ny,
        "CTYPE" + lng: "RA---TAN" + suffix, "CTYPE" + lat: "DEC--TAN" + suffix,
        "CRVAL" + lng: ra, "CRVAL" + lat: dec, "CRPIX1": crpix[0], "CRPIX2": crpix[1],
    }
    if sip:
        header.update(SIP)
    header.update(cards)
    return header


S = 0.04 / 3600
C30, S30 = float(np.cos(np.radians(30))), float(np.sin(np.radians(30)))
ROT = {"CD1_1": -S * C30, "CD1_2": S * S30, "CD2_1": S * S30, "CD2_2": S * C30}

SYNTHETIC = {
    "plain CDELT": tan(CDELT1=-S, CDELT2=S),
    "CD with CDELT 1": tan(CDELT1=1.0, CDELT2=1.0, **ROT),
    "CD with an element left out": tan(CD1_1=-S, CD2_2=S),
    "PC and CDELT": tan(CDELT1=-S, CDELT2=1.1 * S, PC1_1=C30, PC1_2=-S30, PC2_1=S30, PC2_2=C30),
    "PC without diagonal": tan(CDELT1=-S, CDELT2=S, PC1_2=-0.2, PC2_1=0.2),
    "CROTA2": tan(CDELT1=-S, CDELT2=1.3 * S, CROTA2=37.0),
    "CROTA1 on swapped axes": tan(swapped=True, CDELT1=1.3 * S, CDELT2=-S, CROTA1=37.0),
    "swapped axes": tan(swapped=True, CD1_1=S * S30, CD1_2=S * C30, CD2_1=-S * C30, CD2_2=S * S30),
    "swapped axes with SIP": tan(swapped=True, sip=True, CD1_1=S * S30, CD1_2=S * C30, CD2_1=-S * C30, CD2_2=S * S30),
    "mirrored": tan(CDELT1=S, CDELT2=S),
    "right ascension 0 inside": tan(ra=0.0, dec=-30.0, **ROT),
    "near the north pole": tan(ra=30.0, dec=89.999, **ROT),
    "at the north pole": tan(ra=30.0, dec=90.0, **ROT),
    "at the north pole with LONPOLE 180": tan(ra=30.0, dec=90.0, LONPOLE=180.0, **ROT),
    "at the south pole": tan(ra=200.0, dec=-90.0, **ROT),
    "LONPOLE 150": tan(LONPOLE=150.0, LATPOLE=12.0, **ROT),
    "LONPOLE 0": tan(LONPOLE=0.0, **ROT),
    "wide field": tan(nx=4000, ny=4000, crpix=(200.0, 3900.0), CDELT1=-0.01, CDELT2=0.01, dec=-55.0),
    "reference far outside": tan(crpix=(-20000.0, 15000.0), **ROT),
    "SIP": tan(sip=True, nx=4096, ny=2048, crpix=(2048.0, 1024.0), **ROT),
    "SIP without the ending": {**tan(sip=False, nx=4096, ny=2048, crpix=(2048.0, 1024.0), **ROT), **SIP},
    "units of arcsec": tan(ra=150.1 * 3600, dec=2.2 * 3600, CUNIT1="arcsec", CUNIT2="arcsec", CDELT1=-0.04, CDELT2=0.04),
    "FK5": tan(RADESYS="FK5", EQUINOX=2000.0, **ROT),
}


def main():
    out = sys.argv[1]
    note = f"made by make_wcs.py with astropy {astropy.__version__}"
    cases = []
    for name, cards in SYNTHETIC.items():
        header = fits.Header()
        for key, value in cards.items():
            header[key] = value
        cases.append({"name": name, "header": cards, **positions(header, (cards["NAXIS1"], cards["NAXIS2"]))})
    with open(os.path.join(out, "wcs_synthetic.json"), "w") as f:
        json.dump({"note": note, "cases": cases}, f, indent=1)
        f.write("\n")
    if len(sys.argv) < 3:
        return
    cases = []
    for path in sorted(glob.glob(os.path.join(sys.argv[2], "**", "*.fits"), recursive=True)):
        with fits.open(path) as hdus:
            for i, hdu in enumerate(hdus):
                if hdu.header.get("NAXIS") == 2 and str(hdu.header.get("CTYPE1", "")).startswith("RA"):
                    shape = (hdu.header["NAXIS1"], hdu.header["NAXIS2"])
                    cases.append({"file": os.path.relpath(path, sys.argv[2]), "hdu": i, **positions(hdu.header, shape)})
    with open(os.path.join(out, "wcs_real.json"), "w") as f:
        json.dump({"note": note, "cases": cases}, f, indent=1)
        f.write("\n")


main()
