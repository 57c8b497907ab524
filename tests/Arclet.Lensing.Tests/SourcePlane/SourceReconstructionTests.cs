namespace Arclet.Lensing.Tests.SourcePlane;

public class SourceReconstructionTests
{
    private const double Redshift = 2;

    [Fact]
    public void Trace_WithoutALens_GivesTheImageBack()
    {
        MapGrid grid = new(-1.15, -0.95, 0.1, 24, 20);
        double[] values = [.. Enumerable.Range(0, grid.Count).Select(k => 1.0 + (k % 7))];
        LensField nothing = new LensModel().FieldFor(Redshift);

        var source = SourceReconstruction.Trace(nothing, LensedPixels.FromGrid(values, grid), new SourceGrid(0, 0, 0.1, 24, 20));

        for (int k = 0; k < values.Length; k++)
        {
            Assert.Equal(values[k], source.SurfaceBrightness[k], 1e-9);
            Assert.Equal(1, source.Coverage[k], 1e-9);
        }
    }

    [Fact]
    public void Trace_ShiftedByHalfAPixel_SharesTheLightExactly()
    {
        // One pixel of brightness 4 half over each of two source pixels.
        LensField nothing = new LensModel().FieldFor(Redshift);
        var source = SourceReconstruction.Trace(nothing, LensedPixels.FromGrid([4], new MapGrid(0.05, 0, 0.1, 1, 1)), new SourceGrid(0, 0, 0.1, 3, 1));

        Assert.Equal([0, 0.5, 0.5], source.Coverage.Select(c => Math.Round(c, 12)));
        Assert.Equal(4, source.SurfaceBrightness[2], 1e-12);
        Assert.Equal(0.04, source.TracedFlux, 1e-12);
    }

    [Theory]
    [InlineData(SourceMethod.FluxConserving)]
    [InlineData(SourceMethod.PixelCentres)]
    public void Trace_SmoothSourceThroughALens_ComesBack(SourceMethod method)
    {
        // A Gaussian of sigma 0.15 arcsec, ray-traced by the mean of 5 x 5 rays a pixel of 0.02 arcsec near which |mu| is about 6; the field of 10 arcsec holds its whole arc.
        LensField lens = Lens().FieldFor(Redshift);
        (double x0, double y0) = lens.SourceOf(14, 6);
        MapGrid image = new(9.01, 1.01, 0.02, 500, 500);
        double[] seen = Seen(lens, image, 5, (x, y) => Gaussian(x - x0, y - y0, 0.15));
        LensedPixels pixels = LensedPixels.FromGrid(seen, image);
        SourceGrid grid = SourceGrid.Covering(SourceReconstruction.ExtentOf(lens, pixels), method == SourceMethod.FluxConserving ? 0.01 : 0.03);

        var source = SourceReconstruction.Trace(lens, pixels, grid, method);

        double truth = 2 * Math.PI * 0.15 * 0.15;
        // The pixel's size smooths but loses nothing: 1e-3 is what the issue asks; binned centres are less exact, by the noise of counts in a bin.
        Assert.Equal(1, source.Flux / truth, method == SourceMethod.FluxConserving ? 1e-3 : 1e-2);
        LightBarycentre centre = LightBarycentre.Of(source);
        Assert.Equal(x0, centre.X, 2e-3);
        Assert.Equal(y0, centre.Y, 2e-3);
        for (int row = 0; row < grid.Height; row++)
        {
            for (int column = 0; column < grid.Width; column++)
            {
                double value = source.SurfaceBrightness[(row * grid.Width) + column];
                if (double.IsNaN(value) || method != SourceMethod.FluxConserving)
                    continue;

                // A source pixel averages over itself and over image pixels of 0.02 arcsec before they are shrunk: less than 0.02 arcsec in sigma,
                // (0.02 / 0.15)^2 / 12 of the peak, and half of that for its own size.
                Assert.Equal(Gaussian(grid.X(column) - x0, grid.Y(row) - y0, 0.15), value, 0.01);
            }
        }
    }

    [Fact]
    public void Trace_AllImagesTogether_GiveTheSourceOnceAndCountTheLayers()
    {
        // The whole field of a lens with five images of the source: the source is covered five times where all of it is.
        LensModel model = Lens();
        LensField lens = model.FieldFor(Redshift);
        (double X, double Y) place = (0.6, 0.3);
        ImageSet images = new ImageSolver(model, Redshift).Solve(place.X, place.Y);
        MapGrid image = MapGrid.Square(700, 35);
        double[] seen = Seen(lens, image, 2, (x, y) => Gaussian(x - place.X, y - place.Y, 0.3));

        var source = SourceReconstruction.Trace(lens, LensedPixels.FromGrid(seen, image), new SourceGrid(place.X, place.Y, 0.05, 61, 61));

        int middle = (30 * 61) + 30;
        Assert.Equal(images.Images.Count, source.Coverage[middle], 0.02);
        Assert.Equal(1, source.Parity[middle], 0.02);

        // 0.1 arcsec pixels of demagnified images are as large as the source; they weigh with their area, which is why the tolerance is 3 per cent.
        Assert.Equal(1, source.Flux / (2 * Math.PI * 0.3 * 0.3), 0.03);
    }

    [Fact]
    public void Trace_AreaOnTheGrid_IsTheAreaTraced()
    {
        LensField lens = Lens().FieldFor(Redshift);
        MapGrid image = MapGrid.Square(60, 12);
        LensedPixels pixels = LensedPixels.FromGrid([.. Enumerable.Repeat(1.0, image.Count)], image);

        var source = SourceReconstruction.Trace(lens, pixels, SourceGrid.Covering(SourceReconstruction.ExtentOf(lens, pixels), 0.07));

        // Every triangle is cut exactly, across critical lines too.
        Assert.Equal(source.TracedArea, source.Coverage.Sum() * source.Grid.PixelArea, source.TracedArea * 1e-10);
        Assert.Contains(source.Parity.Zip(source.Coverage), p => p.First < p.Second - 0.5);
    }

    [Fact]
    public void Trace_MissingPixels_LeaveHoles()
    {
        LensField nothing = new LensModel().FieldFor(Redshift);
        var source = SourceReconstruction.Trace(nothing, LensedPixels.FromGrid([1, double.NaN, 1], new MapGrid(-0.1, 0, 0.1, 3, 1)), new SourceGrid(0, 0, 0.1, 3, 1));

        Assert.True(double.IsNaN(source.SurfaceBrightness[1]));
        Assert.Equal(0, source.Coverage[1], 1e-12);
    }

    [Fact]
    public void Barycentre_DistanceInKiloparsec_IsThatOfTheCosmology()
    {
        // astropy 5.2.1, FlatLambdaCDM(70, 0.3).kpc_proper_per_arcmin(2) / 60 = 8.370893 kpc an arcsec.
        double kpc = new LensModel().KiloparsecPerArcsec(Redshift);
        Assert.Equal(8.370893 * 5, new LightBarycentre(1, 2, 1, 1).DistanceKiloparsec(4, 6, kpc), 1e-3);
    }

    [Fact]
    public void Extent_OfAnImageWithoutValues_IsRefused() => Assert.Throws<ArgumentException>(
        () => SourceReconstruction.ExtentOf(new LensModel().FieldFor(Redshift), LensedPixels.FromGrid([double.NaN], new MapGrid(0, 0, 1, 1, 1))));

    private static double Gaussian(double x, double y, double sigma) => Math.Exp(-((x * x) + (y * y)) / (2 * sigma * sigma));

    /// <summary>What is seen: the mean over rays in each pixel of the source's brightness where they come from.</summary>
    private static double[] Seen(LensField lens, MapGrid grid, int rays, Func<double, double, double> source)
    {
        var seen = new double[grid.Count];
        int n = grid.Count;
        double[] x = new double[n], y = new double[n], ax = new double[n], ay = new double[n];
        for (int sub = 0; sub < rays * rays; sub++)
        {
            double dx = (((sub % rays) + 0.5) / rays) - 0.5, dy = (((sub / rays) + 0.5) / rays) - 0.5;
            for (int k = 0; k < n; k++)
                (x[k], y[k]) = (grid.X(k % grid.Width) + (dx * grid.StepArcsec), grid.Y(k / grid.Width) + (dy * grid.StepArcsec));
            lens.Deflections(x, y, ax, ay);
            for (int k = 0; k < n; k++)
                seen[k] += source(x[k] - ax[k], y[k] - ay[k]) / (rays * rays);
        }

        return seen;
    }

    private static LensModel Lens() => new()
    {
        Potentials = [new() { Profile = MassProfile.DualPseudoIsothermal, Ellipticity = 0.4, AngleDegrees = 30, CoreRadiusArcsec = 2, CutRadiusArcsec = 300, VelocityDispersionKms = 750, Redshift = 0.4 }],
    };
}
