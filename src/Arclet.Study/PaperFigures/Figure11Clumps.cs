using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 11: properties of clumps by redshift bin.</summary>
public static class Figure11Clumps
{
    private static readonly ClumpProperty[] Shown =
    [
        ClumpProperty.Mass, ClumpProperty.Age, ClumpProperty.Start,
        ClumpProperty.Attenuation, ClumpProperty.Metallicity, ClumpProperty.Radius,
        ClumpProperty.Rate, ClumpProperty.MassDensity, ClumpProperty.Magnification,
    ];

    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Analysis.Count == 0)
            return FigureResult.Without("no clump is in the analysis");
        Figure figure = PaperStyle.Figure(11, Figure.PageMm, 162, 3, 3);
        string[] names = [.. Enumerable.Range(0, sample.BinCount).Select(b => PaperStyle.ShortRedshiftBin(sample, b))];
        for (int i = 0; i < Shown.Length; i++)
        {
            Panel panel = figure[i / 3, i % 3];
            panel.X.Label = "redshift";
            panel.Y.Label = Shown[i].Label;
            IReadOnlyList<double>[] values = [.. Enumerable.Range(0, sample.BinCount).Select(b => (IReadOnlyList<double>)[.. sample.InBin(sample.Analysis, b).Select(Shown[i].Drawn)])];
            PaperMarks.Violins(panel, values, names);
            double[] shown = [.. PaperMarks.WithoutTail(values).SelectMany(v => v)];
            if (Shown[i] == ClumpProperty.Rate && shown.Length > 1)
                panel.Y.Range(shown.Min() - 0.2, shown.Max() + 0.4);
        }

        Table data = FigureTable.Clumps(11, "Properties of the analysed clumps", sample, sample.Analysis);
        foreach (ClumpProperty property in Shown)
            data.With(property.Column, sample.Analysis, property.Of, property.Unit, property.Description);
        string numbers = string.Join(", ", Enumerable.Range(0, sample.BinCount).Select(b => sample.InBin(sample.Analysis, b).Count));
        return FigureResult.Of(figure, data, $"Clumps in the bins: {numbers}. Rates of 0 over 10 Myr ({sample.Analysis.Count(c => c.Sfr10 == 0)} clumps) are not drawn.");
    }
}
