using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;

namespace Arclet.Imaging.Tests.ClumpFit;

public class ClumpFitterTests
{
    private static readonly ClumpFitSettings Settings = new() { Threads = 1 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FitShapes_SimulatedClumps_HaveErrorsThatHold(int seed)
    {
        SimulatedClumps field = SimulatedClumps.Make(1000, seed, 0.4, 1.5);
        IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(field.Image, field.Starts, Settings);
        Assert.DoesNotContain(fits, f => (f.Flags & (ClumpFitFlags.NotConverged | ClumpFitFlags.Singular | ClumpFitFlags.NotFitted)) != ClumpFitFlags.None);
        const ClumpFitFlags unresolved = ClumpFitFlags.Unresolved | ClumpFitFlags.UnresolvedMinor | ClumpFitFlags.AtBound;
        foreach ((string what, double[] pulls) in field.Pulls(fits, (i, f) => f.Flux > 10 * f.FluxError && (f.Flags & unresolved) == ClumpFitFlags.None))
        {
            // Of 600 pulls the median is good to 0.05 and the width to 0.03; the long run has 0.00 to 0.11 and 0.95 to 1.05.
            Assert.True(pulls.Length > 400, $"{what}: {pulls.Length}");
            Assert.True(Math.Abs(SimulatedClumps.Median(pulls)) < 0.2, $"{what}: median {SimulatedClumps.Median(pulls)}");
            Assert.InRange(SimulatedClumps.Width(pulls), 0.85, 1.15);
        }
    }

    [Fact]
    public void FitShapes_AnyNumberOfThreads_GivesTheSameBits()
    {
        SimulatedClumps field = SimulatedClumps.Make(100, 7, 0.3, 3);
        Assert.Equal(ClumpFitter.FitShapes(field.Image, field.Starts, Settings), ClumpFitter.FitShapes(field.Image, field.Starts, Settings with { Threads = 3 }));
    }

    [Fact]
    public void FitShapes_TwoClumpsThreePixelsApart_AreFittedTogetherAndFound()
    {
        ClumpFitImage image = Image([(12, 12.2, ClumpShape.FromAxes(0.8, 0.7, 30), 100), (15.1, 12, ClumpShape.FromAxes(0.6, 0.8, 120), 60)]);
        IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(image, [new("a", 12, 12), new("b", 15, 12)], Settings);
        Assert.All(fits, f => Assert.Equal(2, f.GroupSize));
        Assert.All(fits, f => Assert.True(f.Flags.HasFlag(ClumpFitFlags.NearNeighbour)));

        // The image has no noise, so that the solution is the truth to the search's tolerance.
        Assert.Equal(100, fits[0].Flux, 0.05);
        Assert.Equal(60, fits[1].Flux, 0.05);
        Assert.Equal(15.1, fits[1].X, 1e-3);
        Assert.Equal(0.8, fits[0].Shape.SigmaMinPixels, 1e-3);
        Assert.Equal(30, fits[0].Shape.ThetaDegrees, 0.1);
        Assert.Equal(0.7, fits[0].Sky, 1e-3);
    }

    [Fact]
    public void FitShapes_PointSource_IsUnresolvedAtABoundWithItsFlux()
    {
        ClumpFitImage image = Image([(12.3, 12.2, new ClumpShape(1e-6, 0, 1e-6), 100)]);
        ClumpFitResult fit = ClumpFitter.FitShapes(image, [new("a", 12, 12)], Settings)[0];
        Assert.True(fit.Flags.HasFlag(ClumpFitFlags.Unresolved));
        Assert.Equal(100, fit.Flux, 0.1);
        Assert.True(fit.Shape.SigmaMajPixels < 0.05);
        Assert.True(double.IsFinite(fit.FluxError));
    }

    [Fact]
    public void FitFluxes_AnotherFilterOnAnotherGrid_KeepsTheShapeThroughTheMap()
    {
        // The same sky on pixels twice as large that are turned by 90 degrees: (x, y) to (-y / 2, x / 2).
        ClumpShape shape = ClumpShape.FromAxes(1.2, 0.6, 25);
        var clump = new ShapedClump(new("a", 12, 12), shape, ShapeCovariance.FromAxisErrors(shape, 0.05, 0.05, 3)).InPixelsOf(12, 13, 0, -0.5, 0.5, 0);
        Assert.Equal(0.6, clump.Shape.SigmaMinPixels, 1e-12);
        Assert.Equal(115, clump.Shape.ThetaDegrees, 1e-9);
        ClumpFitImage image = Image([(12.4, 12.7, clump.Shape, 80)]);
        ClumpFitResult fit = ClumpFitter.FitFluxes(image, [clump], Settings)[0];
        Assert.Equal(80, fit.Flux, 0.02);
        Assert.Equal(12.4, fit.X, 1e-3);

        // The parts of the error add up, and the common one is that of refitting with a shape that is off by its error.
        Assert.Equal(fit.FluxError * fit.FluxError, (fit.FluxErrorIndependent * fit.FluxErrorIndependent) + (fit.FluxErrorCommon * fit.FluxErrorCommon), 1e-9);
        Assert.True(fit.FluxErrorCommon > 0 && fit.FluxRadiusCovariance > 0);
        var exact = new ShapeCovariance(4e-6, 0, 0, 0, 0, 0);
        ClumpFitResult known = ClumpFitter.FitFluxes(image, [clump with { Covariance = exact }], Settings)[0];
        ClumpFitResult wider = ClumpFitter.FitFluxes(image, [clump with { Shape = clump.Shape with { XX = clump.Shape.XX + 2e-3 } }], Settings)[0];
        Assert.Equal(wider.Flux - fit.Flux, known.FluxErrorCommon, 0.02 * known.FluxErrorCommon);
    }

    [Fact]
    public void FitShapes_ErrorParts_AddUpAndTheHeldShapeHasTheSmaller()
    {
        ClumpFitResult fit = ClumpFitter.FitShapes(Image([(12.3, 12.2, ClumpShape.FromAxes(1, 0.7, 30), 100)]), [new("a", 12, 12)], Settings)[0];
        Assert.Equal(1, ((fit.FluxErrorIndependent * fit.FluxErrorIndependent) + (fit.FluxErrorCommon * fit.FluxErrorCommon)) / (fit.FluxError * fit.FluxError), 1e-9);
        Assert.InRange(fit.FluxErrorIndependent, 0.1 * fit.FluxError, 0.9 * fit.FluxError);
        Assert.True(fit.FluxRadiusCovariance > 0.5 * fit.FluxErrorCommon * fit.RadiusError);
    }

    [Fact]
    public void FitShapes_MaskedSaturatedAndCutBoxes_AreFlaggedAndFitted()
    {
        ClumpFitImage image = Image([(2.3, 12.2, ClumpShape.FromAxes(1, 0.7, 30), 100), (18, 18, ClumpShape.FromAxes(1, 0.7, 30), 100)]);
        var mask = new float[25 * 25];
        mask[(12 * 25) + 4] = 1;
        image = image with { Mask = new MemoryImage(mask, 25, 25), SaturationLevel = ((MemoryImage)image.Image)[18, 18] - 0.001 };
        IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(image, [new("edge", 2, 12), new("bright", 18, 18), new("outside", 90, 12)], Settings);
        Assert.True(fits[0].Flags.HasFlag(ClumpFitFlags.BoxEdge | ClumpFitFlags.Masked));
        Assert.True(fits[1].Flags.HasFlag(ClumpFitFlags.Saturated));
        Assert.Equal(100, fits[0].Flux, 0.1);
        Assert.Equal(100, fits[1].Flux, 0.1);
        Assert.True(fits[2].Flags.HasFlag(ClumpFitFlags.NotFitted));
        Assert.True(double.IsNaN(fits[2].Flux));
    }

    [Fact]
    public void GalaxyFit_AllTogetherInTwoImages_FindsTheTruthWithoutNoise()
    {
        (double X, double Y, ClumpShape Shape, double Flux)[] truth = [(9, 9.2, ClumpShape.FromAxes(0.8, 0.7, 30), 100), (13.1, 10, ClumpShape.FromAxes(1.5, 0.8, 120), 160), (12, 15, ClumpShape.FromAxes(1, 0.6, 70), 50)];
        ClumpFitImage image = Image(truth);
        ClumpPosition[] positions = [new("a", 9, 9), new("b", 13, 10), new("c", 12, 15)];
        IReadOnlyList<IReadOnlyList<ClumpFitResult>> fits = GalaxyFitter.Fit(
            [GalaxyImage.At(image, positions), GalaxyImage.At(image, positions)], positions, new GalaxyFitSettings { Boxes = Settings, Background = BackgroundBasis.Polynomial(1) });
        Assert.Equal(2, fits.Count);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(truth[i].Flux, fits[0][i].Flux, 0.01 * truth[i].Flux);
            Assert.Equal(fits[0][i].Flux, fits[1][i].Flux, 1e-6 * truth[i].Flux);
            Assert.Equal(truth[i].Shape.RadiusPixels, fits[0][i].Shape.RadiusPixels, 0.01);
        }
    }

    [Fact]
    public void GalaxyFit_CrowdedGalaxy_BeatsBoxes()
    {
        SimulatedGalaxy galaxy = SimulatedGalaxy.Make(12, 1);
        IReadOnlyList<ClumpFitResult> boxes = ClumpFitter.FitShapes(galaxy.Image, galaxy.Positions, Settings with { NeighbourMarginPixels = -1, WidestBoxPixels = 9 });
        IReadOnlyList<ClumpFitResult> together = GalaxyFitter.Fit([GalaxyImage.At(galaxy.Image, galaxy.Positions)], galaxy.Positions, new GalaxyFitSettings { Boxes = Settings })[0];
        Assert.True(Error(together) < 0.5 * Error(boxes), $"{Error(together)} against {Error(boxes)}");

        double Error(IReadOnlyList<ClumpFitResult> fits) => SimulatedClumps.Median([.. fits.Select((f, i) => Math.Abs((f.Flux / galaxy.Truth[i].Flux) - 1))]);
    }

    /// <summary>Clumps on a plane, 25 x 25 px, without noise; the errors are 0.1.</summary>
    internal static ClumpFitImage Image((double X, double Y, ClumpShape Shape, double Flux)[] clumps)
    {
        var pixels = new float[25 * 25];
        foreach ((double x, double y, ClumpShape shape, double flux) in clumps)
            ClumpModel.Add(pixels, 25, SimulatedClumps.Psf, x, y, shape, flux);
        for (int p = 0; p < pixels.Length; p++)
            pixels[p] += 0.7f;
        var errors = new float[pixels.Length];
        Array.Fill(errors, 0.1f);
        return new ClumpFitImage { Image = new MemoryImage(pixels, 25, 25), Error = new MemoryImage(errors, 25, 25), Psf = SimulatedClumps.Psf };
    }
}
