using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 4: the number of clumps in each galaxy, against redshift and as a histogram.</summary>
public static class Figure04ClumpNumbers
{
    private static readonly double[] TickNumbers = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200];

    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ResultGalaxy[] galaxies = [.. sample.UniqueGalaxies.Where(g => g.ClumpCount > 0)];
        if (galaxies.Length == 0)
            return FigureResult.Without("no galaxy of the catalogue has a clump");
        double[] numbers = [.. galaxies.Select(g => (double)g.ClumpCount)];
        Figure figure = PaperStyle.Figure(4, Figure.PageMm, 68, 1, 2);
        Panel left = figure[0, 0], right = figure[0, 1];
        left.X.Label = "redshift";
        left.Y.Label = right.X.Label = "clumps per galaxy";
        left.Y.Kind = ScaleKind.Log;
        double most = Math.Max(10, 1.3 * numbers.Max());
        left.Y.Range(0.8, most);
        left.Y.Ticks = Ticks(most);
        left.Points([.. galaxies.Select(g => g.Redshift)], numbers, new PointStyle { Size = PaperStyle.PointSize(galaxies.Length) + 0.5, Colour = Palette.Blue.WithOpacity(0.7) });
        foreach (double edge in sample.Settings.RedshiftEdges)
            left.Add(ReferenceLineMark.AtX(edge));

        // Whole numbers up to 8, then bins that grow by a quarter: a galaxy of 60 clumps would else be alone in a bin of one.
        var edges = new List<double> { 0.5 };
        while (edges[^1] <= numbers.Max())
            edges.Add(Math.Floor(Math.Max(edges[^1] + 1, edges[^1] * 1.25)) + 0.5);
        right.X.Kind = ScaleKind.Log;
        double last = Math.Max(most, edges[^1] * 1.05);
        right.X.Range(0.45, last);
        right.X.Ticks = Ticks(last);
        right.Y.Label = "galaxies";
        double[] counts = Histogram.Count(numbers, edges);
        right.Steps(edges, counts, new LineStyle { Colour = Palette.Blue }, 0.2);
        right.Y.Range(0, 1.25 * counts.Max());
        right.Note($"{galaxies.Length} galaxies, {numbers.Sum():0} clumps, median {PaperStyle.Number(PaperMarks.MedianOf(numbers))}", Corner.TopRight);

        Table data = FigureTable.Of(4, "Clumps per galaxy, of every source the image that stands for it");
        data.Add("galaxy", [.. galaxies.Select(g => g.Id)], "The galaxy");
        data.Add("z", [.. galaxies.Select(g => g.Redshift)], null, "Redshift");
        data.Add("n_clumps", [.. galaxies.Select(g => (long)g.ClumpCount)], null, "Its clumps");
        return FigureResult.Of(figure, data);

        static IReadOnlyList<Tick> Ticks(double most) => [.. TickNumbers.Where(n => n <= most).Select(n => new Tick(n, PaperStyle.Number(n)))];
    }
}
