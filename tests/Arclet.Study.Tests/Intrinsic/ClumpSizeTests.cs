using static Arclet.Study.Tests.IntrinsicCase;

namespace Arclet.Study.Tests;

public class ClumpSizeTests
{
    private static readonly double HalfLight = Math.Sqrt(2 * Math.Log(2));

    /// <summary>
    /// Section 5.1 of the paper: the smallest unlensed size in F150W "increases from 71 to 85 pc and then decreases down to 58": half of the FWHM of one
    /// pixel of 0.02 arcsec, in flat LCDM 70/0.3.
    /// </summary>
    [Theory]
    [InlineData(0.7, 71.5)]
    [InlineData(1.6, 84.7)]
    [InlineData(5.5, 59.9)]
    [InlineData(5.8, 58.2)]
    [InlineData(6, 57.1)]
    public void Radius_UnresolvedAndUnlensedWithOnePixelFwhm_IsThePapersFloor(double redshift, double expectedParsec)
    {
        var settings = new IntrinsicSettings { ResolvedAxisPixels = 1 / (2 * HalfLight) };
        IntrinsicClump clump = Intrinsic(Observed(0.1, 0.9), Magnification(1, 1), redshift: redshift, settings: settings);
        Assert.Equal(SizeCase.Unresolved, clump.SizeCase);
        Assert.True(clump.Flags.HasFlag(IntrinsicFlags.SizeIsLimit));

        // The expected numbers have one decimal.
        Assert.Equal(expectedParsec, clump.RadiusParsec.Value, 0.06);
    }

    [Fact]
    public void Radius_ExtendedBoundaryAtMuTwo_IsThePapers200Parsec()
    {
        // sigma = 1.44 px is FWHM 3.4 px: 1.7 px of 0.02 arcsec at the largest scale, 8.47 kpc an arcsec, over sqrt(2) is 204 pc (paper.md 1.0-9).
        IntrinsicClump clump = Intrinsic(Observed(1.4437, 1), Magnification(2, 1), redshift: 1.6);
        Assert.Equal(203.7, clump.RadiusParsec.Value, 0.3);
        Assert.Equal(ResolutionClass.Extended, clump.ResolutionClass);
        Assert.Equal(ResolutionClass.Compact, Intrinsic(Observed(1.4399, 1), Magnification(2, 1)).ResolutionClass);
    }

    [Theory]
    [InlineData(0.4, 0.8, SizeCase.Resolved)]
    [InlineData(0.3999, 0.8, SizeCase.OneAxis)]
    [InlineData(0.3, 0.7501, SizeCase.Unresolved)]
    [InlineData(0, 1, SizeCase.Unresolved)]
    public void Of_AxesAboutTheLimit_GiveTheCase(double minor, double ratio, SizeCase expected) =>
        Assert.Equal(expected, ClumpSize.Of(Observed(minor, ratio), new()).Case);

    [Fact]
    public void Radius_ThreeCases_AreThePapersFormulae()
    {
        var settings = new IntrinsicSettings();
        ClumpSize resolved = ClumpSize.Of(Observed(1, 0.5), settings), one = ClumpSize.Of(Observed(0.3, 0.25), settings), none = ClumpSize.Of(Observed(0.1, 0.5), settings);

        // Exact but for rounding; mu = 5, mu_t = 4.
        Assert.Equal(HalfLight * Math.Sqrt(0.02 * 0.04) / Math.Sqrt(5), resolved.RadiusArcsec(5, 4), 12);
        Assert.Equal(HalfLight * 0.024 / 4, one.RadiusArcsec(5, 4), 12);
        Assert.Equal(HalfLight * 0.008 / 4, none.RadiusArcsec(5, 4), 12);
    }

    [Fact]
    public void Of_F277WOnItsOwnGrid_CountsPixelsOfTheShortWavelengthGridUnlessToldOtherwise()
    {
        ClumpPhotometry coarse = Observed(0.3, 0.9) with { ReferenceFilter = "F277W", ReferencePixelScaleArcsec = 0.04 };
        Assert.Equal(SizeCase.Resolved, ClumpSize.Of(coarse, new()).Case);
        Assert.Equal(SizeCase.Unresolved, ClumpSize.Of(coarse, new() { ResolutionPixelArcsec = null }).Case);
    }

    [Fact]
    public void CovarianceRadius_ShearedGaussian_IsTheDeterminantsFourthRoot()
    {
        // C = R diag(s_maj^2, s_min^2) R^T seen through A = diag(1/mu_r, 1/mu_t): det(A C A^T)^(1/4) whatever the angle.
        double minor = 0.02, major = 0.05, angle = 0.6;
        (double sin, double cos) = Math.SinCos(angle);
        double xx = ((major * major * cos * cos) + (minor * minor * sin * sin)) / (1.25 * 1.25), yy = ((major * major * sin * sin) + (minor * minor * cos * cos)) / 16, xy = ((major * major) - (minor * minor)) * sin * cos / (1.25 * 4);
        double expected = HalfLight * Math.Pow((xx * yy) - (xy * xy), 0.25);
        Assert.Equal(expected, ClumpSize.Of(Observed(1, 0.4), new()).CovarianceRadiusArcsec(5), 12);
    }

    [Fact]
    public void Of_LimitFromThePsf_IsItsSigma()
    {
        var settings = new IntrinsicSettings { UnresolvedSize = UnresolvedSize.Psf };
        Assert.Equal(0.058 / 2, ClumpSize.Of(Observed(0.1, 0.9), settings, 0.058).RadiusArcsec(1, 1), 12);
        Assert.Throws<Arclet.Fits.InputException>(() => ClumpSize.Of(Observed(0.1, 0.9), settings));
    }
}
