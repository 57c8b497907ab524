using System.Text.Json;

namespace Arclet.Sky.Tests;

public class FlatLambdaCdmTests
{
    /// <summary>
    /// Astropy 5.2.1 integrates comoving distances by hypergeometric functions (cancelling to 7e-12 at z = 1e-4) and lookback times by quad (in
    /// practice 1e-13); 1e-10 leaves room for its constants, which are ours.
    /// </summary>
    [Fact]
    public void DistancesAndAges_OfFourCosmologies_EqualAstropy()
    {
        foreach (JsonElement reference in Reference.Load("sky_reference.json").GetProperty("cosmologies").EnumerateArray())
        {
            var cosmology = new FlatLambdaCdm(reference.GetProperty("h0").GetDouble(), reference.GetProperty("om").GetDouble());
            foreach (JsonElement row in reference.GetProperty("rows").EnumerateArray())
            {
                double z = row.GetProperty("z").GetDouble();
                Check("comoving_mpc", cosmology.ComovingDistanceMpc(z));
                Check("angular_mpc", cosmology.AngularDiameterDistanceMpc(z));
                Check("luminosity_mpc", cosmology.LuminosityDistanceMpc(z));
                Check("modulus", cosmology.DistanceModulus(z));
                Check("age_gyr", cosmology.AgeGyr(z));
                Check("lookback_gyr", cosmology.LookbackTimeGyr(z), z < 0.001 ? 1e-8 : 1e-10);
                Check("kpc_per_arcsec", cosmology.KiloparsecPerArcsec(z));
                Check("efunc", cosmology.ExpansionRate(z));
                if (row.GetProperty("angular_from_0308_mpc").ValueKind == JsonValueKind.Number)
                    Check("angular_from_0308_mpc", cosmology.AngularDiameterDistanceMpc(0.308, z));

                void Check(string name, double actual, double tolerance = 1e-10) =>
                    Reference.Close(row.GetProperty(name).GetDouble(), actual, tolerance, $"{cosmology} z = {z} {name}");
            }
        }
    }

    /// <summary>G cancels in ours and enters astropy's through the solar mass; they agree to the digits of both.</summary>
    [Fact]
    public void CriticalSurfaceDensity_BehindAbell2744_EqualsAstropy()
    {
        foreach (JsonElement row in Reference.Load("sky_reference.json").GetProperty("critical").EnumerateArray())
            Reference.Close(row.GetProperty("msun_per_kpc2").GetDouble(), FlatLambdaCdm.Default.CriticalSurfaceDensity(0.308, row.GetProperty("zs").GetDouble()), 1e-8, "Sigma_cr");
    }

    /// <summary>Claeyssens et al., section 5.1: the smallest measurable sizes 71, 85 and 58 pc; with the digits of science/paper.md 1.0.</summary>
    [Theory]
    [InlineData(0.7, 71.5)]
    [InlineData(1.6, 84.7)]
    [InlineData(5.8, 58.2)]
    [InlineData(5.5, 59.9)]
    [InlineData(6.0, 57.1)]
    public void TenMilliarcsec_InTheDefaultCosmology_SpansThePapersParsecs(double z, double parsec) =>
        Assert.Equal(parsec, FlatLambdaCdm.Default.KiloparsecPerArcsec(z) * 0.01 * 1000, 0.0501);

    /// <summary>science/formulas.md 3.1.</summary>
    [Theory]
    [InlineData(0.7, 7.146)]
    [InlineData(1.60, 8.472)]
    [InlineData(5.5, 5.985)]
    [InlineData(10, 4.161)]
    public void KiloparsecPerArcsec_AtTheListedRedshifts_HasTheListedDigits(double z, double expected) =>
        Assert.Equal(expected, FlatLambdaCdm.Default.KiloparsecPerArcsec(z), 0.0005);

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void RedshiftAtAge_OfAnAge_IsItsInverse(double om)
    {
        var cosmology = new FlatLambdaCdm(70, om);
        foreach (double z in new[] { -0.5, 0.0, 0.7, 5.5, 100 })
            Assert.Equal(z, cosmology.RedshiftAtAgeGyr(cosmology.AgeGyr(z)), 1e-12 * (1 + z) * 10);
    }

    /// <summary>science/paper.md: 300 Myr before z = 0.7, 1.5, 2.5, 3.5, 5.5.</summary>
    [Theory]
    [InlineData(0.7, 0.76)]
    [InlineData(1.5, 1.63)]
    [InlineData(2.5, 2.81)]
    [InlineData(3.5, 4.10)]
    [InlineData(5.5, 7.19)]
    public void RedshiftAtAge_300MyrEarlier_IsThePapersFormationRedshift(double z, double formed) =>
        Assert.Equal(formed, FlatLambdaCdm.Default.RedshiftAtAgeGyr(FlatLambdaCdm.Default.AgeGyr(z) - 0.3), 0.005);

    [Fact]
    public void LensingEfficiency_OfASourceInFrontOfTheLens_IsZero()
    {
        Assert.Equal(0, FlatLambdaCdm.Default.LensingEfficiency(0.5, 0.4));
        Assert.Equal(0, FlatLambdaCdm.Default.LensingEfficiency(0.5, 0.5));
        Assert.Equal(double.PositiveInfinity, FlatLambdaCdm.Default.CriticalSurfaceDensity(0.5, 0.4));
    }

    [Fact]
    public void ParametersAndRedshifts_OutsideTheirRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlatLambdaCdm(0, 0.3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlatLambdaCdm(70, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlatLambdaCdm(70, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlatLambdaCdm(double.NaN, 0.3));
        Assert.Throws<ArgumentOutOfRangeException>(() => FlatLambdaCdm.Default.ComovingDistanceMpc(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FlatLambdaCdm.Default.AgeGyr(double.NaN));
    }

    [Fact]
    public void Cosmologies_WithTheSameParameters_AreEqual() => Assert.Equal(new FlatLambdaCdm(), FlatLambdaCdm.Default);
}
