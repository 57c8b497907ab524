"""Writes radial_profiles.csv: convergence and mean convergence of spherical profiles by quadrature of the density (mpmath, 30 digits).

gnfw, hernquist: kappa = integral along the line of sight, mean = 2/x^2 integral of x kappa, both from the density alone:
the mass projected within x is the integral of 4 pi r^2 rho (1 - sqrt(1 - min(1, x^2/r^2))), over pi. Units: gnfw kappa_s = 1/4
(rho = r^-g (1+r)^(g-3), kappa = 1/4 of the integral over the line), hernquist total mass pi (theta_M = 1).
sersic: kappa = exp(-b (x^(1/n) - 1)), b from gammainc.
"""
import os
import mpmath as mp

mp.mp.dps = 30
here = os.path.dirname(os.path.abspath(__file__))


def projected(rho, x):
    kappa = 2 * mp.quad(lambda t: x * mp.cosh(t) * rho(x * mp.cosh(t)), [0, 1, 3, 8, 20, 60])
    inner = mp.quad(lambda r: 4 * r * r * rho(r), [0, x / 100, x / 10, x])
    outer = mp.quad(lambda t: 4 * (x * mp.cosh(t)) ** 2 * rho(x * mp.cosh(t)) * (1 - mp.tanh(t)) * x * mp.sinh(t), [0, 1, 3, 8, 20, 60])
    return kappa, (inner + outer) / x**2


with open(os.path.join(here, "radial_profiles.csv"), "w") as out:
    out.write("profile,shape,x,kappa,mean\n")
    radii = ["0.003", "0.05", "0.4", "0.97", "1", "1.08", "3", "40"]
    for g in ["0", "0.6", "1", "1.45", "1.9"]:
        for x in radii:
            k, m = projected(lambda r: r ** -mp.mpf(g) * (1 + r) ** (mp.mpf(g) - 3), mp.mpf(x))
            out.write(f"gnfw,{g},{x},{mp.nstr(k / 4, 18)},{mp.nstr(m / 4, 18)}\n")
    for x in radii:
        k, m = projected(lambda r: 1 / (2 * r * (1 + r) ** 3), mp.mpf(x))
        # rho has the total mass pi: 4 pi integral r^2 rho = 4 pi / 4.
        out.write(f"hernquist,0,{x},{mp.nstr(k, 18)},{mp.nstr(m, 18)}\n")
    for n in ["0.5", "1", "2.5", "4", "8"]:
        n_ = mp.mpf(n)
        b = mp.findroot(lambda b: mp.gammainc(2 * n_, 0, b) - mp.gamma(2 * n_) / 2, 2 * n_ - mp.mpf(1) / 3)
        for x in ["0.003", "0.05", "0.4", "1", "3", "40"]:
            x_ = mp.mpf(x)
            k = mp.exp(-b * (x_ ** (1 / n_) - 1))
            m = 2 / x_**2 * mp.exp(b) * n_ * b ** (-2 * n_) * mp.gammainc(2 * n_, 0, b * x_ ** (1 / n_))
            out.write(f"sersic,{n},{x},{mp.nstr(k, 18)},{mp.nstr(m, 18)}\n")
