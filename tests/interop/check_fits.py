"""Reads with astropy what Arclet wrote, and compares values, headers and checksums.

    ARCLET_INTEROP_DIR=DIR dotnet test tests/Arclet.Fits.Tests --filter InteropTests
    ARCLET_INTEROP_DIR=DIR python3 tests/interop/check_fits.py

Prints 'N passed, N failed'; exit code 1 on failure. Tried with astropy 5.2.1.
"""

import os
import shutil
import subprocess
import sys
import warnings

import numpy as np
from astropy.io import fits
from astropy.table import Table

warnings.simplefilter("error")  # astropy reports a wrong checksum, and a card against the standard, as a warning
folder = os.environ.get("ARCLET_INTEROP_DIR") or (sys.argv[1] if len(sys.argv) > 1 else sys.exit("set ARCLET_INTEROP_DIR to the folder that the .NET test wrote"))
W, H = 113, 57
y, x = np.mgrid[0:H, 0:W].astype("i8")
pixel = x * 7919 + y * 104729 * ((x + y) % 2 * 2 - 1)
passed = failed = 0


def check(name, action):
    global passed, failed
    try:
        action()
        passed += 1
    except Exception as e:  # every kind of failure counts
        failed += 1
        print(f"FAILED {name}: {type(e).__name__}: {str(e)[:500]}")


def open_strictly(name):
    hdus = fits.open(os.path.join(folder, name), checksum=True, memmap=False, uint=True)
    for hdu in hdus:
        hdu.verify("exception")
        assert "CHECKSUM" in hdu.header and "DATASUM" in hdu.header, "no checksum"
        assert hdu.verify_checksum() == 1 and hdu.verify_datasum() == 1, "wrong checksum"
        hdu.data
    return hdus


def typed(dtype):
    with open_strictly(dtype + ".fits") as hdus:
        data = hdus[0].data
        assert data.dtype.newbyteorder("=") == np.dtype(dtype), data.dtype
        if dtype.startswith("float"):
            wanted = (pixel / 3.0).astype(dtype)
            wanted[4, 3] = np.nan
            assert np.array_equal(data, wanted, equal_nan=True)
        elif dtype == "uint64":
            assert np.array_equal(data, ((pixel * 1_000_000_007) & (2**63 - 1)).astype("u8"))
        else:
            factor = {"int32": 1000, "uint32": 1000, "int64": 1_000_000_007}.get(dtype, 1)
            assert np.array_equal(data, (pixel * factor).astype(dtype))


def scaled():
    with open_strictly("scaled.fits") as hdus:
        data = hdus[0].data
        wanted = pixel / 4.0
        wanted[x == y] = np.nan
        # Stored in steps of 0.25: multiples of it are exact.
        assert np.array_equal(data, wanted, equal_nan=True)


def extensions(name):
    with open_strictly(name) as hdus:
        h = hdus[0].header
        assert list(h)[:4] == ["SIMPLE", "BITPIX", "NAXIS", "EXTEND"]
        assert h["TELESCOP"] == "JWST" and h.comments["TELESCOP"] == "a telescope"
        assert h["LONGTEXT"] == " ".join(["a long text that needs several cards"] * 8)
        assert h.comments["LONGTEXT"] == "and a comment"
        assert h["QUOTES"] == "it's 'quoted'"
        assert h["ESO INS FILT1 NAME"] == "F814W" and h["ESO DET GAIN"] == 2.5
        assert h["TINY"] == 5e-324 and h["LARGE"] == -1.7976931348623157e308 and h["THIRD"] == 1 / 3
        assert h["WHOLE"] == 1e22 and isinstance(h["WHOLE"], float)
        assert h["BIGINT"] == -(2**63) and h["YES"] is True
        assert "NOTHING" in h and h["NOTHING"] is None
        assert str(h["COMMENT"]) == "a comment" and " ".join(h["HISTORY"]) == " ".join(["history"] * 20)
        assert [c.value for c in h.cards if c.keyword == "TWICE"] == [1, 2]
        for key, first in ((("SCI", 1), ord("S")), (("ERR", 1), ord("E")), (("SCI", 2), ord("S"))):
            assert np.array_equal(hdus[key].data.ravel(), np.arange(W * H, dtype="f4") * key[1] + first)
        assert list(hdus[1].header)[:7] == ["XTENSION", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "PCOUNT", "GCOUNT"]
        assert np.array_equal(hdus[4].data, np.arange(60, dtype="i2").reshape(3, 4, 5))


def rewritten():
    here = os.path.dirname(os.path.abspath(__file__))
    with fits.open(os.path.join(here, "..", "Arclet.Fits.Tests", "Astropy", "header.fits")) as original, open_strictly("rewritten.fits") as hdus:
        header = hdus[0].header
        assert header["OBJECT"] == "MACS J0416" and header.comments["OBJECT"] == "target"
        skip = ("OBJECT", "CHECKSUM", "DATASUM", "EXTEND")
        assert [str(c) for c in original[0].header.cards if c.keyword not in skip] == [str(c) for c in header.cards if c.keyword not in skip]
        assert hdus[0].data.tolist() == [[1, 2], [3, 4]]


def ecsv():
    t = Table.read(os.path.join(folder, "table.ecsv"), format="ascii.ecsv")
    assert list(t["id"]) == ["A2744-1", 'say "hi", you', "# hash"]
    assert t["id"].description == "with: a colon, 'quotes' and # a hash"
    assert str(t["flux"].unit) == "nJy" and str(t["rate"].unit) == "solMass / (kpc2 yr)"
    assert np.array_equal(np.asarray(t["flux"]), [0.1, np.nan, -1e-300], equal_nan=True)
    assert list(t["rate"]) == [1.0, 1e22, np.inf]
    assert list(t["count"]) == [-(2**63), 0, 2**63 - 1] and t["count"].dtype == "i8"
    assert list(t["good"]) == [True, False, True] and t["good"].dtype == "bool"
    assert list(t["gap"].mask) == [False, True, False] and t["gap"][2] == 3
    assert dict(t.meta) == {"author": "it's: {us}, [1]", "lines": 'one\ntwo "three" \\ é', "redshift": 1e-30, "count": 3, "final": True, "version": "1.0", "answer": "yes"}, t.meta


def csv():
    t = Table.read(os.path.join(folder, "table.csv"), format="ascii.csv")
    assert list(t["id"]) == ["A2744-1", 'say "hi", you', "# hash"]
    assert np.array_equal(np.asarray(t["flux"]), [0.1, np.nan, -1e-300], equal_nan=True)
    assert list(t["count"]) == [-(2**63), 0, 2**63 - 1]


def compressed_integers(method, dtype):
    with open_strictly(f"z_{method}_{dtype}.fits") as hdus:
        assert isinstance(hdus["SCI"], fits.CompImageHDU)
        data = hdus["SCI"].data
        factor = 1000 if "32" in dtype else 1
        wanted = (pixel * factor).astype(dtype)
        assert np.array_equal(data, wanted)
    funpacked(f"z_{method}_{dtype}.fits", wanted)


def reals(dtype):
    noise = sum(((x * 7919 + y * 104729 + k * 15485863).astype("u8") * np.uint64(2654435761) & np.uint64(0xFFFFFFFF)) / 4294967296.0 for k in range(4)) - 2 + x * 0.01
    noise[4, 3], noise[6, 5], noise[8] = np.nan, 0, 0.1
    return noise.astype(dtype)


def funpacked(name, wanted):
    """cfitsio reads the same, where it is installed."""
    if shutil.which("funpack") is None:
        return None
    unpacked = os.path.join(folder, name + ".funpacked")
    subprocess.run(["funpack", "-O", unpacked, os.path.join(folder, name)], check=True, stdout=subprocess.DEVNULL)
    try:
        data = fits.getdata(unpacked, 1, uint=True)
        if wanted is not None:
            assert np.array_equal(data, wanted, equal_nan=wanted.dtype.kind == "f"), "funpack reads something else"
        return data
    finally:
        os.remove(unpacked)


def compressed_reals(method, dtype):
    name = f"z_{method}_{dtype}.fits"
    original = reals(dtype)
    with open_strictly(name) as hdus:
        data, header = hdus["SCI"].data, hdus["SCI"].header
        assert header["EXPTIME"] == 12.5 and header.comments["EXPTIME"] == "kept"
    if method == "lossless":
        assert np.array_equal(data, original, equal_nan=True)
        funpacked(name, original)
        return
    # The step is a quarter of the noise of the row or tile; the noise is about 0.58.
    known = ~np.isnan(original)
    assert 0 < np.max(np.abs(data - original)[known]) < 0.12, np.max(np.abs(data - original)[known])
    if method != "tiles":
        assert np.array_equal(data[8], original[8]), "the row without noise is kept as it is"
    if method == "subtractive2":
        assert data[6, 5] == 0
    # funpack of cfitsio 4.2.0 loses its place in tiles with nulls that are narrower than the image.
    if method == "tiles":
        return
    by_cfitsio = funpacked(name, None)
    if by_cfitsio is None:
        return
    assert np.array_equal(by_cfitsio[known], data[known]) and np.isnan(by_cfitsio[4, 3])
    # fpack makes the same integers with the same scale from the same pixels.
    source = os.path.join(folder, name + ".source.fits")
    fits.PrimaryHDU(original).writeto(source, overwrite=True)
    flag = {"none": "-q0", "subtractive1": "-q1234", "subtractive2": "-qz1234"}[method]
    subprocess.run(["fpack", "-r", flag, "4", source], check=True, stdout=subprocess.DEVNULL)
    with fits.open(source + ".fz", disable_image_compression=True) as theirs, fits.open(os.path.join(folder, name), disable_image_compression=True) as ours:
        for row in range(H):
            for column in ("ZSCALE", "ZZERO", "COMPRESSED_DATA"):
                assert np.array_equal(theirs[1].data[column][row], ours[1].data[column][row]), f"{column} of row {row}: fpack {theirs[1].data[column][row]}, here {ours[1].data[column][row]}"
    os.remove(source)
    os.remove(source + ".fz")


for kind in ("uint8", "int8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float32", "float64"):
    check(kind, lambda kind=kind: typed(kind))
check("scaled", scaled)
for kind in ("uint8", "int8", "int16", "uint16", "int32", "uint32", "int64", "uint64"):
    # cfitsio 4.2.0, and with it astropy 5.2.1, has no compressed integers of 64 bits.
    if "64" not in kind:
        check(f"gzip2 {kind}", lambda kind=kind: compressed_integers("gzip2", kind))
        check(f"rice {kind}", lambda kind=kind: compressed_integers("rice", kind))
for kind in ("float32", "float64"):
    for method in ("lossless", "none", "subtractive1", "subtractive2", "tiles"):
        check(f"{method} {kind}", lambda kind=kind, method=method: compressed_reals(method, kind))
check("extensions.fits", lambda: extensions("extensions.fits"))
check("extensions.fits.gz", lambda: extensions("extensions.fits.gz"))
check("rewritten", rewritten)
check("table.ecsv", ecsv)
check("table.csv", csv)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
