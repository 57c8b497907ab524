"""Makes the FITS files in this folder and expected.json, astropy's own reading of them.

Run in this folder: python3 make_files.py (made with astropy 5.2.1). The tests compare our reading with expected.json.
"""

import gzip
import json
import os
import warnings

import numpy as np
from astropy.io import fits
from astropy.coordinates import SkyCoord
from astropy.table import MaskedColumn, QTable, Table
from astropy.time import Time
from astropy import units as u

here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(20260101)
NX, NY = 7, 5


def path(name):
    return os.path.join(here, name)


def plain(name, data, **keywords):
    hdu = fits.PrimaryHDU(data)
    for k, v in keywords.items():
        hdu.header[k] = v
    hdu.writeto(path(name), overwrite=True)


def integers(dtype):
    info = np.iinfo(dtype)
    data = rng.integers(info.min, info.max, size=(NY, NX), dtype=dtype, endpoint=True)
    data[0, 0], data[0, 1] = info.min, info.max
    return data


for dtype in ("uint8", "int16", "int32", "int64", "int8", "uint16", "uint32", "uint64"):
    plain(f"{dtype}.fits", integers(dtype))
for dtype in ("float32", "float64"):
    data = (rng.standard_normal((NY, NX)) * 10.0 ** rng.integers(-20, 20, (NY, NX))).astype(dtype)
    data[1, 2], data[2, 3], data[3, 4] = np.nan, np.inf, -np.inf
    plain(f"{dtype}.fits", data)

# Scaled integers with BLANK, and scaled floats: astropy's own scaling off, the keywords set by hand.
for name, dtype, blank in (("scaled_int16", "int16", -32768), ("scaled_int32", "int32", 77), ("scaled_uint8", "uint8", 255), ("scaled_int64", "int64", -5)):
    data = integers(dtype)
    if dtype == "int64":
        data //= 2**20
    data[2, 2] = data[4, 6] = blank
    hdu = fits.PrimaryHDU(data)
    hdu.header["BSCALE"], hdu.header["BZERO"], hdu.header["BLANK"] = 0.0125, -3.5, blank
    hdu.writeto(path(name + ".fits"), overwrite=True)
hdu = fits.PrimaryHDU(integers("int16"))
hdu.data[1, 1] = 99
hdu.header["BLANK"] = 99
hdu.writeto(path("blank_int16.fits"), overwrite=True)

# Several extensions, with names, versions, a cube, a degenerate axis, a table, checksums.
image = np.arange(NX * NY, dtype=">f4").reshape(NY, NX)
table = fits.BinTableHDU.from_columns([fits.Column("a", "J", array=[1, 2, 3]), fits.Column("b", "3E", array=np.ones((3, 3)))], name="TAB")
fits.HDUList([
    fits.PrimaryHDU(),
    table,
    fits.ImageHDU(image, name="SCI"),
    fits.ImageHDU(image * 2, name="sci", ver=2),
    fits.ImageHDU(image[None] + 0.5, name="DEGENERATE"),
    fits.ImageHDU(np.arange(3 * NX * NY, dtype="i4").reshape(3, NY, NX), name="CUBE"),
    fits.ImageHDU(np.arange(9, dtype="f8"), name="LINE"),
]).writeto(path("multi.fits"), overwrite=True, checksum=True)
with open(path("multi.fits"), "rb") as f, gzip.GzipFile(path("multi.fits.gz"), "wb", mtime=0) as g:
    whole = f.read()
    g.write(whole)
# Two gzip members, under a name that does not say so.
with open(path("members.fits"), "wb") as f:
    f.write(gzip.compress(whole[:5000], mtime=0) + gzip.compress(whole[5000:], mtime=0))

fits.HDUList([fits.PrimaryHDU(), fits.CompImageHDU(image, name="SCI")]).writeto(path("compressed.fits"), overwrite=True)

# A header with everything.
header = fits.Header()
header["OBJECT"] = ("Abell 2744", "target")
header["QUOTE"] = "it's a 'test'"
header["EMPTY"] = ""
header["INTEGER"] = (-123456789012, "an integer")
header["REAL"] = (1.23456789012345e-300, "a real")
header["LOGIC"] = (True, "a logical")
header["NOTLOGIC"] = False
header["UNDEF"] = (None, "undefined")
# No quotes within it: astropy 5.2.1 itself loses text when it reads a continued string with quotes.
header["LONGSTR"] = ("The quick brown fox jumps over the lazy dog & then it is back again " * 4 + "end", "a comment")
header["LONGCOM"] = "short"
header.comments["LONGCOM"] = "a comment"
header["HIERARCH ESO INS FILT1 NAME"] = ("F814W", "hierarch string")
header["HIERARCH ESO DET CHIP GAIN"] = (2.5, "hierarch number")
header["COMMENT"] = "first comment"
header["HISTORY"] = "some history that is rather long and goes over more than one card as it has more than 72 characters"
header["COMMENT"] = "second comment"
header[""] = "blank keyword"
header.append(("DUPLICAT", 1, "first"))
header.append(("DUPLICAT", 2, "second"), end=True)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    fits.PrimaryHDU(np.zeros((2, 2), dtype="i2"), header).writeto(path("header.fits"), overwrite=True, checksum=True)

expected = {}


def number(v):
    if isinstance(v, (np.integer, int)) and not isinstance(v, (bool, np.bool_)):
        return str(int(v))
    return "NaN" if np.isnan(v) else "Infinity" if v == np.inf else "-Infinity" if v == -np.inf else repr(float(v))


def value(v):
    if isinstance(v, fits.card.Undefined):
        return {"kind": "undefined"}
    if isinstance(v, (bool, np.bool_)):
        return {"kind": "logical", "value": bool(v)}
    if isinstance(v, str):
        return {"kind": "string", "value": v}
    return {"kind": "integer" if isinstance(v, int) else "real", "value": number(v)}


for name in sorted(n for n in os.listdir(here) if ".fits" in n and n != "compressed.fits"):
    entries = []
    with fits.open(path(name), memmap=False, uint=True) as hdus:
        for i, hdu in enumerate(hdus):
            if isinstance(hdu, fits.BinTableHDU):
                continue
            cards = [] if name != "header.fits" else [{"keyword": c.keyword, "comment": c.comment, **value(c.value)} for c in hdu.header.cards]
            entry = {"hdu": i, "name": hdu.name, "cards": cards, "checksum": "CHECKSUM" in hdu.header}
            if hdu.data is not None:
                # Scaled integers once more in double precision: astropy scales BITPIX 8 and 16 in single precision.
                data = hdu.data
                if "scaled" in name:
                    raw = fits.getdata(path(name), i, do_not_scale_image_data=True)
                    blank = fits.getheader(path(name), i)["BLANK"]
                    assert np.allclose(data, np.where(raw == blank, np.nan, raw * 0.0125 - 3.5), rtol=1e-6, equal_nan=True)
                    data = np.where(raw == blank, np.nan, raw * 0.0125 - 3.5)
                entry["shape"] = list(data.shape)
                entry["dtype"] = str(data.dtype.newbyteorder("="))
                entry["pixels"] = [number(v) for v in data.ravel()]
            entries.append(entry)
    expected[name] = entries
with open(path("expected.json"), "w") as f:
    json.dump(expected, f, indent=1)
    f.write("\n")

t = Table()
t["id"] = np.array([1, 2, -3], dtype="i8")
t["small"] = np.array([1, 2, 3], dtype="i2")
t["flux"] = np.array([1.5, np.nan, 1e-300]) * u.nJy
t["flux"].description = "flux: with a colon, and 'quotes' # and a hash"
t["rate"] = np.array([0.1, 0.2, 0.3], dtype="f4")
t["rate"].unit = u.Unit("Msun / (yr kpc2)")
t["name"] = ["A 2744", 'say "hi"', "comma, here"]
t["good"] = [True, False, True]
t["missing"] = MaskedColumn([1, 2, 3], mask=[False, True, False])
t["missing_real"] = MaskedColumn([1.0, 2.0, 3.0], mask=[True, False, False])
t["missing_text"] = MaskedColumn(["x", "yy", "z"], mask=[False, False, True])
t.meta["author"] = "the 'make_files' script: astropy"
t.meta["redshift"] = 0.308
t.meta["count"] = 3
t.meta["final"] = True
t.meta["nested"] = {"list": [1, 2.5, "three"], "deep": {"a": None}}
t.write(path("table_space.ecsv"), format="ascii.ecsv", overwrite=True)
t.write(path("table_comma.ecsv"), format="ascii.ecsv", delimiter=",", overwrite=True)
t.write(path("table.csv"), format="ascii.csv", overwrite=True)

t = QTable()
t["c"] = SkyCoord([1, 2] * u.deg, [3, 4] * u.deg)
t["t"] = Time([50000.0, 51000.0], format="mjd")
t["f"] = [1, 2] * u.Jy
t["long"] = [1, 2]
t["long"].info.description = "a very long description " * 20 + ": with, all {kinds} [of] 'things' \"x\" # and \u00e9\nnewline"
shared = [7, 8]
t.meta = {
    "comments": ["line one", "line: two " * 30 + "end"], "array": [[1, 2], [3, [4, {"a": 1}]]], "multi": "x\ny\n\nz",
    "date": "2020-01-01", "e": 1e10, "tuple": (1, 2), "shared": shared, "shared_again": shared,
}
t.write(path("objects.ecsv"), overwrite=True)
