using System.Diagnostics;
using Arclet.CommandLine;
using Arclet.Figures;
using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Sky;

namespace Arclet.Fit;

/// <summary>Carries out a request: reads, fits, writes.</summary>
internal sealed class FitRun(FitRequest request, MessageLog log)
{
    /// <summary>A common shift above this, in pixels, is worth a word: a fit with a given shape may move by one.</summary>
    private const double NotableShiftPixels = 0.3;

    /// <summary>Returns the fits in the first image, in its unit, after everything is written.</summary>
    public IReadOnlyList<ClumpFitResult> Execute(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        var inputs = new List<FitInput>();
        try
        {
            inputs.Add(FitInput.Open(request, log, cancellation));
            foreach (JointImage joint in request.With)
                inputs.Add(FitInput.Open(request.For(joint), log, cancellation));
            IReadOnlyList<IReadOnlyList<ClumpFitResult>> fits = request.Shapes is null ? FitShapes(inputs, cancellation) : [FitFluxes(inputs[0], cancellation)];
            for (int i = 0; i < inputs.Count; i++)
                Write(inputs[i], fits[i]);
            int failed = fits[0].Count(f => (f.Flags & (ClumpFitFlags.NotFitted | ClumpFitFlags.NotConverged | ClumpFitFlags.Singular)) != ClumpFitFlags.None);
            log.Line($"{inputs[0].Name}: {fits[0].Count - failed} of {fits[0].Count} clumps fitted{(failed > 0 ? $" ({failed} not fitted or not converged, see flag)" : "")} in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, written to {string.Join(", ", request.Outputs)}");
            return fits[0];
        }
        finally
        {
            foreach (FitInput input in inputs)
                input.Dispose();
        }
    }

    private static void Write(FitInput input, IReadOnlyList<ClumpFitResult> fits)
    {
        FitRequest of = input.Request;
        new FitTable(of, input.Calibration, input.Wcs, fits).ToTable().Write(of.Out);
        if (of.Residual is null && of.Stamps is null)
            return;
        float[] model = FitModelImage.Draw(input.Image.Image.Width, input.Image.Image.Height, input.Image.Psf, fits);
        if (of.Residual is { } residual)
            ResidualFile.Write(residual, input.Image.Image, input.Wcs, input.Calibration.Unit, model);
        if (of.Stamps is { } stamps)
            OutputFiles.Write(stamps, PngImage.Encode(new StampPage(input.Image, model, fits, of.Settings).Draw()));
    }

    private IReadOnlyList<IReadOnlyList<ClumpFitResult>> FitShapes(List<FitInput> inputs, CancellationToken cancellation)
    {
        FitInput first = inputs[0];
        ClumpPosition[] positions = ClumpTable.Read(request.Positions!).Positions(first.Wcs, first.Name, request.SkyPositions);
        RequireInside(positions, request.Positions!, first);
        return request.Together
            ? GalaxyFitter.Fit([.. inputs.Select(i => Seen(i, first, positions))], positions, new GalaxyFitSettings { Boxes = request.Settings, Background = BackgroundBasis.Spline(request.SplineCells) }, cancellation)
            : [ClumpFitter.FitShapes(first.Image, positions, request.Settings, cancellation)];
    }

    /// <summary>Where the clumps are in an image of a joint fit.</summary>
    private static GalaxyImage Seen(FitInput input, FitInput first, ClumpPosition[] positions)
    {
        if (ReferenceEquals(input, first))
            return GalaxyImage.At(first.Image, positions);
        if (input.Wcs is not { } there || first.Wcs is not { } here)
            throw InputException.InFile(input.Wcs is null ? input.Name : first.Name, "there is no WCS that can be used, expected one in every image of a joint fit");
        return new GalaxyImage(input.Image, [.. positions.Select(p =>
        {
            (double x, double y) = there.SkyToPixel(here.PixelToSky(p.X, p.Y));
            PixelMap map = PixelMap.Between(here.JacobianAt(p.X, p.Y), there.JacobianAt(x, y));
            return (x, y, map.A, map.B, map.C, map.D);
        })]);
    }

    private IReadOnlyList<ClumpFitResult> FitFluxes(FitInput input, CancellationToken cancellation)
    {
        ClumpPosition[]? positions = request.Positions is { } file ? ClumpTable.Read(file).Positions(input.Wcs, input.Name, request.SkyPositions) : null;
        (ShapedClump[] shaped, bool throughSky) = ClumpTable.Read(request.Shapes!).Shapes(input.Wcs, positions);
        if (!throughSky)
            log.Warning($"{request.Shapes}: shapes are taken in this image's own pixels, because {(input.Wcs is null ? $"{input.Name} has no WCS" : "the table does not say where its pixels were in the sky")}");
        RequireInside([.. shaped.Select(s => s.Position)], request.Shapes!, input);
        if (request.AlignArcsec is { } radius)
        {
            (double x, double y, int count) = ClumpAlignment.Find(input.Image, shaped, request.Settings, radius / input.Image.Psf.PixelScaleArcsec, cancellation);
            log.Line($"{input.Name}: the clumps were moved by ({x:F2}, {y:F2}) pixels, as {count} of them tell");
            shaped = ClumpAlignment.Shifted(shaped, x, y);
        }

        IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitFluxes(input.Image, shaped, request.Settings, cancellation);
        (double dx, double dy, int told) = ClumpAlignment.Remaining(shaped, fits);
        if (told >= 5 && double.Hypot(dx, dy) > NotableShiftPixels)
            log.Warning($"{input.Name}: the clumps are ({dx:F2}, {dy:F2}) pixels or more from where {request.Shapes} puts them (median of {told}): the two images are not aligned; --align finds the shift");
        if (request.Compare is { } compare)
        {
            IReadOnlyList<ClumpFitResult> free = ClumpFitter.FitShapes(input.Image, [.. shaped.Select(s => s.Position)], request.Settings, cancellation);
            ShapeComparison.Create(compare, request, input.Calibration, fits, free).Write(compare);
            log.Line($"{input.Name}: {ShapeComparison.Summary(fits, free)}");
        }

        return fits;
    }

    /// <summary>Warns of clumps outside of the image, and refuses a table that has nothing else: it belongs to another image.</summary>
    private void RequireInside(ClumpPosition[] positions, string file, FitInput input)
    {
        int width = input.Image.Image.Width, height = input.Image.Image.Height;
        int outside = positions.Count(p => !(p.X > -0.5 && p.Y > -0.5 && p.X < width - 0.5 && p.Y < height - 0.5));
        if (outside == positions.Length)
            throw InputException.InFile(file, $"all {outside} positions are outside of {input.Name}, which has {width} x {height} pixels, expected some inside");
        if (outside > 0)
            log.Warning($"{file}: {outside} of {positions.Length} positions are outside of {input.Name}; they are written as not fitted (flag 1024) or with a cut box (flag 4)");
    }
}
