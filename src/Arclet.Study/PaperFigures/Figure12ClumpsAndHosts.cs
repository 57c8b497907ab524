using Arclet.Figures;
using Arclet.Fits;
using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>Fig. 12: the most massive and the central clump (left), and the part of the mass in clumps (right), against the host's mass.</summary>
public static class Figure12ClumpsAndHosts
{
    private const int Quartiles = 4;

    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ILookup<string, ResultClump> clumps = sample.NearClumps.Where(c => double.IsFinite(c.LogMass)).ToLookup(c => c.GalaxyId, StringComparer.Ordinal);
        Row[] rows = [.. sample.NearGalaxies.Where(g => double.IsFinite(g.LogMass) && clumps.Contains(g.Id)).Select(g => new Row(
            g, clumps[g.Id].Where(c => !c.IsCentral).MaxBy(c => c.LogMass), clumps[g.Id].FirstOrDefault(c => c.IsCentral), sample.ClumpMassFraction(g)))];
        if (rows.Length == 0)
            return FigureResult.Without("no galaxy within the redshift bins has both a mass of its own and a clump with one");
        Figure figure = PaperStyle.Figure(12, Figure.PageMm, 84, 1, 2);
        Largest(figure[0, 0], sample, rows);
        Fractions(figure[0, 1], sample, rows);

        Table data = FigureTable.Of(12, "Clumps and their hosts, of every source the image that stands for it");
        data.Add("galaxy", [.. rows.Select(r => r.Galaxy.Id)], "The galaxy");
        data.Add("z", [.. rows.Select(r => r.Galaxy.Redshift)], null, "Redshift");
        data.Add("log_host_mass", [.. rows.Select(r => r.Galaxy.LogMass)], "log(Msun)", "log10 of the galaxy's stellar mass");
        data.Add("log_ssfr100", [.. rows.Select(r => r.Galaxy.LogSpecificSfr)], "log(1/yr)", "log10 of its specific star-formation rate");
        data.Add("largest_clump", [.. rows.Select(r => r.Largest?.Id ?? "")], "Its most massive clump but for the central one");
        data.Add("log_largest_mass", [.. rows.Select(r => r.Largest?.LogMass ?? double.NaN)], "log(Msun)", "log10 of that clump's stellar mass");
        data.Add("largest_age_myr", [.. rows.Select(r => r.Largest?.AgeMyr ?? double.NaN)], "Myr", "Its mass-weighted age");
        data.Add("central_clump", [.. rows.Select(r => r.Central?.Id ?? "")], "The central clump");
        data.Add("log_central_mass", [.. rows.Select(r => r.Central?.LogMass ?? double.NaN)], "log(Msun)", "log10 of that clump's stellar mass");
        data.Add("central_age_myr", [.. rows.Select(r => r.Central?.AgeMyr ?? double.NaN)], "Myr", "Its mass-weighted age");
        data.Add("clump_mass_fraction", [.. rows.Select(r => r.Fraction)], null, "Mass of all clumps over that of the galaxy");
        return FigureResult.Of(figure, data, $"{rows.Count(r => r.Fraction > 1)} of {rows.Length} galaxies are lighter than their clumps together.");
    }

    private static void Largest(Panel panel, ResultBase sample, Row[] rows)
    {
        var ages = new ColourScale(ColourMap.Iris, new LogScale(1, 1000));
        panel.X.Label = @"log $M_{\star,\mathrm{host}}$ [M$_\odot$]";
        panel.Y.Label = @"log $M_{\star,\mathrm{clump}}$ [M$_\odot$]";
        panel.ColourBar = new ColourBar(ages, "age [Myr]");
        double size = PaperStyle.PointSize(2 * rows.Length) + 0.5;
        Row[] others = [.. rows.Where(r => r.Largest is not null)], centres = [.. rows.Where(r => r.Central is not null)];
        panel.Points([.. others.Select(r => r.Galaxy.LogMass)], [.. others.Select(r => r.Largest!.LogMass)], [.. others.Select(r => r.Largest!.AgeMyr)], ages, new PointStyle { Size = size }, "most massive, not central");
        panel.Points([.. centres.Select(r => r.Galaxy.LogMass)], [.. centres.Select(r => r.Central!.LogMass)], [.. centres.Select(r => r.Central!.AgeMyr)], ages, new PointStyle { Size = size + 0.7, Shape = MarkerShape.Star, Edge = Colour.Black, EdgeWidth = 0.3 }, "central");
        panel.Add(ReferenceLineMark.Sloped(0, 1));
        Medians(panel, sample, "figure 12 largest", others, r => r.Largest!.LogMass);
        Note(panel, others, r => r.Largest!.LogMass);
        double[] masses = [.. others.Select(r => r.Largest!.LogMass), .. centres.Select(r => r.Central!.LogMass)];
        Headroom(panel, masses, 0.28, 0.12);
        panel.LegendCorner = Corner.BottomRight;
    }

    private static void Fractions(Panel panel, ResultBase sample, Row[] rows)
    {
        var rates = new ColourScale(ColourMap.Iris, new LinearScale(-10, -7.5));
        panel.X.Label = @"log $M_{\star,\mathrm{host}}$ [M$_\odot$]";
        panel.Y.Label = "log (mass in clumps / host's mass)";
        panel.ColourBar = new ColourBar(rates, @"log sSFR [yr$^{-1}$]");
        double size = PaperStyle.PointSize(rows.Length) + 0.5;
        panel.Points([.. rows.Select(r => r.Galaxy.LogMass)], [.. rows.Select(r => PaperMarks.Log(r.Fraction))], [.. rows.Select(r => r.Galaxy.LogSpecificSfr)], rates, new PointStyle { Size = size });
        panel.Add(ReferenceLineMark.AtY(0));
        Medians(panel, sample, "figure 12 fraction", rows, r => PaperMarks.Log(r.Fraction));
        Note(panel, rows, r => PaperMarks.Log(r.Fraction));
        Headroom(panel, [.. rows.Select(r => PaperMarks.Log(r.Fraction))], 0.14, 0.12);
        panel.LegendCorner = Corner.BottomLeft;
    }

    /// <summary>Medians in quartiles of galaxies by mass, bars: the range under resampling and the masses' range.</summary>
    private static void Medians(Panel panel, ResultBase sample, string name, Row[] rows, Func<Row, double> value)
    {
        Row[] sorted = [.. rows.Where(r => double.IsFinite(value(r))).OrderBy(r => r.Galaxy.LogMass).ThenBy(r => r.Galaxy.Id, StringComparer.Ordinal)];
        if (sorted.Length < 2 * Quartiles)
            return;
        Row[][] groups = [.. Enumerable.Range(0, Quartiles).Select(q => sorted[(q * sorted.Length / Quartiles)..((q + 1) * sorted.Length / Quartiles)])];
        BootstrapResult[] medians = [.. groups.Select((g, q) => sample.Median($"{name} {q}", g.Select(value)))];
        double[] x = [.. groups.Select(g => PaperMarks.MedianOf(g.Select(r => r.Galaxy.LogMass)))], y = [.. medians.Select(m => m.Value)];
        var across = new Errors([.. groups.Select((g, q) => x[q] - g[0].Galaxy.LogMass)], [.. groups.Select((g, q) => g[^1].Galaxy.LogMass - x[q])]);
        var along = new Errors([.. medians.Select(m => Math.Max(0, m.Value - m.Lower))], [.. medians.Select(m => Math.Max(0, m.Upper - m.Value))]);
        panel.Points(x, y, new PointStyle { Shape = MarkerShape.Square, Size = 4.5, Colour = Palette.Vermillion, Edge = Colour.Black, EdgeWidth = 0.5, BarWidth = 1 }, "median of a quartile", across, along);
    }

    /// <summary>Leaves room below for the legend and above for the note.</summary>
    private static void Headroom(Panel panel, double[] values, double below, double above)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return;
        double low = finite.Min(), high = finite.Max(), length = Math.Max(1, high - low);
        panel.Y.Range(low - (below * length), high + (above * length));
    }

    private static void Note(Panel panel, Row[] rows, Func<Row, double> value)
    {
        (double X, double Y)[] pairs = [.. rows.Select(r => (r.Galaxy.LogMass, value(r))).Where(p => double.IsFinite(p.Item2))];
        if (pairs.Length >= 3)
            panel.Note(PaperStyle.Correlation(Correlation.Pearson([.. pairs.Select(p => p.X)], [.. pairs.Select(p => p.Y)])), Corner.TopLeft);
    }

    private sealed record Row(ResultGalaxy Galaxy, ResultClump? Largest, ResultClump? Central, double Fraction);
}
