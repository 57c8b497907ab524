using System.Text.Json;
using Arclet.Fits;
using Arclet.TestSupport;
using FsCheck;
using FsCheck.Fluent;

namespace Arclet.Sky.Tests;

public class WcsTests
{
    /// <summary>1e-9 degrees are 4 microarcsec, far below any astrometry; rounding alone is 1e-13 degrees.</summary>
    private const double ToleranceDegrees = 1e-9;

    public static TheoryData<string> Synthetic() =>
        [.. Reference.Load("wcs_synthetic.json").GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Synthetic))]
    public void PixelsAndSky_OfASyntheticHeader_EqualAstropy(string name)
    {
        JsonElement reference = Case(name);
        AssertEqualsAstropy(reference, Wcs.FromHeader(Reference.Header(reference.GetProperty("header"))), name);
    }

    [SharedDataFact]
    public void PixelsAndSky_OfEveryRealImage_EqualAstropy()
    {
        int compared = 0;
        foreach (IGrouping<string, JsonElement> file in Reference.Load("wcs_real.json").GetProperty("cases").EnumerateArray().GroupBy(c => c.GetProperty("file").GetString()!))
        {
            using var fits = FitsFile.Open(SharedData.File("images", file.Key));
            foreach (JsonElement reference in file)
            {
                FitsHeader header = fits.Hdus[reference.GetProperty("hdu").GetInt32()].Header;
                AssertEqualsAstropy(reference, Wcs.FromHeader(header), header.Source);
                compared++;
            }
        }

        Assert.Equal(51, compared);
    }

    [Theory]
    [MemberData(nameof(Synthetic))]
    public void WriteTo_OverAnotherWayToSayIt_ReadsBackTheSame(string name)
    {
        JsonElement reference = Case(name);
        FitsHeader header = Reference.Header(reference.GetProperty("header"));
        Wcs.FromHeader(header).WriteTo(header);
        var again = FitsHeader.Parse(header.ToBytes(), "again.fits");
        AssertEqualsAstropy(reference, Wcs.FromHeader(again), name);
        Assert.False(again.Contains("CDELT1") || again.Contains("CROTA2") || again.Contains("PC1_1") || again.Contains("AP_1_0"));
    }

    [Theory]
    [MemberData(nameof(Synthetic))]
    public void Cutout_OfPixels_SeesTheSameSkyShifted(string name)
    {
        JsonElement reference = Case(name);
        Wcs wcs = Wcs.FromHeader(Reference.Header(reference.GetProperty("header"))), cutout = wcs.Cutout(120, -35);
        Assert.InRange(wcs.PixelToSky(200, 50).SeparationArcsec(cutout.PixelToSky(80, 85)), 0, 1e-7);
    }

    /// <summary>The centre of a 4 x 4 block is at 1.5 pixels from its first one.</summary>
    [Theory]
    [MemberData(nameof(Synthetic))]
    public void Binned_ByFour_HasItsCentresOnTheBlocks(string name)
    {
        JsonElement reference = Case(name);
        Wcs wcs = Wcs.FromHeader(Reference.Header(reference.GetProperty("header"))), binned = wcs.Binned(4);
        Assert.InRange(wcs.PixelToSky(401.5, 201.5).SeparationArcsec(binned.PixelToSky(100, 50)), 0, 1e-6);
        Assert.Equal(16, binned.PixelAreaSteradian(100, 50) / wcs.PixelAreaSteradian(401.5, 201.5), 1e-9);
    }

    /// <summary>Differences over a hundredth of a pixel against the analytic derivatives.</summary>
    [Theory]
    [MemberData(nameof(Synthetic))]
    public void JacobianAt_APixel_EqualsDifferences(string name)
    {
        var wcs = Wcs.FromHeader(Reference.Header(Case(name).GetProperty("header")));
        (double x, double y) = (700, 123);
        WcsJacobian jacobian = wcs.JacobianAt(x, y);
        SkyPosition here = wcs.PixelToSky(x, y);
        foreach (double theta in new[] { 0.0, 90.0, 200.0 })
        {
            (double sin, double cos) = Math.SinCos(theta * Math.PI / 180);
            SkyPosition there = wcs.PixelToSky(x + (0.01 * cos), y + (0.01 * sin));
            Assert.Equal(0, Math.IEEERemainder(here.PositionAngleDegrees(there) - jacobian.PositionAngleDegrees(theta), 360), 0.01);
            Assert.Equal(0, Math.IEEERemainder(theta - jacobian.ThetaDegrees(jacobian.PositionAngleDegrees(theta)), 360), 1e-9);
        }

        Assert.Equal(jacobian.ScaleXArcsec, here.SeparationArcsec(wcs.PixelToSky(x + 0.01, y)) / 0.01, 1e-3 * jacobian.ScaleXArcsec);
        Assert.Equal(jacobian.ScaleYArcsec, here.SeparationArcsec(wcs.PixelToSky(x, y + 0.01)) / 0.01, 1e-3 * jacobian.ScaleYArcsec);
    }

    [Fact]
    public void JacobianAt_NorthUpEastLeft_HasParityMinusAndNorthAt90Degrees()
    {
        Wcs wcs = Wcs.Tangent(new SkyPosition(150, 2), 101, 51, 0.04);
        WcsJacobian jacobian = wcs.JacobianAt(50, 25);
        Assert.Equal(-1, jacobian.Parity);
        Assert.Equal(90, jacobian.NorthThetaDegrees, 1e-9);
        Assert.Equal(90, jacobian.PositionAngleDegrees(180), 1e-9);
        Assert.Equal(0.04, jacobian.ScaleArcsec, 1e-12);
        Assert.Equal(1, Wcs.FromHeader(Reference.Header(Case("mirrored").GetProperty("header"))).JacobianAt(0, 0).Parity);
    }

    [Fact]
    public void Tangent_AroundADirection_HasItAtTheMiddleAndYAtThePositionAngle()
    {
        var center = new SkyPosition(359.9999, -30.4);
        Wcs wcs = Wcs.Tangent(center, 100, 50, 0.02, yPositionAngleDegrees: 25);
        Assert.InRange(center.SeparationArcsec(wcs.PixelToSky(49.5, 24.5)), 0, 1e-9);
        Assert.Equal(25, wcs.JacobianAt(49.5, 24.5).PositionAngleDegrees(90), 1e-9);
        Assert.Equal(-1, wcs.JacobianAt(49.5, 24.5).Parity);
    }

    [Fact]
    public void Spans_OfPositions_GiveWhatSinglePositionsGive()
    {
        var wcs = Wcs.FromHeader(Reference.Header(Case("SIP").GetProperty("header")));
        double[] x = [0, 100.5, 4095], y = [3, 1000.25, 17], ra = new double[3], dec = new double[3];
        wcs.PixelToSky(x, y, ra, dec);
        Assert.Equal(wcs.PixelToSky(x[1], y[1]), new SkyPosition(ra[1], dec[1]));
        wcs.SkyToPixel(ra, dec, ra, dec);
        for (int i = 0; i < 3; i++)
            Assert.Equal((x[i], y[i]), (Math.Round(ra[i], 8), Math.Round(dec[i], 8)));
        Assert.Throws<ArgumentException>(() => wcs.PixelToSky(x, y, new double[2], dec));
        wcs.PixelToSky([double.NaN, 1, 2], y, ra, dec);
        Assert.True(double.IsNaN(ra[0]) && !double.IsNaN(ra[1]));
    }

    /// <summary>Any tangent point, scale and rotation: 1e-6 pixels there and back for fields of up to a few degrees.</summary>
    [Fact]
    public void PixelToSkyAndBack_OfAnyMap_IsTheSamePixel() =>
        Prop.ForAll(
            Gen.Choose(0, 3600).Zip(Gen.Choose(-900, 900)).Zip(Gen.Choose(0, 360).Zip(Gen.Choose(1, 200))).ToArbitrary(),
            t =>
            {
                Wcs wcs = Wcs.Tangent(new SkyPosition(t.Item1.Item1 / 10.0, t.Item1.Item2 / 10.0), 1000, 600, t.Item2.Item2 / 100.0, t.Item2.Item1);
                (double x, double y) = wcs.SkyToPixel(wcs.PixelToSky(-20.25, 712.5));
                return Math.Abs(x + 20.25) < 1e-6 && Math.Abs(y - 712.5) < 1e-6;
            }).Check(Reference.Repeatable);

    [Fact]
    public void SkyToPixel_OnTheOtherSideOfTheSky_IsNotANumber()
    {
        Wcs wcs = Wcs.Tangent(new SkyPosition(10, 10), 10, 10, 1);
        Assert.True(double.IsNaN(wcs.SkyToPixel(new SkyPosition(190, -10)).X));
        Assert.True(double.IsNaN(wcs.SkyToPixel(new SkyPosition(100, 0)).X) || wcs.SkyToPixel(new SkyPosition(100, 0)).X < -1e3);
    }

    [Theory]
    [InlineData("CTYPE1 = 'RA---ZEA'; CTYPE2 = 'DEC--ZEA'", "CTYPE1 is 'RA---ZEA'")]
    [InlineData("CTYPE1 = 'RA---TPV'; CTYPE2 = 'DEC--TPV'", "CTYPE1 is 'RA---TPV'")]
    [InlineData("CTYPE1 = 'GLON-TAN'; CTYPE2 = 'GLAT-TAN'", "GLON-TAN")]
    [InlineData("CTYPE1 = 'RA---TAN'; CTYPE2 = 'RA---TAN'", "CTYPE2")]
    [InlineData("RADESYS = 'FK4'", "RADESYS")]
    [InlineData("EQUINOX = 1950", "EQUINOX")]
    [InlineData("RADESYS = 'FK5'; EQUINOX = 1975", "EQUINOX is 1975")]
    [InlineData("RADESYS = 'GAPPT'", "GAPPT")]
    [InlineData("CD1_1 = 0", "singular")]
    [InlineData("PC1_1 = 3", "contradict")]
    [InlineData("CPDIS1 = 'LOOKUP'", "CPDIS1")]
    [InlineData("PV1_5 = 0.001", "PV1_5")]
    [InlineData("A_ORDER = 2", "B_ORDER")]
    [InlineData("CUNIT1 = 'furlong'", "CUNIT1")]
    [InlineData("CRVAL2 = 91", "CRVAL2")]
    public void FromHeader_ThatCannotBeUsed_NamesTheKeyword(string cards, string part)
    {
        FitsHeader header = Reference.Header("CTYPE1 = 'RA---TAN'; CTYPE2 = 'DEC--TAN'; CRPIX1 = 1; CRPIX2 = 1; CRVAL1 = 1; CRVAL2 = 2; CD1_1 = -1e-5; CD2_2 = 1e-5");
        foreach (FitsCard card in Reference.Header(cards))
        {
            header.Remove(card.Keyword);
            header.Add(card);
        }

        Assert.Contains(part, Assert.Throws<InputException>(() => Wcs.FromHeader(header)).Message);
    }

    [Theory]
    [InlineData("CTYPE1")]
    [InlineData("CTYPE2")]
    [InlineData("CRPIX1")]
    [InlineData("CRPIX2")]
    [InlineData("CRVAL1")]
    [InlineData("CRVAL2")]
    [InlineData("CDELT1")]
    public void FromHeader_WithoutAKeyword_NamesIt(string keyword)
    {
        FitsHeader header = Reference.Header("CTYPE1 = 'RA---TAN'; CTYPE2 = 'DEC--TAN'; CRPIX1 = 1; CRPIX2 = 1; CRVAL1 = 1; CRVAL2 = 2; CDELT1 = -1e-5; CDELT2 = 1e-5");
        header.Remove(keyword);
        Assert.Contains(keyword == "CDELT1" ? "CDELT" : keyword, Assert.Throws<InputException>(() => Wcs.FromHeader(header)).Message);
    }

    [Fact]
    public void FromHeader_WithSipButWithoutTheEnding_Warns() =>
        Assert.Contains("-SIP", Assert.Single(Wcs.FromHeader(Reference.Header(Case("SIP without the ending").GetProperty("header"))).Warnings));

    private static JsonElement Case(string name) =>
        Reference.Load("wcs_synthetic.json").GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);

    private static void AssertEqualsAstropy(JsonElement reference, Wcs wcs, string what)
    {
        double[] x = Reference.Numbers(reference, "x"), y = Reference.Numbers(reference, "y");
        double[] ra = Reference.Numbers(reference, "ra"), dec = Reference.Numbers(reference, "dec");
        double scale = wcs.PixelScaleArcsec / 3600;
        for (int i = 0; i < x.Length; i++)
        {
            var expected = new SkyPosition(ra[i], dec[i]);
            double miss = wcs.PixelToSky(x[i], y[i]).SeparationArcsec(expected) / 3600;
            Assert.True(miss < ToleranceDegrees, $"{what}: pixel ({x[i]}, {y[i]}) is {miss} degrees off");
            (double backX, double backY) = wcs.SkyToPixel(expected);
            double back = Math.Sqrt(((backX - x[i]) * (backX - x[i])) + ((backY - y[i]) * (backY - y[i]))) * scale;
            Assert.True(back < ToleranceDegrees, $"{what}: {expected} is {back} degrees off");
        }

        // The linear part only, at the reference point; a SIP distortion has terms of second order and more there.
        double area = reference.GetProperty("pixel_area_deg2").GetDouble() * Math.Pow(Math.PI / 180, 2);
        Reference.Close(area, wcs.PixelAreaSteradian(wcs.ReferenceX, wcs.ReferenceY), 1e-9, what + " area");
    }
}
