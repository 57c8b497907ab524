using Arclet.Figures;

namespace Arclet.Study;

/// <summary>The three rows of Figs 13 and 19: mass over the host's, age and surface density against the distance from the centre in the source plane.</summary>
internal static class RadialGrid
{
    /// <summary>The number of rows.</summary>
    public const int RowCount = 3;

    /// <summary>The quantities of the rows.</summary>
    public static IReadOnlyList<(string Label, Func<ResultBase, ResultClump, double> Of)> Rows { get; } =
    [
        (@"log $M_\star$ / $M_\mathrm{host}$", (s, c) => PaperMarks.Log(s.HostMassFraction(c))),
        (ClumpProperty.Age.Label, (_, c) => ClumpProperty.Age.Drawn(c)),
        (@"log $\Sigma_M$ [M$_\odot$ pc$^{-2}$]", (_, c) => c.LogMassDensity),
    ];

    /// <summary>The clumps that have a distance.</summary>
    public static bool HasDistance(ResultClump clump) => clump.DistanceKiloparsec > 0;

    /// <summary>The range of distances of all panels.</summary>
    public static (double Low, double High) Range(IEnumerable<ResultClump> clumps)
    {
        double[] all = [.. clumps.Where(HasDistance).Select(c => c.DistanceKiloparsec)];

        // A clump on the barycentre itself would stretch the axis over empty decades.
        return (Math.Max(0.7 * all.Min(), all.Max() / 3000), 1.4 * all.Max());
    }

    /// <summary>The ranges of the rows over all panels, with room for whole markers; null for a row without values.</summary>
    public static IReadOnlyList<(double Low, double High)?> Heights(ResultBase sample, IEnumerable<ResultClump> clumps)
    {
        ResultClump[] placed = [.. clumps.Where(HasDistance)];
        return [.. Rows.Select(r =>
        {
            double[] values = [.. placed.Select(c => r.Of(sample, c)).Where(double.IsFinite)];
            if (values.Length == 0)
                return ((double, double)?)null;
            double pad = Math.Max(0.1, 0.1 * (values.Max() - values.Min()));
            return (values.Min() - pad, values.Max() + pad);
        })];
    }

    /// <summary>Fills a column of panels, from a row on.</summary>
    public static void Column(Figure figure, ResultBase sample, IReadOnlyList<ResultClump> clumps, (double Low, double High) range, IReadOnlyList<(double Low, double High)?> heights, int firstRow, int column, string title, Colour colour, MarkerShape shape, bool isIndividual)
    {
        ResultClump[] placed = [.. clumps.Where(HasDistance)];
        for (int row = 0; row < RowCount; row++)
        {
            (string label, Func<ResultBase, ResultClump, double> of) = Rows[row];
            Panel panel = figure[firstRow + row, column];
            if (row == 0)
                panel.Title = title;
            panel.X.Kind = ScaleKind.Log;
            panel.X.Label = "distance [kpc]";
            panel.X.Range(range.Low, range.High);
            panel.Y.Label = label;
            if (heights[row] is { } height)
                panel.Y.Range(height.Low, height.High);
            panel.ShowLegend = false;
            ResultClump[] outer = [.. placed.Where(c => !c.IsCentral)], central = [.. placed.Where(c => c.IsCentral)];
            double size = PaperStyle.PointSize(4 * placed.Length);
            panel.Points([.. outer.Select(c => c.DistanceKiloparsec)], [.. outer.Select(c => of(sample, c))], new PointStyle { Size = isIndividual ? size + 0.8 : size, Shape = shape, Colour = isIndividual ? colour.WithOpacity(0.8) : Colour.Grey(0.55).WithOpacity(0.6) });
            panel.Points([.. central.Select(c => c.DistanceKiloparsec)], [.. central.Select(c => of(sample, c))], new PointStyle { Size = size + 1, Shape = MarkerShape.Star, Colour = isIndividual ? Palette.Black : Colour.Grey(0.35) });
            PaperMarks.Median(panel, RunningMedian.Of([.. placed.Select(c => c.DistanceKiloparsec)], [.. placed.Select(c => of(sample, c))], isIndividual ? 4 : 6), isIndividual ? PaperStyle.Aside : colour);
        }
    }
}
