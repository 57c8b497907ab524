"""Reads with astropy the tables that Arclet wrote, and checks them with fitsverify and stilts votlint.

    ARCLET_INTEROP_DIR=DIR dotnet test tests/Arclet.Fits.Tests --filter TableInteropTests
    ARCLET_INTEROP_DIR=DIR python3 tests/interop/check_tables.py

Debian packages: python3-astropy, fitsverify, stilts. Prints 'N passed, N failed'; exit code 1 on failure. Tried with astropy 5.2.1,
fitsverify 4.20 and stilts 3.4.7.
"""

import glob
import gzip
import os
import subprocess
import sys
import tempfile
import warnings

import numpy as np
from astropy.io import fits
from astropy.io.votable import parse
from astropy.table import Table

warnings.simplefilter("ignore")
folder = os.path.join(os.environ.get("ARCLET_INTEROP_DIR") or (sys.argv[1] if len(sys.argv) > 1 else sys.exit("set ARCLET_INTEROP_DIR to the folder that the .NET test wrote")), "tables")
ours = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Arclet.Fits.Tests", "Tables", "Astropy")
N = 100
i = np.arange(N)
missing = i % 7 == 3
DESCRIPTION = "Number: with a colon, 'quotes' and # a hash"
passed = failed = 0


def check(name, action):
    global passed, failed
    try:
        action()
        passed += 1
    except Exception as e:  # every kind of failure counts
        failed += 1
        print(f"FAILED {name}: {type(e).__name__}: {str(e)[:700]}")


def same(t, name, values, mask=None, dtype=None):
    column = t[name]
    found_mask = np.ma.getmaskarray(np.ma.MaskedArray(column))
    if mask is not None:
        assert np.array_equal(found_mask.reshape(len(t), -1)[:, 0], mask), f"{name}: mask {found_mask.sum()}"
    elif len(t):
        assert not found_mask.any(), f"{name}: {found_mask.sum()} are masked"
    data = np.asarray(np.ma.getdata(column))
    keep = slice(None) if mask is None else ~mask
    values = np.asarray(values)
    if data.dtype.kind in "SU":
        assert [str(v) for v in column[keep].ravel()] == [str(v) for v in values[keep].ravel()], f"{name}: {column[:5]}"
    else:
        assert data.shape == values.shape, f"{name}: shape {data.shape}"
        assert np.array_equal(data[keep], values[keep]), f"{name}: {data[:5]}"
    if dtype is not None:
        assert data.dtype.newbyteorder("=") == np.dtype(dtype), f"{name}: {data.dtype}"


def values(t, kinds):
    same(t, "id", i + 2**40)
    same(t, "ra", i / 3.0, missing)
    t["mag"] = t["mag"].astype("f4") if not kinds else t["mag"]  # CSV has no types
    same(t, "mag", (i.astype("f4") / np.float32(7)), dtype="f4")
    same(t, "int", -i, missing, "i4" if kinds else None)
    same(t, "short", i * 300, missing, "i2" if kinds else None)
    same(t, "byte", i * 2, dtype="u1" if kinds else None)
    same(t, "sbyte", i - 50)  # astropy 5.2.1 makes real numbers of FITS's signed bytes
    same(t, "ushort", i * 600, dtype="u2" if kinds else None)
    same(t, "uint", 2**32 - 1 - i, dtype="u4" if kinds else None)
    same(t, "good", i % 2 == 0)
    name = np.array(["" if missing[k] else f"n-{k}, 'q' \"d\" <&>" for k in i])
    # astropy 5.2.1 masks no texts of VOTables: those that are missing are empty.
    same(t, "name", name, missing if np.ma.is_masked(t["name"]) else None)


def arrays(t, variable=True):
    same(t, "complex", i - 1j * (i / 3.0))
    same(t, "vector", (np.arange(N * 3) / 9.0).reshape(N, 3))
    same(t, "matrix", np.arange(N * 6).reshape(N, 2, 3))
    same(t, "flags", (np.arange(N * 2) % 3 == 0).reshape(N, 2))
    if variable:
        for k in i:
            assert np.array_equal(np.asarray(t["any_length"][k], dtype="f4"), (k + np.arange(k % 5 + 1) / 4).astype("f4")), f"any_length, row {k}"


def words(t):
    assert np.asarray(t["words"]).astype(str).tolist() == [[f"w{2 * k}", f"w{2 * k + 1}"] for k in i], t["words"][:3]


def units(t):
    assert str(t["ra"].unit) == "deg" and str(t["mag"].unit) == "mag" and str(t["vector"].unit) == "nJy" and str(t["short"].unit) == "pix" and t["id"].unit is None


def fits_table(name, variable=True):
    path = os.path.join(folder, name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a wrong checksum is a warning
        with fits.open(path, checksum=True) as hdus:
            for hdu in hdus:
                hdu.verify("exception")
                assert hdu.verify_checksum() == 1 and hdu.verify_datasum() == 1
            assert hdus[1].name == "SOURCES" or hdus[1].header["EXTNAME"] == "sources"
            header = hdus[1].header.copy()
    t = Table.read(path)
    values(t, True)
    arrays(t, variable)
    words(t)
    units(t)
    assert header["TCOMM1"] == DESCRIPTION and header["TUCD1"] == "meta.id;meta.main" and header["TUCD2"] == "pos.eq.ra;meta.main", "TCOMM or TUCD"
    assert header["TDISP1"] == "I14" and header["TDISP2"] == "F12.6"
    assert header["PROGRAM"] == "the tests: 'quoted' # hash" and header["THRESHOLD_ON"] == "image" and header["SEED"] == 42 and header["NOISE"] == 1.5e-30 and header["FINAL"] is True
    assert header["DESCRIPTION"] == "a table of sources"


def ecsv_table(name):
    t = Table.read(os.path.join(folder, name), format="ascii.ecsv")
    values(t, True)
    arrays(t)
    words(t)
    units(t)
    assert t["id"].description == DESCRIPTION and t["ra"].info.format == "%12.6f", t["ra"].info.format
    assert t["id"].meta["ucd"] == "meta.id;meta.main"
    assert t.meta["name"] == "sources" and t.meta["description"] == "a table of sources" and t.meta["threshold_on"] == "image" and t.meta["seed"] == 42 and t.meta["noise"] == 1.5e-30 and t.meta["final"] is True


def vo_table(name):
    document = parse(os.path.join(folder, name), verify="exception")
    table = document.get_first_table()
    t = table.to_table(use_names_over_ids=True)
    values(t, False)
    arrays(t)
    units(t)
    field = {f.name: f for f in table.fields}
    assert field["id"].description == DESCRIPTION and field["id"].ucd == "meta.id;meta.main" and field["ra"].ucd == "pos.eq.ra;meta.main"
    assert field["mag"].datatype == "float" and field["short"].datatype == "short" and field["byte"].datatype == "unsignedByte" and field["good"].datatype == "boolean"
    assert str(field["ra"].precision) == "F6" or field["ra"].precision == "6", field["ra"].precision
    params = {p.name: p.value for p in table.params}
    assert table.name == "sources" and table.description == "a table of sources"
    assert params["program"] == "the tests: 'quoted' # hash" and params["seed"] == 42 and params["noise"] == 1.5e-30 and bool(params["final"]) is True


def csv_table():
    t = Table.read(os.path.join(folder, "t.csv"), format="ascii.csv")
    t["good"] = t["good"] == "True"
    values(t, False)


def two():
    with fits.open(os.path.join(folder, "two.fits"), checksum=True) as hdus:
        assert [h.name for h in hdus] == ["PRIMARY", "FIRST", "SECOND"]
        assert list(hdus["FIRST"].data["x"]) == [5, 2, 3.5] and list(hdus["SECOND"].data["x"]) == [6, 2, 3.5]


def empty(name):
    t = Table.read(os.path.join(folder, name))
    assert len(t) == 0 and t.colnames[:3] == ["id", "ra", "mag"] and str(t["ra"].unit) == "deg", t


def again(first, second, **read):
    a, b = Table.read(os.path.join(ours, first), **read), Table.read(os.path.join(folder, second), **read)
    assert a.colnames == b.colnames
    for name in a.colnames:
        if name.startswith("var_") or a[name].dtype.kind == "O":
            for x, y in zip(a[name], b[name]):
                assert np.array_equal(np.atleast_1d(x).ravel(), np.atleast_1d(y).ravel()), f"{name}: {x} {y}"
            continue
        x, y = np.ma.MaskedArray(a[name]), np.ma.MaskedArray(b[name])
        assert x.ravel().shape == y.ravel().shape, name
        assert np.array_equal(np.ma.getmaskarray(x).ravel(), np.ma.getmaskarray(y).ravel()), f"{name}: masks"
        keep = ~np.ma.getmaskarray(x).ravel()
        p, q = x.data.ravel()[keep], y.data.ravel()[keep]
        assert np.array_equal(p, q, equal_nan=p.dtype.kind in "fc"), f"{name}: {p[:5]} {q[:5]}"
        assert a[name].unit == b[name].unit, name


def types():
    with fits.open(os.path.join(ours, "types.fits"), uint=True) as a, fits.open(os.path.join(folder, "types_again.fits"), uint=True) as b:
        first, second = a["TYPES"].data, b["TYPES"].data
        for name in first.names:
            for row, (x, y) in enumerate(zip(first[name], second[name])):
                x, y = np.atleast_1d(np.asarray(x)).ravel(), np.atleast_1d(np.asarray(y)).ravel()
                if name in ("short", "int") and x[0] == a["TYPES"].columns[name].null:
                    assert y[0] == b["TYPES"].columns[name].null, name
                elif name == "var_logical":  # astropy 5.2.1 wrote the bytes 1 and 0, and reads bytes
                    assert np.array_equal(x == 1, y == ord("T")), f"{name}: {x} {y}"
                elif name == "var_text":
                    assert "".join(x).replace(" ", "") == "".join(y).replace(" ", ""), f"{name}: {x} {y}"
                else:
                    assert np.array_equal(x, y, equal_nan=x.dtype.kind in "fc"), f"{name}, row {row}: {x} {y}"


def run(command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
    return result.returncode, result.stdout


def fitsverify(path):
    code, text = run(["fitsverify", path])
    assert code == 0 and "0 warning(s) and 0 error(s)" in text, text[-900:]


def votlint(path):
    plain = path
    with tempfile.TemporaryDirectory() as scratch:
        if path.endswith(".gz"):
            plain = os.path.join(scratch, "t.vot")
            with gzip.open(path) as packed, open(plain, "wb") as file:
                file.write(packed.read())
        code, text = run(["stilts", "votlint", plain])
    lines = [line for line in text.splitlines() if line.startswith(("ERROR", "WARNING"))]
    assert code == 0 and not lines, text[:600]


for name in ("t.fits", "t.fits.gz"):
    check(name, lambda: fits_table(name))
check("streamed.fits", lambda: fits_table("streamed.fits", variable=False))
for name in ("t.ecsv", "t.ecsv.gz"):
    check(name, lambda: ecsv_table(name))
for name in ("t.vot", "t.vot.gz"):
    check(name, lambda: vo_table(name))
check("t.csv", csv_table)
check("two.fits", two)
for name in ("empty_t.fits", "empty_t.ecsv", "empty_t.vot"):
    check(name, lambda: empty(name))
check("types_again.fits", types)
check("tabledata_again.vot", lambda: again("tabledata.vot", "tabledata_again.vot"))
check("arrays_again.ecsv", lambda: again("arrays.ecsv", "arrays_again.ecsv"))
for path in sorted(glob.glob(os.path.join(folder, "*.fits"))):
    check("fitsverify " + os.path.basename(path), lambda: fitsverify(path))
for path in sorted(glob.glob(os.path.join(folder, "*.vot*"))):
    check("votlint " + os.path.basename(path), lambda: votlint(path))
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
