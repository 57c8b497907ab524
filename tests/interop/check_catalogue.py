"""Reads with astropy, and checks with stilts' votlint and fitsverify, the catalogue that a study published.

    ARCLET_INTEROP_DIR=DIR dotnet test tests/Arclet.Study.Tests --filter CatalogueTests
    ARCLET_INTEROP_DIR=DIR python3 tests/interop/check_catalogue.py

Debian packages: python3-astropy, stilts, fitsverify. Prints 'N passed, N failed'; exit code 1 on failure. Tried with astropy 5.2.1 and
stilts 3.4.
"""

import os
import subprocess

import numpy as np
from astropy.io import ascii, fits
from astropy.table import Table

import checking
from checking import check

folder = checking.folder("study_catalogue", "catalogue")


def path(name):
    return os.path.join(folder, name)


def same(a, b, digits=0.0):
    assert len(a) == len(b) and a.colnames == b.colnames, (len(a), len(b), set(a.colnames) ^ set(b.colnames))
    for name in a.colnames:
        if a[name].dtype.kind == "f":
            x, y = (np.ma.filled(np.ma.asarray(t[name], float), np.nan) for t in (a, b))
            x, y = np.where(np.isfinite(x), x, np.nan), np.where(np.isfinite(y), y, np.nan)
            assert np.array_equal(np.isnan(x), np.isnan(y)), name
            scale = np.nanmax(np.abs(x)) if np.isfinite(x).any() else 1
            assert np.nanmax(np.abs(x - y), initial=0) <= digits * scale, (name, np.nanmax(np.abs(x - y)))


def units(t, name):
    assert str(t["ra"].unit) == "deg", t["ra"].unit
    assert str(t["sfr10" if name == "clumps" else "sfr100"].unit) in ("solMass / yr", "Msun / yr")
    assert all(c.description for c in t.columns.values()), "every column is described"


def tables(name):
    first = Table.read(path(f"{name}.fits"), hdu=1)
    units(Table.read(path(f"{name}.ecsv")), name)
    same(first, Table.read(path(f"{name}.ecsv")))
    vot = Table.read(path(f"{name}.vot"), format="votable")
    units(vot, name)
    same(first, vot)


# Six digits of the largest number of a column, and seven decimals of a degree.
def cds(name):
    first = Table.read(path(f"{name}.fits"), hdu=1)
    same(first, ascii.read(path(f"{name}.mrt"), format="mrt"), 2e-6)
    same(first, ascii.read(path(f"cds_{name}/{name}.dat"), format="cds", readme=path(f"cds_{name}/ReadMe")), 2e-6)


def header():
    with fits.open(path("clumps.fits")) as f:
        h = f[1].header
        assert h["TUNIT3"] == "deg" and h["TUCD1"] == "meta.id;meta.main", (h.get("TUNIT3"), h.get("TUCD1"))
        text = repr(h)
        assert "arclet" in text and "exp_tau10" in text
        assert f["FLAGS"].data["columns"][0].strip() == "intrinsic_flag"


def samples():
    clumps, draws = Table.read(path("clumps.fits"), hdu=1), Table.read(path("samples.fits"), hdu=1)
    assert list(clumps["id"]) == list(draws["id"]) and draws["log_mass"].shape == (len(clumps), 1000), draws["log_mass"].shape
    assert np.abs(np.median(draws["log_mass"], axis=1) - clumps["log_mass_p50"]).max() < 1e-5


def tool(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    text = (done.stdout + done.stderr).strip()
    assert done.returncode == 0 and not any(word in text for word in ("ERROR", "WARNING")), text[:600]


for name in ("clumps", "galaxies"):
    check(f"{name}: FITS, ECSV and VOTable", lambda: tables(name))
    check(f"{name}: CDS and MRT", lambda: cds(name))
    check(f"{name}: votlint", lambda: tool("stilts", "votlint", "ucd=true", "unit=true", f"votable={path(name + '.vot')}"))
    check(f"{name}: fitsverify", lambda: tool("fitsverify", "-e", path(f"{name}.fits")))
check("header", header)
check("samples", samples)
check("samples: fitsverify", lambda: tool("fitsverify", "-e", path("samples.fits")))
check("flags", lambda: Table.read(path("flags.ecsv")))
checking.end()
