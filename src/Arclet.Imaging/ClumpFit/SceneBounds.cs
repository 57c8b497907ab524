namespace Arclet.Imaging.ClumpFit;

/// <summary>Within what a search of centres and shapes stays.</summary>
internal static class SceneBounds
{
    /// <summary>The bounds of a search of shapes at these parameters.</summary>
    public static void Fill(SceneProblem problem, ClumpFitSettings settings, ShapeRange range, ReadOnlySpan<double> at, Span<double> lower, Span<double> upper)
    {
        double wide = range.LargestVariance;
        for (int i = 0; i < problem.ClumpCount; i++)
        {
            Span<double> low = lower.Slice(5 * i, 5), high = upper.Slice(5 * i, 5);
            double shift = Math.Min(settings.MaximumShiftPixels, Math.Max(1, 0.5 * NearestDistance(problem, i)));
            (low[0], low[1], high[0], high[1]) = (-shift, -shift, shift, shift);
            if (problem.Clump(i).Chart is ShapeChart.Polar or ShapeChart.Radius)
            {
                double theta = at[(5 * i) + 4];
                (low[2], low[3], low[4]) = (range.SmallestVariance, range.SmallestRatio, theta - Math.PI);
                (high[2], high[3], high[4]) = (range.LargestVariance, 1 / range.SmallestRatio, theta + Math.PI);
            }
            else
            {
                (low[2], low[3], low[4]) = (-wide, -wide, -wide);
                (high[2], high[3], high[4]) = (wide, wide, wide);
            }
        }
    }

    /// <summary>The distance from a clump to its nearest neighbour in the scene: clumps must not change places.</summary>
    private static double NearestDistance(SceneProblem problem, int clump)
    {
        BandPlacement here = problem.Bands[0].Placement(clump);
        double least = double.PositiveInfinity;
        for (int j = 0; j < problem.ClumpCount; j++)
        {
            BandPlacement there = problem.Bands[0].Placement(j);
            if (j != clump)
                least = Math.Min(least, Math.Sqrt(((here.X - there.X) * (here.X - there.X)) + ((here.Y - there.Y) * (here.Y - there.Y))));
        }

        return least;
    }
}
