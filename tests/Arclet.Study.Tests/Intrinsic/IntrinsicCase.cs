using Arclet.Inference;
using Arclet.Sky;

namespace Arclet.Study.Tests;

/// <summary>Clumps, magnifications and posteriors with known answers.</summary>
internal static class IntrinsicCase
{
    public static readonly FlatLambdaCdm Cosmology = FlatLambdaCdm.Default;

    public static ClumpPhotometry Observed(double sigmaMinorPixels = 1, double axisRatio = 0.8, double logSizeError = 0, double commonOverFlux = 0, double correlation = 0, double flux = 100) => new()
    {
        ClumpId = "12-1",
        ReferenceFilter = "F150W",
        ReferencePixelScaleArcsec = 0.02,
        RaDegrees = 3.58,
        DecDegrees = -30.39,
        SigmaMinorPixels = sigmaMinorPixels,
        AxisRatio = axisRatio,
        ThetaDegrees = 0,
        PositionAngleDegrees = 90,
        LogSizeError = logSizeError,
        LogFluxLogSizeCovariance = correlation * commonOverFlux * logSizeError,
        SignalToNoise = 20,
        Bands = new Dictionary<string, BandFlux>
        {
            ["F070W"] = new(flux, 1, commonOverFlux * flux, 5, false, 0),
            ["F090W"] = new(flux, 1, commonOverFlux * flux, 5, false, 0),
            ["F150W"] = new(flux, 0, commonOverFlux * flux, 5, false, 0),
            ["F200W"] = new(1, 3, commonOverFlux, 10, true, 0),
        },
    };

    public static ClumpMagnification Magnification(double tangential = 4, double radial = 1.25, double tangentialError = 0, double radialError = 0, int draws = 100, double scatter = 0)
    {
        var random = new SeededRandom(1, "magnification");
        double[] t = [.. Enumerable.Range(0, draws).Select(_ => tangential * Math.Exp(tangentialError * random.Gaussian()))];
        double[] r = [.. Enumerable.Range(0, draws).Select(_ => radial * Math.Exp(radialError * random.Gaussian()))];
        double[] mu = [.. t.Zip(r, (a, b) => a * b)];
        return new()
        {
            Mu = MagnificationEstimate.Of(tangential * radial, scatter * tangential * radial, mu),
            MuTangential = MagnificationEstimate.Of(tangential, scatter * tangential, t),
            MuRadial = MagnificationEstimate.Of(radial, 0, r),
            MuCentre = -tangential * radial,
            SourceX = 0,
            SourceY = 0,
            MuDraws = mu,
            MuTangentialDraws = t,
            MuRadialDraws = r,
            MuCentreDraws = mu,
        };
    }

    /// <summary>A posterior whose log mass is normal, of 2001 evenly spaced quantiles, everything else certain.</summary>
    public static SedPosterior Sed(double logMass = 8, double errorDex = 0, double ageGyr = 0.01)
    {
        double[] mass = [.. Enumerable.Range(0, 2001).Select(i => logMass + (errorDex * Arclet.Inference.Statistics.NormalDistribution.Quantile((i + 0.5) / 2001)))];
        var samples = new Dictionary<string, IReadOnlyList<double>>
        {
            ["log_stellar_mass"] = mass,
            ["log_formed_mass"] = [.. mass.Select(m => m + 0.1)],
            ["sfr10"] = [.. mass.Select(m => Math.Pow(10, m - 7))],
            ["sfr100"] = [.. mass.Select(m => Math.Pow(10, m - 8))],
            ["log_ssfr100"] = [.. mass.Select(_ => -8.0)],
            ["mass_weighted_age_gyr"] = [.. mass.Select(_ => ageGyr)],
            ["a_v"] = [.. mass.Select(_ => 0.5)],
            ["metallicity_solar"] = [.. mass.Select(_ => 0.3)],
        };
        return new() { Id = "12-1", History = "exp_tau10", Samples = samples, Best = samples.ToDictionary(s => s.Key, s => s.Value[s.Value.Count / 2]) };
    }

    public static IntrinsicClump Intrinsic(ClumpPhotometry photometry, ClumpMagnification magnification, SedPosterior? sed = null, double redshift = 2, IntrinsicSettings? settings = null, long unit = 1) =>
        IntrinsicClumpFit.Of(photometry, sed ?? Sed(), magnification, redshift, Cosmology, settings ?? new() { DrawCount = 20_000 }, new SeededRandom(5, "intrinsic", unit));

    /// <summary>Half of the central 68 % of the draws; for a normal distribution 0.99446 standard deviations.</summary>
    public static double HalfWidth(IntrinsicEstimate estimate) => (estimate.P84 - estimate.P16) / 2 / 0.994458;
}
