using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Study.Tests.PaperFigures;

public class StampTests
{
    private static SkyPosition[] Own => [.. SmallField.Clumps.Take(3).Select(c => c.Position)];

    [Fact]
    public void GalaxyStamp_OfAGalaxyBehindASphere_HasItsClumpsAndItsCriticalLine()
    {
        using var field = new SmallField();
        CutoutSet cutouts = field.Cut();

        // An isothermal sphere on the galaxy's centre: its tangential critical line is the Einstein ring.
        var lens = new LensModel
        {
            Reference = new(SmallField.Center.RaDegrees, SmallField.Center.DecDegrees),
            Potentials = [new() { Profile = MassProfile.SingularIsothermalEllipsoid, Redshift = 0.308, VelocityDispersionKms = 180 }],
        };
        double einstein = lens.FieldFor(SmallField.Galaxy.Redshift).DeflectionAt(1, 0).AlphaX;
        Assert.InRange(einstein, 0.4, 0.9);
        GalaxyStamp stamp = GalaxyStamp.Of(SmallField.Galaxy, cutouts, "F150W", Own, lens)!;

        // Three filters, one for each colour, on F150W's pixels.
        Assert.Equal(("F277W", "F200W", "F150W"), stamp.Filters);
        Assert.Equal(0.02, stamp.PixelScaleArcsec, 6);
        Assert.Equal(3, stamp.Clumps.Count);
        (byte Red, byte Green, byte Blue) At((double X, double Y) p)
        {
            int i = 3 * (((stamp.Picture.Height - 1 - (int)Math.Round(p.Y)) * stamp.Picture.Width) + (int)Math.Round(p.X));
            return (stamp.Picture.Pixels[i], stamp.Picture.Pixels[i + 1], stamp.Picture.Pixels[i + 2]);
        }

        // A clump is brighter than the picture's corner, which has the field's background of 0.1 nJy a pixel; the third one has no light in F277W, which is red.
        Assert.All(stamp.Clumps, c => Assert.True(At(c).Blue > At((2, 2)).Blue + 60));
        Assert.True(At(stamp.Clumps[2]).Red < 0.4 * At(stamp.Clumps[2]).Blue);
        Assert.True(At(stamp.Clumps[1]).Red > 0.4 * At(stamp.Clumps[1]).Blue);

        // The ring's points are the Einstein radius from the centre, which is where the mean of the picture's places of opposite offsets is.
        CutoutBand band = cutouts.Find("F150W")!;
        (double cx, double cy) = band.Wcs.SkyToPixel(SmallField.Center);
        (double x0, double y0) = band.Wcs.SkyToPixel(Own[0]);
        (double X, double Y) centre = (stamp.Clumps[0].X + cx - x0, stamp.Clumps[0].Y + cy - y0);
        Assert.NotEmpty(stamp.CriticalLines);
        Assert.All(stamp.CriticalLines.SelectMany(l => l), p => Assert.Equal(einstein / 0.02, Math.Sqrt(((p.X - centre.X) * (p.X - centre.X)) + ((p.Y - centre.Y) * (p.Y - centre.Y))), 0.05));
    }

    [Fact]
    public void FitStamp_OfMeasuredClumps_LeavesTheNoiseAndTheBackground()
    {
        using var field = new SmallField();
        CutoutSet cutouts = field.Cut();
        Clump[] clumps = [.. SmallField.Clumps.Take(3).Select((c, i) => new Clump { Id = $"7-{i + 1}", GalaxyId = "7", RaDegrees = c.Position.RaDegrees, DecDegrees = c.Position.DecDegrees, Origin = ClumpOrigin.Given, ReferenceFilter = "F150W" })];
        PhotometryResult measured = ClumpPhotometer.Measure(cutouts, clumps, new Dictionary<string, FilterDepth>(), new PhotometrySettings());
        FitStamp stamp = FitStamp.Of(SmallField.Galaxy, cutouts, measured.Clumps)!;
        Assert.Equal("F150W", stamp.Filter);
        Assert.Equal(3, stamp.Clumps.Count);

        // At the clumps the data are far above what is left: the background of 0.1 nJy and noise of 0.02.
        foreach ((_, Figures.EllipseShape e, _) in stamp.Clumps)
        {
            int i = ((int)Math.Round(e.Y) * stamp.Data.Width) + (int)Math.Round(e.X);
            Assert.True(stamp.Data.Pixels.Span[i] > 1);
            Assert.InRange(stamp.Residual.Pixels.Span[i], 0.1 - 0.12, 0.1 + 0.12);
        }

        Assert.Equal(SmallField.Noise, stamp.ErrorNanojansky, 4);
        Assert.Null(FitStamp.Of(SmallField.Galaxy, cutouts, []));
    }
}
