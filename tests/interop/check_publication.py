"""Reads with astropy the tables for journals that Arclet wrote.

    ARCLET_INTEROP_DIR=DIR dotnet test tests/Arclet.Fits.Tests --filter PublicationTableTests
    ARCLET_INTEROP_DIR=DIR python3 tests/interop/check_publication.py

Debian package: python3-astropy. Prints 'N passed, N failed'; exit code 1 on failure. Tried with astropy 5.2.1.
"""

import os

import numpy as np
from astropy.io import ascii
from astropy.table import Table

import checking
from checking import check

folder = checking.folder("publication")
N = 20
i = np.arange(N)


def clumps(t):
    assert len(t) == N and t.colnames == ["id", "ra", "log_mass", "sfr", "flag", "unresolved"], t.colnames
    assert [str(v) for v in t["id"]] == [f"{k // 4}-{k % 4}" for k in i]
    assert np.abs(t["ra"] - (3.58 + i * 1.2345678e-4)).max() < 0.6e-7, "seven decimals of a degree"
    missing = i % 6 == 1
    assert np.array_equal(np.ma.getmaskarray(t["log_mass"]), missing)
    assert np.abs(t["log_mass"][~missing] - (5 + i[~missing] / 7.0)).max() < 0.6e-5, "six digits"
    assert np.abs(t["sfr"] / (1e-9 * 10 ** (i / 2.0)) - 1).max() < 1e-5, "six digits"
    assert np.array_equal(np.asarray(t["flag"]), i * i)
    assert [str(v) for v in t["unresolved"]] == ["T" if k % 3 == 0 else "F" for k in i]
    assert str(t["ra"].unit) == "deg" and str(t["sfr"].unit) in ("Msun / yr", "solMass / yr", "Msun yr-1"), (t["ra"].unit, t["sfr"].unit)
    assert "Star-formation rate over 10 Myr" in t["sfr"].description


check("mrt", lambda: clumps(ascii.read(os.path.join(folder, "clumps.mrt"), format="mrt")))
check("cds", lambda: clumps(ascii.read(os.path.join(folder, "clumps.dat"), format="cds", readme=os.path.join(folder, "ReadMe"))))
checking.end()
