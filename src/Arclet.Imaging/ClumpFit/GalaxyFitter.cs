using Arclet.Fits;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// Fits every clump of a galaxy together on one smooth background, in one or several images that share centres and shapes: for crowded galaxies, where
/// boxes overlap, and for clumps that fill a box. The normal equations hold only pairs of clumps that overlap; for 65 clumps they are 390 wide.
/// </summary>
public static class GalaxyFitter
{
    /// <summary>The fits, for each image its clumps in the order of the positions; shapes are in that image's pixels, and chi2 is that of all images.</summary>
    /// <param name="images">The images; the first is the one whose pixels the positions and limits are meant in.</param>
    /// <param name="positions">The clumps.</param>
    /// <param name="settings">How to fit.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InputException">There is no clump, or the region is too large or outside of an image.</exception>
    public static IReadOnlyList<IReadOnlyList<ClumpFitResult>> Fit(IReadOnlyList<GalaxyImage> images, IReadOnlyList<ClumpPosition> positions, GalaxyFitSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Boxes.Check();
        if (images.Count == 0 || positions.Count == 0 || images.Any(i => i.Places.Count != positions.Count))
            throw new InputException($"a fit of a galaxy has {images.Count} images and {positions.Count} clumps, expected at least one of each, and a place for every clump in every image");
        if (settings.Boxes.Errors == ClumpFitErrors.Profile)
            throw new InputException("profile errors are asked for where all clumps are fitted at once, expected errors from the curvature there (each end of an interval would be a fit of the whole galaxy)");
        IReadOnlyList<ClumpFitResult> starts = ClumpFitter.FitShapes(images[0].Image, positions, settings.Boxes, cancellation);
        cancellation.ThrowIfCancellationRequested();

        var search = new SceneSearch { Basis = settings.Background };
        SceneProblem problem = search.Problem;
        problem.SetClumps(positions.Count);
        problem.BandCount = images.Count;
        ClumpFitFlags flags = ClumpFitFlags.None;
        for (int b = 0; b < images.Count; b++)
        {
            if (problem.Bands.Count == b)
                problem.Bands.Add(new SceneBand());
            flags |= Load(problem.Bands[b], images[b], starts, settings);
        }

        var range = ShapeRange.Of(settings.Boxes, settings.Boxes.BoxPixels);
        double shift = settings.Boxes.MaximumShiftPixels;
        var from = new (double X, double Y, ClumpShape Shape)[positions.Count];
        for (int i = 0; i < from.Length; i++)
        {
            ClumpFitResult start = starts[i];

            // A box that says nothing, or only that the clump is larger than it, is no start.
            bool useful = double.IsFinite(start.X) && start.Shape.SigmaMajPixels < 0.5 * settings.Boxes.BoxPixels && (start.Flags & ClumpFitFlags.NotConverged) == ClumpFitFlags.None;
            from[i] = useful
                ? (Math.Clamp(start.X - positions[i].X, -shift, shift), Math.Clamp(start.Y - positions[i].Y, -shift, shift), start.Shape)
                : (0, 0, new ClumpShape(1, 0, 1));
        }

        SearchOutcome outcome = search.FitShapesFrom(from, settings.Boxes, range);
        if (!double.IsFinite(outcome.Cost))
            throw new InputException($"{images[0].Image.Image.Name}: the region of the clumps has too few usable pixels for {positions.Count} clumps and {settings.Background.Count} terms of the background");
        ClumpFitResult[] fitted = new SceneResults().OfShapes(search, outcome, settings.Boxes, [.. positions]);
        return [.. Enumerable.Range(0, images.Count).Select(b => (IReadOnlyList<ClumpFitResult>)[.. fitted.Skip(b * positions.Count).Take(positions.Count).Select(r => r with { Flags = r.Flags | flags })])];
    }

    private static ClumpFitFlags Load(SceneBand band, GalaxyImage image, IReadOnlyList<ClumpFitResult> starts, GalaxyFitSettings settings)
    {
        // Reach and margin are those of the first image's grid.
        double scale = Math.Sqrt(Math.Abs((image.Places[0].A * image.Places[0].D) - (image.Places[0].B * image.Places[0].C)));
        double margin = settings.MarginPixels * scale;
        double x0 = image.Places.Min(p => p.X) - margin, x1 = image.Places.Max(p => p.X) + margin, y0 = image.Places.Min(p => p.Y) - margin, y1 = image.Places.Max(p => p.Y) + margin;
        if (!(x1 - x0 <= settings.LargestRegionPixels && y1 - y0 <= settings.LargestRegionPixels) || !(Math.Abs(x0) < 1e8 && Math.Abs(y0) < 1e8))
            throw new InputException($"{image.Image.Image.Name}: the clumps are {x1 - x0:F0} x {y1 - y0:F0} pixels apart with the margin, expected at most {settings.LargestRegionPixels} for one galaxy");
        var wanted = new PixelRegion((int)Math.Floor(x0), (int)Math.Floor(y0), (int)Math.Ceiling(x1) - (int)Math.Floor(x0) + 1, (int)Math.Ceiling(y1) - (int)Math.Floor(y0) + 1);
        PixelRegion region = wanted.Within(image.Image.Image);
        if (region.Width < 3 || region.Height < 3)
            throw new InputException($"{image.Image.Image.Name}: the clumps are outside of the image, expected positions within its {image.Image.Image.Width} x {image.Image.Image.Height} pixels");
        band.Grid.Load(image.Image, new PixelBuffer(), region, settings.Background);
        BandPlacement[] places = [.. image.Places.Select(p => new BandPlacement(p.X - region.X0, p.Y - region.Y0, p.A, p.B, p.C, p.D))];
        band.Threads = settings.Boxes.Threads;
        double reach = settings.ReachPixels * Math.Max(1, scale);
        band.SetUp(new MixtureTable(image.Image.Psf), places, [.. places.Select(_ => reach)]);
        return band.Grid.Flags | (region == wanted ? ClumpFitFlags.None : ClumpFitFlags.BoxEdge);
    }
}
