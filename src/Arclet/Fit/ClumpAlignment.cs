using Arclet.Fits;
using Arclet.Imaging.ClumpFit;

namespace Arclet.Fit;

/// <summary>
/// Finds the shift between the images of two filters from the clumps themselves. WCS of mosaics that were not aligned with each other are off by
/// up to a tenth of an arcsec, more than a fit with a given shape may move.
/// </summary>
internal static class ClumpAlignment
{
    private const int MostClumps = 100;
    private const int FewestClumps = 3;
    private const double LeastSignalToNoise = 10;

    /// <summary>The shift to add to the places, in this image's pixels, and the number of clumps that tell it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="clumps">Clumps with their shapes, where the WCS put them.</param>
    /// <param name="settings">How they are fitted.</param>
    /// <param name="radiusPixels">The largest shift along each axis.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="InputException">Fewer than three clumps are bright enough to tell.</exception>
    public static (double X, double Y, int Count) Find(ClumpFitImage image, IReadOnlyList<ShapedClump> clumps, ClumpFitSettings settings, double radiusPixels, CancellationToken cancellation)
    {
        ShapedClump[] usable = [.. clumps.Where(c => double.IsFinite(c.Shape.XX + c.Shape.XY + c.Shape.YY))];
        ShapedClump[] sample = [.. usable.Where((_, i) => (i * (long)MostClumps / Math.Max(usable.Length, 1)) != ((i - 1) * (long)MostClumps / Math.Max(usable.Length, 1)) || usable.Length <= MostClumps)];

        // Nothing moves: the flux at each place of a grid of half pixels is a matched filter with the clump's own shape.
        ClumpFitSettings still = settings with { FixedShapeShiftPixels = 0.02, MaximumEvaluations = 10 };
        int steps = (int)Math.Ceiling(2 * radiusPixels);
        var shifts = new List<(double X, double Y)>();
        for (int j = -steps; j <= steps; j++)
        {
            for (int i = -steps; i <= steps; i++)
                shifts.Add((0.5 * i, 0.5 * j));
        }

        double[][] signal = [.. shifts.Select(s => SignalToNoise(image, Shifted(sample, s.X, s.Y), still, cancellation))];

        // Each clump counts the same, however bright: with its S/N over the best it has anywhere.
        double[] best = [.. Enumerable.Range(0, sample.Length).Select(c => signal.Max(s => s[c]))];
        double[] score = [.. signal.Select(s => s.Select((v, c) => best[c] > LeastSignalToNoise ? v / best[c] : 0).Sum())];
        (double x, double y) = shifts[Array.IndexOf(score, score.Max())];

        int count = 0;
        for (int round = 0; round < 2; round++)
        {
            ShapedClump[] there = Shifted(sample, x, y);
            IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitFluxes(image, there, settings, cancellation);
            int[] told = [.. Enumerable.Range(0, there.Length).Where(i => Tells(fits[i]))];
            count = told.Length;
            if (count < FewestClumps)
                throw new InputException($"{image.Image.Name}: only {count} clumps are bright enough to align the image with (S/N above {LeastSignalToNoise}, not at a bound), expected at least {FewestClumps}");
            x += Median([.. told.Select(i => fits[i].X - there[i].Position.X)]);
            y += Median([.. told.Select(i => fits[i].Y - there[i].Position.Y)]);
        }

        return (x, y, count);
    }

    /// <summary>The median shift of fits from their places, and how many tell it; those at a bound count as far as they got.</summary>
    public static (double X, double Y, int Count) Remaining(IReadOnlyList<ShapedClump> clumps, IReadOnlyList<ClumpFitResult> fits)
    {
        int[] told = [.. Enumerable.Range(0, clumps.Count).Where(i => fits[i].Flux > LeastSignalToNoise * fits[i].FluxErrorIndependent)];
        return told.Length == 0
            ? (0, 0, 0)
            : (Median([.. told.Select(i => fits[i].X - clumps[i].Position.X)]), Median([.. told.Select(i => fits[i].Y - clumps[i].Position.Y)]), told.Length);
    }

    /// <summary>The clumps moved by a shift.</summary>
    public static ShapedClump[] Shifted(IReadOnlyList<ShapedClump> clumps, double x, double y) =>
        [.. clumps.Select(c => c with { Position = c.Position with { X = c.Position.X + x, Y = c.Position.Y + y } })];

    private static bool Tells(ClumpFitResult fit) =>
        (fit.Flags & (ClumpFitFlags.AtBound | ClumpFitFlags.NotConverged | ClumpFitFlags.NotFitted)) == ClumpFitFlags.None && fit.Flux > LeastSignalToNoise * fit.FluxErrorIndependent;

    private static double[] SignalToNoise(ClumpFitImage image, ShapedClump[] clumps, ClumpFitSettings settings, CancellationToken cancellation) =>
        [.. ClumpFitter.FitFluxes(image, clumps, settings, cancellation).Select(f => f.Flux > 0 && f.FluxErrorIndependent > 0 ? f.Flux / f.FluxErrorIndependent : 0)];

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
