using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study.Tests;

public class ClumpPhotometerTests
{
    private static readonly Dictionary<string, FilterDepth> Depths = new() { ["F150W"] = new(1.5), ["F200W"] = new(1.5) };

    [Fact]
    public void Measure_ThreeScalesAndATurnedOne_GivesTheDrawnShapesAndFluxes()
    {
        using var field = new SmallField();
        PhotometryResult result = Measure(field, new PhotometrySettings());
        string[] filters = ["F150W", "F200W", "F277W"];
        for (int i = 0; i < 3; i++)
        {
            SmallField.TrueClump truth = SmallField.Clumps[i];
            ClumpPhotometry clump = result.Clumps[i];
            Assert.True(new SkyPosition(clump.RaDegrees, clump.DecDegrees).SeparationArcsec(truth.Position) < 0.002);
            double scale = clump.ReferencePixelScaleArcsec;

            // Four standard errors: twelve numbers of three clumps leave them with a probability of 1e-3.
            Assert.InRange((clump.SigmaMinorPixels * scale) - truth.SigmaMinorArcsec, -4 * clump.SigmaMinorErrorPixels * scale, 4 * clump.SigmaMinorErrorPixels * scale);
            Assert.InRange(clump.AxisRatio - truth.AxisRatio, -4 * clump.AxisRatioError, 4 * clump.AxisRatioError);
            double turn = Math.Abs(clump.PositionAngleDegrees - truth.PositionAngleDegrees) % 180;
            Assert.True(Math.Min(turn, 180 - turn) < 4 * clump.ThetaErrorDegrees);
            for (int f = 0; f < 3; f++)
            {
                BandFlux flux = clump.Bands[filters[f]];
                double error = double.Hypot(flux.IndependentErrorNanojansky, flux.CommonErrorNanojansky);
                Assert.InRange(flux.FluxNanojansky - truth.Fluxes[f], -4 * error, 4 * error);
            }
        }
    }

    [Fact]
    public void Measure_ErrorsThatGrowWithMisfitAndBackground_LeaveTheSignalToNoiseRatio()
    {
        using var field = new SmallField();
        IReadOnlyList<ClumpPhotometry> plain = Measure(field, new PhotometrySettings { ScaleErrorsByChiSquare = false, BackgroundErrors = false }).Clumps;
        IReadOnlyList<ClumpPhotometry> grown = Measure(field, new PhotometrySettings()).Clumps;
        Assert.Equal(plain.Select(c => c.SignalToNoise), grown.Select(c => c.SignalToNoise));
        Assert.All(plain.Zip(grown), p => Assert.True(Whole(p.Second) >= Whole(p.First)));
        Assert.Contains(plain.Zip(grown), p => Whole(p.Second) > Whole(p.First));
        Assert.All(plain, c => Assert.Equal(c.Bands["F150W"].FluxNanojansky / Whole(c), c.SignalToNoise, 1e-9 * c.SignalToNoise));

        static double Whole(ClumpPhotometry c) => double.Hypot(c.Bands["F150W"].IndependentErrorNanojansky, c.Bands["F150W"].CommonErrorNanojansky);
    }

    [Fact]
    public void Measure_FaintFilter_IsALimitAndKeepsItsFlux()
    {
        using var field = new SmallField();
        BandFlux faint = Measure(field, new PhotometrySettings()).Clumps[2].Bands["F277W"];
        Assert.True(faint.IsLimit);

        // F277W has no depth here: five errors of the flux itself.
        Assert.Equal(5 * double.Hypot(faint.IndependentErrorNanojansky, faint.CommonErrorNanojansky), faint.LimitNanojansky, 9);
        Assert.True(((BandFlags)faint.Flags).HasFlag(BandFlags.LimitFromError));
        Assert.True(double.IsFinite(faint.FluxNanojansky));
        Assert.False(Measure(field, new PhotometrySettings()).Clumps[2].Bands["F150W"].IsLimit);
    }

    [Fact]
    public void Measure_BrightFilterWithALowerDepth_IsNoLimit()
    {
        using var field = new SmallField();
        BandFlux bright = Measure(field, new PhotometrySettings()).Clumps[0].Bands["F150W"];
        Assert.Equal((1.5, false, 0), (bright.LimitNanojansky, bright.IsLimit, bright.Flags & (int)BandFlags.LimitFromError));
    }

    [Fact]
    public void Measure_SecondFilter_FindsTheSameShapeFreely()
    {
        using var field = new SmallField();
        IReadOnlyList<ShapeComparison> comparisons = Measure(field, new PhotometrySettings()).Comparisons;
        Assert.Equal(4, comparisons.Count);
        foreach (ShapeComparison c in comparisons)
        {
            Assert.Equal(("F150W", "F200W"), (c.ReferenceFilter, c.SecondFilter));
            double error = double.Hypot(c.ReferenceRadiusErrorArcsec, c.SecondRadiusErrorArcsec);
            Assert.InRange(c.SecondRadiusArcsec - c.ReferenceRadiusArcsec, -4 * error, 4 * error);
            Assert.InRange(c.FreeShapeFluxNanojansky / c.FixedShapeFluxNanojansky, 0.9, 1.1);
        }
    }

    [Fact]
    public void Measure_FilterWithoutPixelsAtAClump_SaysNotCovered()
    {
        using var field = new SmallField();
        CutoutSet set = field.Cut() with { UncoveredFilters = ["F444W"] };
        ClumpPhotometry clump = ClumpPhotometer.Measure(set, Clumps, Depths, new PhotometrySettings()).Clumps[0];
        Assert.Equal((int)BandFlags.NotCovered, clump.Bands["F444W"].Flags);
        Assert.True(double.IsNaN(clump.Bands["F444W"].FluxNanojansky));
        Assert.False(clump.Bands["F444W"].IsLimit);
    }

    [Fact]
    public void Table_WrittenAsFitsAndRead_IsTheSame()
    {
        using var field = new SmallField();
        PhotometryResult result = Measure(field, new PhotometrySettings());
        string path = field.Folder.File("photometry.fits");
        PhotometryTable.ToTable(result.Clumps, ["F150W", "F200W", "F277W"]).Write(path);
        IReadOnlyList<ClumpPhotometry> read = PhotometryTable.FromTable(Table.Read(path));
        foreach ((ClumpPhotometry a, ClumpPhotometry b) in result.Clumps.Zip(read))
        {
            Assert.Equal(a with { Bands = b.Bands }, b);
            Assert.Equal(a.Bands.OrderBy(p => p.Key), b.Bands.OrderBy(p => p.Key));
        }
    }

    private static Clump[] Clumps { get; } = [.. SmallField.Clumps.Select((c, i) => new Clump
    {
        Id = $"7-{i + 1}", GalaxyId = "7", RaDegrees = c.Position.RaDegrees, DecDegrees = c.Position.DecDegrees, Origin = ClumpOrigin.Given, ReferenceFilter = "F150W",
    })];

    private static PhotometryResult Measure(SmallField field, PhotometrySettings settings) => ClumpPhotometer.Measure(field.Cut(), Clumps, Depths, settings);
}
