using System.Globalization;
using System.Runtime.CompilerServices;

namespace Arclet.Lensing.Tests.Models;

public class RadialProfileTests
{
    /// <summary>
    /// kappa and the mean convergence of `radial_profiles.csv`, which integrates the densities in 30 digits. 1e-11 relative: the tables of gNFW and Sersic
    /// hold 1e-12, and where a Sersic profile has fallen to e^-30 of its centre the mean is still compared, kappa by its absolute value.
    /// </summary>
    [Fact]
    public void CircularProfiles_AgreeWithQuadratureOfTheirDensities()
    {
        foreach (string[] row in File.ReadLines(Path.Combine(Here(), "radial_profiles.csv")).Skip(1).Select(l => l.Split(',')))
        {
            double shape = Number(row[1]), x = Number(row[2]), kappa = Number(row[3]), mean = Number(row[4]);
            Potential unit = row[0] switch
            {
                "gnfw" => new() { Profile = MassProfile.GeneralizedNfw, InnerSlope = shape, ScaleRadiusArcsec = 1, VelocityDispersionKms = 1000 },
                "hernquist" => new() { Profile = MassProfile.Hernquist, ScaleRadiusArcsec = 1, MassSolar = 1e12 },
                _ => new() { Profile = MassProfile.Sersic, SersicIndex = shape, EffectiveRadiusArcsec = 1, Convergence = 1 },
            };
            Potential[] profiles = row[0] == "gnfw" && shape == 1 ? [unit, unit with { Profile = MassProfile.NavarroFrenkWhite }] : [unit];
            foreach (Potential potential in profiles.Select(p => p with { Redshift = 0.3 }))
            {
                var model = new LensModel { Potentials = [potential] };
                double amplitude = row[0] switch
                {
                    "gnfw" => 6 * LensConstants.Exact.DispersionArcsec * 1e6,
                    "hernquist" => ProfileFormulas.AmplitudeScale(MassProfile.Hernquist, LensConstants.Exact, model.AngularDistanceMpc(0.3)) * 1e12,
                    _ => 1,
                };
                LensTerms t = model.FieldForUnitEfficiency().At(x * 0.6, x * 0.8);
                string what = $"{potential.Profile} {shape} at {x}: ";
                double alpha = Math.Sqrt((t.AlphaX * t.AlphaX) + (t.AlphaY * t.AlphaY)) / x / amplitude;
                Assert.True(Math.Abs((alpha / mean) - 1) < 1e-11, $"{what} mean {alpha:R} for {mean:R}");
                Assert.True(Math.Abs((t.Kappa / amplitude) - kappa) < (1e-10 * kappa) + 1e-13, $"{what} kappa {t.Kappa / amplitude:R} for {kappa:R}");
            }
        }
    }

    /// <summary>NFW of concentration 5.5 and 300 kpc at z = 0.308: Lenstool 6.8 writes sigma 1442.834693867522 (1e-4: its G and parsec are not stated).</summary>
    [Fact]
    public void NfwDispersion_OfConcentrationAndScaleRadius_IsLenstools()
    {
        double dispersion = NfwScale.DispersionKms(5.5, 300, 0.308, Sky.FlatLambdaCdm.Default);
        Assert.Equal(1, dispersion / 1442.834693867522, 1e-3);
        double mass = NfwScale.MassSolar(5.5, 300, 0.308, Sky.FlatLambdaCdm.Default);
        Assert.Equal(5.5, NfwScale.Concentration(mass, 300, 0.308, Sky.FlatLambdaCdm.Default), 1e-12);
        Assert.Equal(300, NfwScale.ScaleRadiusKpc(mass, 5.5, 0.308, Sky.FlatLambdaCdm.Default), 1e-9);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
