using Arclet.Inference;
using Arclet.Sky;
using static Arclet.Study.Tests.IntrinsicCase;

namespace Arclet.Study.Tests;

public class IntrinsicClumpTests
{
    // 20,000 draws: the half-width of the central 68 % is known to 0.7 %, of 100 lens draws to 10 %.
    private const double OfManyDraws = 0.03;

    [Fact]
    public void Values_AreTheFormulae()
    {
        IntrinsicClump clump = Intrinsic(Observed(1, 0.5), Magnification());
        double parsec = Cosmology.KiloparsecPerArcsec(2) * 1000, radius = Math.Sqrt(2 * Math.Log(2)) * Math.Sqrt(0.02 * 0.04) / Math.Sqrt(5) * parsec;
        Assert.Equal(8 - Math.Log10(5), clump.LogStellarMass.Value, 10);
        Assert.Equal(8.1 - Math.Log10(5), clump.LogFormedMass.Value, 10);
        Assert.Equal(10 / 5.0, clump.Sfr10.Value, 10);
        Assert.Equal(1 / 5.0, clump.Sfr100.Value, 10);
        Assert.Equal(radius, clump.RadiusParsec.Value, 8);
        Assert.Equal(8 - Math.Log10(5) - Math.Log10(2 * Math.PI * radius * radius), clump.LogMassDensity.Value, 10);
        Assert.Equal(2 / (2 * Math.PI * radius * radius * 1e-6), clump.SfrDensity.Value, 8);
        Assert.Equal((0.01, 0.5, 0.3), (clump.AgeGyr.Value, clump.Attenuation.Value, clump.Metallicity.Value));
        Assert.Equal(Math.Log10(2), Intrinsic(Observed(1, 0.5), Magnification(), settings: new() { DensityArea = DensityArea.Pi }).LogMassDensity.Value - clump.LogMassDensity.Value, 10);
    }

    [Fact]
    public void Mass_OfAFluxThatIsNotKnown_StaysWithinPowersOfE()
    {
        // A common error of 3,000 fluxes drawn as the error of a logarithm would reach 1,300 dex: it counts as 1, 0.434 dex.
        IntrinsicClump clump = Intrinsic(Observed(commonOverFlux: 3000), Magnification());
        Assert.Equal(1, HalfWidth(clump.LogStellarMass) * Math.Log(10), OfManyDraws);
    }

    [Fact]
    public void Magnification_OfARedshiftFarFromTheSlope_ChangesByAFactorOfThreeAtMost()
    {
        // d ln mu/dz = 1000 near a critical line; redshifts off by 0.1 would give exp(100).
        ClumpMagnification magnification = Magnification() with { RedshiftSlopes = new(1000, 500, 500, 1000) };
        double[] redshifts = [.. Enumerable.Range(0, 200).Select(j => j < 100 ? 1.9 : 2.1)];
        IntrinsicClump clump = IntrinsicClumpFit.Of(Observed(), Sed(), magnification, 2, Cosmology, new() { DrawCount = 200 }, new SeededRandom(5, "intrinsic"), null, redshifts);
        Assert.Equal(5 / 3.0, clump.Mu.P16, 1e-3);
        Assert.Equal(15, clump.Mu.P84, 1e-3);

        // A slope of 1 is taken as it is: 5 exp(-+0.1).
        clump = IntrinsicClumpFit.Of(Observed(), Sed(), magnification with { RedshiftSlopes = new(1, 0.5, 0.5, 1) }, 2, Cosmology, new() { DrawCount = 200 }, new SeededRandom(5, "intrinsic"), null, redshifts);
        Assert.Equal(5 * Math.Exp(-0.1), clump.Mu.P16, 1e-9);
        Assert.Equal(5 * Math.Exp(0.1), clump.Mu.P84, 1e-9);
    }

    [Fact]
    public void Density_BothAxesResolved_TheMagnificationCancelsInBothErrors()
    {
        IntrinsicClump clump = Intrinsic(Observed(1, 0.5), Magnification(tangentialError: 0.5, radialError: 0.1, scatter: 0.2));
        Assert.True(clump.LogStellarMass.P84 - clump.LogStellarMass.P16 > 0.3);
        Assert.True(clump.LogStellarMass.QuadratureUpper > 0.1);

        // A certain SED and size: nothing is left but rounding.
        Assert.Equal(0, clump.LogMassDensity.P84 - clump.LogMassDensity.P16, 10);
        Assert.Equal((0.0, 0.0), (clump.LogMassDensity.QuadratureLower, clump.LogMassDensity.QuadratureUpper));
        Assert.Equal(0, (clump.SfrDensity.P84 - clump.SfrDensity.P16) / clump.SfrDensity.Value, 10);
    }

    [Theory]
    [InlineData(0.3, 0.25)]
    [InlineData(0.1, 0.5)]
    public void Density_AnAxisUnresolved_HasTheErrorOfTangentialOverRadial(double minor, double ratio)
    {
        // X / R^2 / mu with R ~ 1/mu_t goes as mu_t / mu_r.
        IntrinsicClump clump = Intrinsic(Observed(minor, ratio), Magnification(tangentialError: 0.2, radialError: 0.05, draws: 20_000));
        double expected = Math.Sqrt((0.2 * 0.2) + (0.05 * 0.05)) / Math.Log(10);
        Assert.Equal(1, HalfWidth(clump.LogMassDensity) / expected, OfManyDraws);

        // First order in the relative errors: 0.2^2 / 6.
        Assert.Equal(1, (clump.LogMassDensity.QuadratureLower + clump.LogMassDensity.QuadratureUpper) / 2 / expected, 0.03);
    }

    [Fact]
    public void Mass_IndependentParts_AddInQuadrature()
    {
        IntrinsicClump clump = Intrinsic(Observed(1, 0.5, 0.1, 0.15), Magnification(tangentialError: 0.2, draws: 20_000), Sed(errorDex: 0.1));
        double expected = Math.Sqrt(0.01 + (((0.15 * 0.15) + (0.2 * 0.2)) / Math.Pow(Math.Log(10), 2)));
        Assert.Equal(1, HalfWidth(clump.LogStellarMass) / expected, OfManyDraws);
        Assert.Equal(1, (clump.LogStellarMass.QuadratureLower + clump.LogStellarMass.QuadratureUpper) / 2 / expected, OfManyDraws);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0)]
    [InlineData(-0.5)]
    public void Density_SizeAndFluxCorrelated_HasTheirCovariance(double correlation)
    {
        // ln F - 2 ln R: f^2 + 4 s^2 - 4 rho f s.
        IntrinsicClump clump = Intrinsic(Observed(1, 0.5, 0.1, 0.15, correlation), Magnification());
        double expected = Math.Sqrt((0.15 * 0.15) + (4 * 0.01) - (4 * correlation * 0.15 * 0.1)) / Math.Log(10);
        Assert.Equal(1, HalfWidth(clump.LogMassDensity) / expected, OfManyDraws);
        Assert.Equal(expected, clump.LogMassDensity.QuadratureUpper, 10);
        Assert.Equal(1, HalfWidth(clump.RadiusParsec) / (0.1 * clump.RadiusParsec.Value), OfManyDraws);
    }

    [Fact]
    public void Quadrature_AsymmetricMagnification_ChangesSidesInWhatGoesAsItsInverse()
    {
        ClumpMagnification magnification = Magnification() with { Mu = new MagnificationEstimate(5, 0, 0.5, 1) };
        IntrinsicClump clump = Intrinsic(Observed(1, 0.5), magnification);

        // mu = 5 (+1, -0.5): mass has -0.2 and +0.1 of itself, the radius half of both.
        Assert.Equal(0.2 / Math.Log(10), clump.LogStellarMass.QuadratureLower, 10);
        Assert.Equal(0.1 / Math.Log(10), clump.LogStellarMass.QuadratureUpper, 10);
        Assert.Equal(0.1 * clump.RadiusParsec.Value, clump.RadiusParsec.QuadratureLower, 10);
        Assert.Equal(0.05 * clump.RadiusParsec.Value, clump.RadiusParsec.QuadratureUpper, 10);
    }

    [Fact]
    public void Extinction_IsUndoneOnceAndOnlyOnce()
    {
        // Table 1 of the paper: 0.025 mag in F070W, printed to three digits; the V band of z = 0.75 is F070W here.
        var settings = new IntrinsicSettings { VBand = [new() { Filter = "F070W" }] };
        IntrinsicClump with = Intrinsic(Observed(), Magnification(), redshift: 0.75, settings: settings), without = Intrinsic(Observed(), Magnification(), redshift: 0.75, settings: settings with { ColorExcess = 0 });
        double magnitudes = new GalacticExtinction(0.0117).MagnitudesIn(FilterCatalog.Get("F070W"));
        Assert.Equal(0.025, magnitudes, 0.0005);
        Assert.Equal(magnitudes, without.AbsoluteMagnitudeV.Value - with.AbsoluteMagnitudeV.Value, 10);
        Assert.Equal(Math.Pow(10, 0.4 * magnitudes), with.Fluxes["F070W"].FluxNanojansky / without.Fluxes["F070W"].FluxNanojansky, 10);

        // The SED fit's fluxes were corrected before: masses do not change.
        Assert.Equal(without.LogStellarMass, with.LogStellarMass);
    }

    [Theory]
    [InlineData(0.75, "F090W")]
    [InlineData(0.8, "F115W")]
    [InlineData(1.5, "F150W")]
    [InlineData(3.29, "F200W")]
    [InlineData(9, "F277W")]
    public void VBand_ByRedshift_IsThePresets(double redshift, string expected) => Assert.Equal(expected, new IntrinsicSettings().VBandFilter(redshift));

    [Fact]
    public void AbsoluteMagnitude_IsTheDistanceModulusFormula()
    {
        // F150W at z = 2: m = 31.4 - 2.5 log 100 - A; M = m - 5 log(D_L/10pc) + 2.5 log(1+z) + 2.5 log mu.
        double extinction = new GalacticExtinction(0.0117).MagnitudesIn(FilterCatalog.Get("F150W"));
        double expected = 31.4 - 5 - extinction - Cosmology.DistanceModulus(2) + (2.5 * Math.Log10(3 * 5));
        Assert.Equal(expected, Intrinsic(Observed(), Magnification()).AbsoluteMagnitudeV.Value, 10);
    }

    [Fact]
    public void AbsoluteMagnitude_OfALimit_IsFlaggedAsOne()
    {
        IntrinsicClump clump = Intrinsic(Observed(), Magnification(), redshift: 3);
        Assert.Equal("F200W", clump.VBandFilter);
        Assert.True(clump.Flags.HasFlag(IntrinsicFlags.MagnitudeIsLimit));
        Assert.True(Intrinsic(Observed(), Magnification(), redshift: 4).Flags.HasFlag(IntrinsicFlags.NoMagnitude));
    }

    [Fact]
    public void Boundness_IsAgeOverCrossingTime()
    {
        // G = 4.30091e-3 pc (km/s)^2 / Msun and 1 pc/(km/s) = 0.977792 Myr: 1e4 Msun within 1 pc cross in 10 / sqrt(43.0091) * 0.977792 = 1.49096 Myr.
        Assert.Equal(10 / 1.49096, ClumpMasses.BoundnessOf(0.01, 4, 1), 4);
    }

    [Fact]
    public void Of_WithoutLensDraws_SaysSoAndUsesTheScatter()
    {
        IntrinsicClump clump = Intrinsic(Observed(), Magnification(draws: 0, scatter: 0.1));
        Assert.True(clump.Flags.HasFlag(IntrinsicFlags.NoLensDraws));
        Assert.Equal(1, HalfWidth(clump.Mu) / 0.5, OfManyDraws);
        Assert.Equal(0.5, clump.Mu.QuadratureUpper, 10);
    }

    [Fact]
    public void Of_WithoutSedFit_HasSizesAndFluxes()
    {
        IntrinsicClump clump = IntrinsicClumpFit.Of(Observed(), null, Magnification(), 2, Cosmology, new(), new Arclet.Inference.SeededRandom(1, "x"));
        Assert.True(clump.Flags.HasFlag(IntrinsicFlags.NoSedFit));
        Assert.True(double.IsNaN(clump.LogStellarMass.Value));
        Assert.True(clump.RadiusParsec.Value > 0);
        Assert.Equal(4, clump.Fluxes.Count);
    }

    [Fact]
    public void Of_TheSameSeed_GivesTheSameBits()
    {
        ClumpPhotometry photometry = Observed(1, 0.5, 0.1, 0.1, 0.5);
        ClumpMagnification magnification = Magnification(tangentialError: 0.1);
        Assert.Equal(Intrinsic(photometry, magnification).LogMassDensity, Intrinsic(photometry, magnification).LogMassDensity);
        Assert.NotEqual(Intrinsic(photometry, magnification).LogMassDensity, Intrinsic(photometry, magnification, unit: 2).LogMassDensity);
    }

    [Fact]
    public void Draws_LensDrawsAreSharedByClumps_RatiosOfMassesDoNotDependOnTheLens()
    {
        // Two clumps seen by the same lens draws: draw j of both has the same model, so that mu cancels in their ratio.
        ClumpMagnification magnification = Magnification(tangentialError: 0.5);
        ClumpDraws Of(long unit) => new(Observed(), CorrectedFluxes.Of(Observed(), new GalacticExtinction(0)), ClumpSize.Of(Observed(), new()), magnification, new(), new Arclet.Inference.SeededRandom(5, "intrinsic", unit));
        Assert.Equal(Of(1).Mu, Of(2).Mu);
    }

    [Fact]
    public void Draws_PhotometricRedshift_MovesMassSizeAndMagnification()
    {
        // Redshifts of a Gaussian of 0.03 about 2, and ln mu growing by 2 per unit of z.
        var random = new Arclet.Inference.SeededRandom(9, "z");
        double[] redshifts = [.. Enumerable.Range(0, 20_000).Select(_ => 2 + (0.03 * random.Gaussian()))];
        ClumpMagnification magnification = Magnification() with { RedshiftSlopes = new(2, 1.5, 0.5, 2) };
        IntrinsicClump clump = IntrinsicClumpFit.Of(Observed(1, 0.5), Sed(), magnification, 2, Cosmology, new() { DrawCount = 20_000 }, new Arclet.Inference.SeededRandom(1, "x"), null, redshifts);
        Assert.True(clump.Flags.HasFlag(IntrinsicFlags.RedshiftDrawn));
        Assert.Equal(1, HalfWidth(clump.Mu) / (5 * 2 * 0.03), OfManyDraws);

        // M ~ D_L^2 / (1 + z) / mu at fixed flux: the slope of its logarithm by finite differences.
        double Log(double z) => (2 * Math.Log10(Cosmology.LuminosityDistanceMpc(z))) - Math.Log10(1 + z) - (2 * z / Math.Log(10));
        Assert.Equal(1, HalfWidth(clump.LogStellarMass) / (0.03 * Math.Abs(Log(2.01) - Log(1.99)) / 0.02), OfManyDraws);
        double Radius(double z) => Math.Log(Cosmology.KiloparsecPerArcsec(z)) - z;
        Assert.Equal(1, HalfWidth(clump.RadiusParsec) / (clump.RadiusParsec.Value * 0.03 * Math.Abs(Radius(2.01) - Radius(1.99)) / 0.02), OfManyDraws);
        Assert.Equal(clump.RadiusParsec.Value, Intrinsic(Observed(1, 0.5), Magnification()).RadiusParsec.Value);
    }

    [Fact]
    public void Draws_RedshiftThatTheFitHadFree_IsTheSamples()
    {
        // Mass and redshift are tied in the samples: log M grows by 1 per unit of z, and with it ln mu by ln 10, so that the intrinsic mass does not change.
        SedPosterior sed = Sed(errorDex: 0.02);
        double[] redshifts = [.. sed.Samples["log_stellar_mass"].Select(m => 2 + m - 8)];
        sed = sed with { Samples = new Dictionary<string, IReadOnlyList<double>>(sed.Samples) { ["redshift"] = redshifts } };
        ClumpMagnification magnification = Magnification() with { RedshiftSlopes = new(Math.Log(10), 0, 0, 0) };
        IntrinsicEstimate mass = Intrinsic(Observed(1, 0.5), magnification, sed).LogStellarMass;
        Assert.Equal(0, mass.P84 - mass.P16, 10);
        IntrinsicEstimate without = Intrinsic(Observed(1, 0.5), magnification, sed, settings: new() { IncludeRedshiftError = false, DrawCount = 20_000 }).LogStellarMass;
        Assert.Equal(1, HalfWidth(without) / 0.02, OfManyDraws);
    }

    [Fact]
    public void Host_IsDelensedByTheStatedMagnification()
    {
        IntrinsicHost host = IntrinsicHost.Of(Sed(10, 0.1), new HostMagnification(2, []), 5000, new Arclet.Inference.SeededRandom(1, "host"));
        Assert.Equal(10 - Math.Log10(2), host.LogStellarMass.Value, 10);
        Assert.Equal(50, host.Sfr100.Value, 8);
        Assert.Equal(-8, host.LogSpecificSfr.Value, 10);
        Assert.Equal(1, HalfWidth(host.LogStellarMass) / 0.1, OfManyDraws);
    }
}
