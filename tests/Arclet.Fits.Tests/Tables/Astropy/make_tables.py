"""Makes the small tables that the tests read, with astropy, and expected.json with their values as astropy (or this script) has them.

    python3 make_tables.py

Tried with astropy 5.2.1 and numpy 1.24.2. The files are committed; the script says what is in them.
"""

import gzip
import json
import os
import warnings

import astropy.units as u
import numpy as np
from astropy.io import fits
from astropy.io.votable import parse_single_table
from astropy.table import Column, MaskedColumn, Table

warnings.simplefilter("ignore")
os.chdir(os.path.dirname(os.path.abspath(__file__)))
expected = {}


def plain(value):
    """A cell as JSON has it: null where it is masked, complex numbers as pairs, NaN and infinities as texts."""
    if value is np.ma.masked or value is None:
        return None
    if isinstance(value, np.ma.MaskedArray):
        return [plain(v) for v in value.filled(0).ravel()] if not value.mask.any() else [None if m else plain(v) for v, m in zip(value.data.ravel(), value.mask.ravel())]
    if isinstance(value, (np.ndarray, list, tuple)):
        return [plain(v) for v in np.asarray(value).ravel()]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (complex, np.complexfloating)):
        return [plain(value.real), plain(value.imag)]
    if isinstance(value, (float, np.floating)):
        return float(value) if np.isfinite(value) else str(float(value))
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, bytes):
        value = value.decode()
    return str(value)


def expect(file, columns, **more):
    """columns: name -> (cells, unit, description, ucd)"""
    expected[file] = {
        "columns": [dict(name=n, values=[plain(v) for v in c[0]], unit=c[1], description=c[2], ucd=c[3], shape=c[4] if len(c) > 4 else None) for n, c in columns.items()],
        **more,
    }


def save():
    with open("expected.json", "w") as file:
        json.dump(expected, file, indent=1)
        file.write("\n")


N = 5
i = np.arange(N)


def fits_types():
    """Every TFORM, by astropy.io.fits's own columns; NaN and TNULL are missing, as astropy's Table has them."""
    big = np.array([0, 1, 2**63, 2**64 - 1, 77], dtype="u8")
    columns = [
        fits.Column("logical", "L", array=np.array([True, False, True, True, False])),
        fits.Column("bits", "11X", array=np.array([[(b >> k) & 1 for k in range(11)] for b in (0, 1, 1024, 2047, 682)], dtype=bool)),
        fits.Column("byte", "B", array=np.array([0, 1, 127, 128, 255], dtype="u1")),
        fits.Column("sbyte", "B", array=np.array([0, 127, 128, 129, 255], dtype="u1")),  # see TZERX4
        fits.Column("short", "I", array=np.array([-32768, -1, 0, 1, 32767], dtype="i2"), null=-1),
        fits.Column("ushort", "I", bzero=32768, array=np.array([0, 1, 32767, 32768, 65535], dtype="u2")),
        fits.Column("int", "J", array=np.array([-(2**31), -1, 0, 99, 2**31 - 1], dtype="i4"), null=99, unit="count"),
        fits.Column("uint", "J", bzero=2**31, array=np.array([0, 1, 2**31 - 1, 2**31, 2**32 - 1], dtype="u4")),
        fits.Column("long", "K", array=np.array([-(2**63), -1, 0, 1, 2**63 - 1], dtype="i8")),
        fits.Column("ulong", "K", bzero=2**63, array=big),
        fits.Column("float", "E", array=np.array([1.5, -0.1, np.inf, 3.4e38, np.nan], dtype="f4"), unit="nJy", disp="F10.4"),
        fits.Column("double", "D", array=np.array([0.1, np.nan, -np.inf, 5e-324, 1 / 3]), unit="10**(-7)J/s", disp="E15.7"),
        fits.Column("scaled", "I", array=np.array([0, 1, -1, -400, 100], dtype="i2")),  # see TSCAX13
        fits.Column("text", "8A", array=np.array(["A 2744", "", "exactly8", "x", "trail  "])),
        fits.Column("complex", "C", array=np.array([1 + 2j, 0.5, -1j, 3, 4], dtype="c8")),
        fits.Column("dcomplex", "M", array=np.array([1 + 2j, 1 / 3, -1j, 3, 4 - 1e300j])),
        fits.Column("vector", "3D", array=np.arange(15.0).reshape(5, 3), unit="um"),
        fits.Column("matrix", "6J", dim="(3,2)", array=np.arange(30).reshape(5, 2, 3)),
        fits.Column("words", "12A", dim="(4,3)", array=np.array([[f"{a}{b}" for b in ("x", "yy", "zzz")] for a in "abcde"])),
        fits.Column("flags", "2L", array=np.array([[True, False]] * 5)),
        fits.Column("var_float", "PE()", array=np.array([np.arange(n) / 4 for n in (0, 3, 1, 5, 2)], dtype=object)),
        fits.Column("var_int", "QJ()", array=np.array([np.arange(n) * 100000 for n in (2, 0, 4, 1, 3)], dtype=object)),
        fits.Column("var_byte", "PB()", array=np.array([np.arange(n) for n in (1, 2, 3, 4, 5)], dtype=object)),
        fits.Column("var_text", "PA()", array=np.array(["short", "a rather long text", "x", "yy", "zzz"], dtype=object)),
        fits.Column("var_logical", "PL()", array=np.array([np.array([True, False, True][:n]) for n in (1, 2, 3, 0, 2)], dtype=object)),
    ]
    for c in columns:
        if c.name == "words":
            c.array = c.array
    hdu = fits.BinTableHDU.from_columns(columns, name="TYPES")
    hdu.header["TCOMM7"] = "a description in TCOMM"
    hdu.header["TUCD7"] = "phot.count"
    hdu.header["TZERX4"] = -128
    hdu.header["TSCAX13"] = 0.25
    hdu.header["TZERX13"] = 100.0
    hdu.header["FILTER"] = ("F150W", "a keyword")
    hdu.header["EXPTIME"] = 12.5
    hdu.header["NVISIT"] = 3
    hdu.header["HIERARCH lower long key"] = True
    hdu.header["COMMENT"] = "one comment"
    hdu.header["HISTORY"] = "one line of history"
    hdus = fits.HDUList([fits.PrimaryHDU(), fits.ImageHDU(np.zeros((2, 2)), name="IMG"), hdu, fits.BinTableHDU(Table({"second": [7, 8]}), name="SECOND")])
    hdus.writeto("types.fits", overwrite=True)
    # astropy cannot write signed bytes and scaled columns: the keywords get their names afterwards.
    with open("types.fits", "rb") as file:
        content = file.read()
    with open("types.fits", "wb") as file:
        file.write(content.replace(b"TZERX", b"TZERO").replace(b"TSCAX", b"TSCAL"))

    with fits.open("types.fits", uint=True) as opened:
        data = opened["TYPES"].data
        table = {}
        for n, c in enumerate(columns):
            cells = list(data[c.name])
            if c.name in ("short", "int"):
                cells = [None if v == c.null else v for v in cells]
            if c.name in ("float", "double"):
                cells = [None if np.isnan(v) else v for v in cells]
            if c.name == "var_logical":
                cells = [np.asarray(v, dtype=bool) for v in cells]
            if c.name == "var_text":
                cells = ["short", "a rather long text", "x", "yy", "zzz"]  # astropy gives single characters without blanks
            if c.name == "text":
                # astropy fills an empty text up with NUL, which the standard calls missing.
                cells = ["A 2744", None, "exactly8", "x", "trail"]
            shape = {"bits": [11], "vector": [3], "matrix": [2, 3], "words": [3], "flags": [2]}.get(c.name, [-1] if c.name.startswith("var_") and c.name != "var_text" else None)
            table[c.name] = (cells, c.unit, "a description in TCOMM" if c.name == "int" else None, "phot.count" if c.name == "int" else None, shape)
        expect("types.fits[TYPES]", table)


def fits_by_table():
    """A Table as astropy writes it: descriptions and UCDs stand in YAML comments."""
    t = Table()
    t["id"] = MaskedColumn(i, mask=i == 2, dtype="i4", description="an identifier: with a rather long description, so that the line of YAML is continued on a second comment card", format="%5d")
    t["ra"] = Column(i / 3, unit=u.deg, format=".4f")
    t["ra"].meta["ucd"] = "pos.eq.ra;meta.main"
    t["name"] = MaskedColumn(["a", "bb", "ccc", "dd", "e"], mask=i == 4)
    t.meta["AUTHOR"] = "make_tables"
    t.meta["NUMBERS"] = [1, 2]
    t.write("by_table.fits", overwrite=True)
    expect(
        "by_table.fits",
        {
            "id": ([0, 1, None, 3, 4], None, t["id"].description, None),
            "ra": (i / 3, "deg", None, "pos.eq.ra;meta.main"),
            "name": (["a", "bb", "ccc", "dd", None], None, None, None),
        },
    )


def fits_ascii():
    columns = [
        fits.Column("name", "A6", array=np.array(["one", "two", "three", "", "five"]), ascii=True),
        fits.Column("count", "I8", array=np.array([1, -20, 300, -999, 5]), null="-999", ascii=True),
        fits.Column("f", "F10.4", array=np.array([1.5, -2.25, 1000.125, 0.0, 3.5]), unit="mag", ascii=True),
        fits.Column("e", "E15.7", array=np.array([1.5e-10, -2.25e20, 0.125, 0.0, 3.5]), ascii=True),
        fits.Column("d", "D23.15", array=np.array([1.5e-100, -2.25e200, 0.125, 0.0, 3.5]), ascii=True),
    ]
    fits.HDUList([fits.PrimaryHDU(), fits.TableHDU.from_columns(columns, name="ASCII")]).writeto("ascii.fits", overwrite=True)
    with fits.open("ascii.fits") as opened:
        d = opened[1].data
        expect("ascii.fits", {
            "name": (["one", "two", "three", "", "five"], None, None, None),
            "count": ([1, -20, 300, None, 5], None, None, None),
            "f": (d["f"], "mag", None, None),
            "e": (d["e"].astype(float), None, None, None),
            "d": (d["d"], None, None, None),
        })


def votables():
    t = Table()
    t["id"] = MaskedColumn(i + 2**40, mask=i == 1, dtype="i8", description="an identifier <with> & markup")
    t["short"] = MaskedColumn([-5, 6, 7, 8, 9], mask=i == 3, dtype="i2")
    t["byte"] = np.array([0, 1, 2, 254, 255], dtype="u1")
    t["flux"] = MaskedColumn([0.1, 0.2, np.inf, 1e-300, 1 / 3], mask=i == 1, unit=u.uJy)
    t["mag"] = np.array([1.5, 2.5, 3.5, 4.5, 5.5], dtype="f4")
    t["good"] = [True, False, True, False, True]
    t["name"] = ["a", "b c", "<&>", "dd", "e"]
    t["greek"] = ["\u03b1", "\u03b2", "\u03b3\u03b3", "x", "\u00e9"]
    t["vector"] = np.arange(15.0).reshape(5, 3)
    t["matrix"] = np.arange(30, dtype="i4").reshape(5, 2, 3)
    t["z"] = np.array([1 + 2j, 0.5, -1j, 3, 4])
    t["flux"].meta["ucd"] = "phot.flux"
    columns = {
        "id": ([None if k == 1 else k + 2**40 for k in range(N)], None, t["id"].description, None),
        "short": ([-5, 6, 7, None, 9], None, None, None),
        "byte": (t["byte"], None, None, None),
        "flux": ([0.1, None, np.inf, 1e-300, 1 / 3], "uJy", None, "phot.flux"),
        "mag": (t["mag"], None, None, None),
        "good": ([True, False, True, False, True], None, None, None),
        "name": (t["name"], None, None, None),
        "greek": (t["greek"], None, None, None),
        "vector": (t["vector"], None, None, None, [3]),
        # astropy 5.2.1 writes arraysize 2x3 for numpy's shape (2, 3); VOTable's first axis varies fastest, so that it says (3, 2).
        "matrix": (t["matrix"], None, None, None, [3, 2]),
        "z": (t["z"], None, None, None),
    }
    from astropy.io.votable import from_table

    for form in ("tabledata", "binary", "binary2"):
        vot = from_table(t)
        table = vot.get_first_table()
        table._config["version_1_3_or_later"] = True  # which BINARY2 asks for
        table.format = form
        table.name = "sources"
        table.description = "a table of sources"
        table.get_field_by_id("flux").ucd = "phot.flux"
        if form != "tabledata":  # astropy asks for it
            table.get_field_by_id("id").values.null = -7
            table.get_field_by_id("short").values.null = -99
        name = f"{form}.vot"
        vot.to_xml(name, tabledata_format=form)
        read = parse_single_table(name)
        assert len(read.array) == N
        expect(name, columns, name="sources", description="a table of sources")
        with open(name, "rb") as file, gzip.GzipFile(name + ".gz", "wb", mtime=0) as packed:
            if form == "tabledata":
                packed.write(file.read())
        if form != "tabledata":
            os.remove(name + ".gz")


def ecsv():
    t = Table()
    t["i1"] = MaskedColumn([-128, 0, 1, 2, 127], mask=i == 1, dtype="i1")
    t["u8"] = np.array([0, 1, 2, 3, 2**64 - 1], dtype="u8")
    t["f4"] = np.array([0.1, np.nan, np.inf, 1e-30, 3], dtype="f4")
    t["b"] = Column(np.arange(10.0).reshape(5, 2) / 3, unit="nJy", format=".3f", description="pairs")
    t["m"] = MaskedColumn(np.arange(30).reshape(5, 2, 3), mask=(np.arange(30) % 7 == 0).reshape(5, 2, 3))
    t["c"] = np.array([1 + 2j, 3, -4.5e-10j, 1e20 - 1e-20j, 0])
    t["s"] = np.array([["a", "b,b"], ["c \"q\"", "d"], ["e", "f"], ["\u03b1", "h"], ["i", "j"]])
    t["flag"] = MaskedColumn([True, False, True, False, True], mask=i == 2)
    t["b"].meta["ucd"] = "phot.flux"
    v = np.empty(N, dtype=object)
    for k in range(N):
        v[k] = np.arange(k) / 2
    t["v"] = v
    o = np.empty(N, dtype=object)
    o[:] = [{"a": 1}, "x", [1, {"b": None}], 3, None]
    t["o"] = o
    t.meta["name"] = "arrays"
    t.write("arrays.ecsv", overwrite=True)
    t.write("arrays_comma.ecsv", overwrite=True, delimiter=",")
    columns = {
        "i1": ([-128, None, 1, 2, 127], None, None, None),
        "u8": (t["u8"], None, None, None),
        "f4": (t["f4"], None, None, None),
        "b": (t["b"], "nJy", "pairs", "phot.flux", [2]),
        "m": (t["m"], None, None, None, [2, 3]),
        "c": (t["c"], None, None, None),
        "s": (t["s"], None, None, None, [2]),
        "flag": ([True, False, None, False, True], None, None, None),
        "v": (t["v"], None, None, None, [-1]),
        "o": (['{"a":1}', '"x"', '[1,{"b":null}]', "3", "null"], None, None, None),
    }
    again = Table.read("arrays.ecsv")
    assert again["v"].dtype == object
    expect("arrays.ecsv", columns, name="arrays")
    expect("arrays_comma.ecsv", columns, name="arrays")


fits_types()
fits_by_table()
fits_ascii()
votables()
ecsv()
save()
