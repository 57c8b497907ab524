using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Sky.Tests;

public class FluxCalibrationTests
{
    private const string Wcs20Mas = "CTYPE1 = 'RA---TAN'; CTYPE2 = 'DEC--TAN'; CRPIX1 = 1; CRPIX2 = 1; CRVAL1 = 1; CRVAL2 = 2; CDELT1 = -5.5555555555555556e-6; CDELT2 = 5.5555555555555556e-6;";

    [Theory]
    [InlineData("nJy", 1)]
    [InlineData("10.0*nanoJansky", 10)]
    [InlineData("10*nJy", 10)]
    [InlineData("10 nJy", 10)]
    [InlineData("uJy", 1e3)]
    [InlineData("µJy", 1e3)]
    [InlineData("μJy", 1e3)]
    [InlineData("\u00C2\u00B5Jy", 1e3)]
    [InlineData("\u00CE\u00BCJy", 1e3)]
    [InlineData("UJY", 1e3)]
    [InlineData("microjansky", 1e3)]
    [InlineData("mJy", 1e6)]
    [InlineData("Jy", 1e9)]
    [InlineData("JY", 1e9)]
    [InlineData("Jy/pixel", 1e9)]
    [InlineData("nJy / pix", 1)]
    [InlineData("1e-8 Jy", 10)]
    [InlineData("10**-8 Jy", 10)]
    [InlineData("erg/s/cm2/Hz", 1e32)]
    [InlineData("erg s-1 cm-2 Hz-1", 1e32)]
    [InlineData("erg s**-1 cm**-2 Hz**-1", 1e32)]
    [InlineData("erg/s/cm^2/Hz", 1e32)]
    [InlineData("erg/(s cm2 Hz)", 1e32)]
    public void FromHeader_OfAFluxUnit_HasItsFactor(string unit, double factor)
    {
        var header = new FitsHeader("test.fits[SCI]");

        // FITS text is ASCII; a reader of a broken file may still deliver the micro sign, so the parser is asked directly.
        if (unit.Any(c => c > 127))
        {
            Reference.Close(factor, FluxUnit.Parse(unit, "test").Scale, 1e-14, unit);
            return;
        }

        header.Set("BUNIT", unit);
        var calibration = FluxCalibration.FromHeader(header);
        Reference.Close(factor, calibration.NanojanskyPerUnit, 1e-14, unit);
        Assert.Empty(calibration.Warnings);
        Assert.Equal("nJy", calibration.CalibratedUnit);
    }

    /// <summary>science/formulas.md 3.5: 28.967 at 0.02" and 27.462 at 0.04"; the zero point of 10 nJy is 28.90.</summary>
    [Theory]
    [InlineData("BUNIT = 'MJy/sr'; PIXAR_SR = 9.401773e-15", 28.967)]
    [InlineData("BUNIT = 'MJy/sr'; PIXAR_SR = 3.7607091e-14", 27.462)]
    [InlineData("BUNIT = '10.0*nanoJansky'; PHOTFNU = 1e-8", 28.90)]
    public void ZeroPoint_OfJwstUnits_IsTheListedOne(string cards, double expected) =>
        Assert.Equal(expected, FluxCalibration.FromHeader(Reference.Header(cards)).ZeroPoint, 6e-4);

    /// <summary>ZP = -2.5 log10(PHOTFLAM) - 5 log10(PHOTPLAM) - 2.408 of the HST data handbooks, rounded there to 1e-4.</summary>
    [Theory]
    [InlineData("ELECTRONS/S")]
    [InlineData("electrons/s")]
    [InlineData("e-/s")]
    [InlineData("counts/s")]
    [InlineData("electron s-1")]
    [InlineData("ELECTRONS/SEC")]
    [InlineData("electrons/s/pixel")]
    public void ZeroPoint_OfHubbleCounts_IsTheHandbooks(string unit)
    {
        FitsHeader header = Reference.Header("PHOTFLAM = 7.00730609999997e-20; PHOTPLAM = 8059.349099999994");
        header.Set("BUNIT", unit);
        double handbook = (-2.5 * Math.Log10(7.00730609999997e-20)) - (5 * Math.Log10(8059.349099999994)) - 2.408;
        Assert.Equal(handbook, FluxCalibration.FromHeader(header).ZeroPoint, 1e-4);
    }

    [Fact]
    public void FromHeader_OfCountsOfTheWholeExposure_DividesByTheTime() =>
        Reference.Close(
            FluxCalibration.FromHeader(Reference.Header("BUNIT = 'ELECTRONS/S'; PHOTFLAM = 7e-20; PHOTPLAM = 8000")).NanojanskyPerUnit / 500,
            FluxCalibration.FromHeader(Reference.Header("BUNIT = 'ELECTRONS'; PHOTFLAM = 7e-20; PHOTPLAM = 8000; EXPTIME = 500")).NanojanskyPerUnit, 1e-14, "factor");

    [Fact]
    public void FromHeader_OfSurfaceBrightnessWithoutPixarSr_DerivesItFromTheWcsWithAWarning()
    {
        var calibration = FluxCalibration.FromHeader(Reference.Header(Wcs20Mas + "BUNIT = 'MJy/sr'"));
        Assert.Equal(28.967, calibration.ZeroPoint, 6e-4);
        Assert.Contains("PIXAR_SR", Assert.Single(calibration.Warnings));
    }

    [Fact]
    public void FromHeader_OfAnExtension_ReadsThePrimaryHeaderToo()
    {
        FitsHeader image = Reference.Header(Wcs20Mas), primary = Reference.Header("BUNIT = 'MJy/sr'; PIXAR_SR = 9.401773e-15");
        var calibration = FluxCalibration.FromHeader(image, new FluxCalibrationOptions { Primary = primary });
        Assert.Equal(28.967, calibration.ZeroPoint, 6e-4);
        Assert.Empty(calibration.Warnings);
        Assert.Contains("BUNIT", Assert.Throws<InputException>(() => FluxCalibration.FromHeader(image)).Message);
    }

    [Theory]
    [InlineData("FILTER = 'F150W'", "BUNIT is missing")]
    [InlineData("BUNIT = 'kelvin'", "BUNIT is 'kelvin'")]
    [InlineData("BUNIT = 'MJY/SR'; PIXAR_SR = 1e-14", "milli")]
    [InlineData("BUNIT = 'counts/sr'", "BUNIT")]
    [InlineData("BUNIT = 'MJy/sr'", "PIXAR_SR is missing")]
    [InlineData("BUNIT = 'MJy/sr'; PIXAR_SR = 0", "PIXAR_SR is 0")]
    [InlineData(Wcs20Mas + "BUNIT = 'MJy/sr'; PIXAR_SR = 9.6e-15", "pixel area of the WCS")]
    [InlineData("BUNIT = '10.0*nanoJansky'; PHOTFNU = 1e-9", "BUNIT and PHOTFNU contradict")]
    [InlineData("BUNIT = 'ELECTRONS/S'; PHOTPLAM = 8000", "PHOTFLAM is missing")]
    [InlineData("BUNIT = 'ELECTRONS/S'; PHOTFLAM = 7e-20", "PHOTPLAM is missing")]
    [InlineData("BUNIT = 'ELECTRONS/S'; PHOTFLAM = 0; PHOTPLAM = 8000", "PHOTFLAM is 0")]
    [InlineData("BUNIT = 'ELECTRONS/S'; PHOTFLAM = 7e-20; PHOTPLAM = 8000; PHOTFNU = 1e-8", "PHOTFNU gives")]
    [InlineData("BUNIT = 'ELECTRONS'; PHOTFLAM = 7e-20; PHOTPLAM = 8000", "EXPTIME is missing")]
    public void FromHeader_ThatLacksOrContradicts_NamesTheKeyword(string cards, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => FluxCalibration.FromHeader(Reference.Header(cards))).Message);

    [Fact]
    public void ZeroPointOption_OverridesTheHeader_AndSaysWhereItDiffers()
    {
        var none = FluxCalibration.FromHeader(Reference.Header("FILTER = 'F150W'"), new FluxCalibrationOptions { ZeroPoint = 28.9 });
        Assert.Equal(10, none.NanojanskyPerUnit, 1e-12);
        Assert.Empty(none.Warnings);
        Assert.Empty(FluxCalibration.FromHeader(Reference.Header("BUNIT = '10.0*nanoJansky'"), new FluxCalibrationOptions { ZeroPoint = 28.9 }).Warnings);
        Assert.Single(FluxCalibration.FromHeader(Reference.Header("BUNIT = 'nJy'"), new FluxCalibrationOptions { ZeroPoint = 28.9 }).Warnings);
    }

    [Fact]
    public void NativeUnits_LeaveTheImageAsItIs()
    {
        var calibration = FluxCalibration.FromHeader(Reference.Header("BUNIT = 'ELECTRONS/S'"), new FluxCalibrationOptions { NativeUnits = true });
        Assert.Equal((1.0, "ELECTRONS/S", true), (calibration.NanojanskyPerUnit, calibration.CalibratedUnit, calibration.IsNative));
        Assert.Contains("contradict", Assert.Throws<InputException>(() =>
            FluxCalibration.FromHeader(Reference.Header("BUNIT = 'nJy'"), new FluxCalibrationOptions { NativeUnits = true, ZeroPoint = 28.9 })).Message);
    }

    /// <summary>Every real image: what it gives, or the keyword that its error names.</summary>
    [SharedDataTheory]
    [InlineData("nircam-i2d/jwst_f150w_2022_cutout.fits", 1, "BUNIT, WCS", 1)]
    [InlineData("nircam-i2d/jwst_f444w_2022_cutout.fits", 2, "BUNIT, WCS", 1)]
    [InlineData("nircam-i2d/hst_f625w_2018_cutout.fits", 1, "PHOTFLAM is missing", 0)]
    [InlineData("abell-s1063/as1063_sys4_image1_f150w.fits", 1, "BUNIT is missing", 0)]
    [InlineData("hst-a2744/hff-deepspace_abell2744_3.5708690_-30.4015850_3.0arcsec-x-3.0arcsec_astrocut.fits", 1, "BUNIT, PHOTFLAM, PHOTPLAM", 0)]
    [InlineData("hst-a2744/hff-deepspace_abell2744_3.5708690_-30.4015850_3.0arcsec-x-3.0arcsec_astrocut.fits", 2, "BUNIT, WCS", 1)]
    public void FromHeader_OfARealImage_IsDerivedOrRefusedAsItsHeaderAsks(string file, int hdu, string expected, int warnings)
    {
        using var fits = FitsFile.Open(SharedData.File(["images", .. file.Split('/')]));
        var options = new FluxCalibrationOptions { Primary = fits.Hdus[0].Header };
        if (expected.EndsWith("missing", StringComparison.Ordinal))
        {
            Assert.Contains(expected, Assert.Throws<InputException>(() => FluxCalibration.FromHeader(fits.Hdus[hdu].Header, options)).Message);
            return;
        }

        var calibration = FluxCalibration.FromHeader(fits.Hdus[hdu].Header, options);
        Assert.Equal(expected, calibration.Derivation);
        Assert.Equal(warnings, calibration.Warnings.Count);
    }

    /// <summary>The zero points that the HST archive's own keywords give: PHOTZPT - 2.5 log10(PHOTFLAM) - 5 log10(PHOTPLAM) + 18.6921.</summary>
    [SharedDataFact]
    public void ZeroPoint_OfEveryFrontierFieldsBand_IsTheOneOfItsPhotometryKeywords()
    {
        int compared = 0;
        foreach (string path in Directory.EnumerateFiles(SharedData.File("images", "hst-a2744")))
        {
            using var fits = FitsFile.Open(path);
            foreach (FitsHeader header in fits.Hdus.Select(h => h.Header).Where(h => h.Contains("PHOTFLAM")))
            {
                double expected = header.RequireDouble("PHOTZPT") - (2.5 * Math.Log10(header.RequireDouble("PHOTFLAM"))) - (5 * Math.Log10(header.RequireDouble("PHOTPLAM"))) + 18.6921;
                Assert.Equal(expected, FluxCalibration.FromHeader(header).ZeroPoint, 3e-4);
                Assert.NotNull(FilterCatalog.FromHeader(header));
                compared++;
            }
        }

        Assert.True(compared >= 20, $"only {compared} bands were compared");
    }

    [Fact]
    public void AbMagnitude_OfFluxes_FollowsTheDefinition()
    {
        Assert.Equal(31.40, AbMagnitude.FromNanojansky(1));
        Assert.Equal(28.90, AbMagnitude.FromNanojansky(10), 1e-12);
        Assert.Equal(23.90, AbMagnitude.FromNanojansky(1000), 1e-12);
        Assert.Equal(250, AbMagnitude.ToNanojansky(AbMagnitude.FromNanojansky(250)), 1e-10);
        Assert.Equal(double.PositiveInfinity, AbMagnitude.FromNanojansky(0));
        Assert.True(double.IsNaN(AbMagnitude.FromNanojansky(-1)));
        Assert.Equal(0.1085736, AbMagnitude.ErrorFromFlux(10, 1), 1e-7);
        Assert.Equal(28 - 0.1 - FlatLambdaCdm.Default.DistanceModulus(2) + (2.5 * Math.Log10(3 * 5)), AbMagnitude.Absolute(28, 0.1, 2, -5, FlatLambdaCdm.Default), 1e-12);
    }
}
