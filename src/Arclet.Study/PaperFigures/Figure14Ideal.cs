using System.Globalization;
using Arclet.Figures;
using Arclet.Fits;
using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>Fig. 14: idealised clumps as they are, as they are observed, and as they are fitted.</summary>
public static class Figure14Ideal
{
    /// <summary>Pixels from the centre that are shown.</summary>
    private const double Shown = 9;

    /// <summary>The figure of cases.</summary>
    /// <param name="cases">The columns.</param>
    /// <param name="pairAtFwhm">Two clumps as far apart as the paper says is enough; the remark tells what became of them.</param>
    public static FigureResult Make(IReadOnlyList<IdealCase> cases, IdealCase pairAtFwhm)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(pairAtFwhm);
        Figure figure = new(Figure.PageMm, 112, 3, cases.Count) { Style = PaperStyle.Style with { Gap = 4 }, DocumentTitle = "Figure 14" };
        for (int i = 0; i < cases.Count; i++)
        {
            Images(figure, i, cases[i]);
            Profile(figure[2, i], cases[i], i == 0);
        }

        Table data = FigureTable.Of(14, "Idealised clumps: what was put in and what was found");
        data.Add("case", [.. cases.Select(c => c.Name)], "The case");
        data.Add("description", [.. cases.Select(c => c.Description)], "What it stands for");
        data.Add("input_sigma_px", [.. cases.Select(c => c.InputSigmaPixels)], "pix", "Standard deviation of each input clump");
        data.Add("separation_px", [.. cases.Select(c => c.SeparationPixels)], "pix", "Distance of two input clumps; 0 for one");
        data.Add("realisations", [.. cases.Select(c => (long)c.Detected.Count)], null, "Noise realisations");
        data.Add("separated_fraction", [.. cases.Select(c => c.SeparatedFraction)], null, "Part in which two objects or more were detected");
        Add("fitted_sigma_px", "pix", c => c.FittedSigmaPixels, "sqrt(sigma_min sigma_maj) of the brightest fitted clump, free of the PSF");
        Add("flux_ratio", null, c => c.FluxRatios, "Fitted over input flux, of all clumps");
        string remark = string.Create(CultureInfo.InvariantCulture, $"Two clumps {pairAtFwhm.SeparationPixels:0.#} px apart, one FWHM of the PSF, which is enough in the paper, are detected as two in {100 * pairAtFwhm.SeparatedFraction:0} % of {pairAtFwhm.Detected.Count} realisations.");
        return FigureResult.Of(figure, data, remark);

        void Add(string name, string? unit, Func<IdealCase, IReadOnlyList<double>> values, string text)
        {
            data.Add(name, [.. cases.Select(c => Quantile(values(c), 0.5))], unit, text + ": median");
            data.Add(name + "_p16", [.. cases.Select(c => Quantile(values(c), 0.158655))], unit, "16th percentile");
            data.Add(name + "_p84", [.. cases.Select(c => Quantile(values(c), 0.841345))], unit, "84th percentile");
        }
    }

    private static void Images(Figure figure, int column, IdealCase one)
    {
        IdealImage e = one.Example;
        double centre = (e.Size - 1) / 2.0;
        Panel input = figure[0, column], observed = figure[1, column];
        input.Title = $"{one.Name}: {one.Description}";
        int n = e.Size * e.InputSampling;
        input.Add(new ImageMark(new ImageStretch(0, e.Input.Max(), StretchKind.SquareRoot).ToColour(new FloatImage(e.Input, n, n), ColourMap.Ember), -0.5, e.Size - 0.5, -0.5, e.Size - 0.5));
        observed.Image(new ImageStretch(-3, e.Observed.Max(), StretchKind.Asinh).ToColour(new FloatImage(e.Observed, e.Size, e.Size), ColourMap.Ember));
        observed.Ellipses(e.Ellipses, new ShapeStyle { Edge = Palette.Sky, EdgeWidth = 0.8 });
        input.Note($@"$\sigma$ = {PaperStyle.Number(one.InputSigmaPixels)} px" + (one.SeparationPixels > 0 ? $", {PaperStyle.Number(one.SeparationPixels)} apart" : ""), Corner.TopLeft, Colour.White);
        double separated = one.SeparatedFraction;
        observed.Note(separated is 0 or 1 ? $"detected as {(separated == 1 ? "two" : "one")}" : $"as two in {100 * separated:0} %", Corner.TopLeft, Colour.White);
        foreach (Panel panel in new[] { input, observed })
        {
            panel.HasEqualAspect = true;
            panel.X.ShowTicks = panel.Y.ShowTicks = false;
            panel.X.Range(centre - Shown, centre + Shown);
            panel.Y.Range(centre - Shown, centre + Shown);
        }

        if (column == 0)
            (input.Y.Label, observed.Y.Label) = ("input", "observed");
    }

    private static void Profile(Panel panel, IdealCase one, bool isFirst)
    {
        IdealImage e = one.Example;
        int middle = (e.Size - 1) / 2, n = e.Size * e.InputSampling, row = (middle * e.InputSampling) + (e.InputSampling / 2);
        double top = Enumerable.Range(0, e.Size).Max(x => e.Observed[(middle * e.Size) + x]), inputTop = Enumerable.Range(0, n).Max(x => e.Input[(row * n) + x]);
        panel.Line([.. Enumerable.Range(0, n).Select(i => ((i + 0.5) / e.InputSampling) - 0.5 - middle)], [.. Enumerable.Range(0, n).Select(i => e.Input[(row * n) + i] / inputTop)], new LineStyle { Colour = Colour.Grey(0.55), Width = 0.8, Dash = Dash.Dashed });
        panel.Line([.. Pixels()], [.. Cut(e.Fitted)], new LineStyle { Colour = Palette.Vermillion, Width = 1 });
        panel.Points([.. Pixels()], [.. Cut(e.Observed)], new PointStyle { Size = 2.4, Colour = Palette.Blue }, yErrors: Errors.Symmetric([.. Pixels().Select(_ => 1 / top)]));
        panel.X.Range(-Shown, Shown);
        panel.Y.Range(-0.12, 1.75);
        panel.X.Label = "offset [px]";
        if (isFirst)
            panel.Y.Label = "profile / its peak";
        double half = 0.5 * (Quantile(one.FittedSigmaPixels, 0.841345) - Quantile(one.FittedSigmaPixels, 0.158655));
        panel.Note($@"$\sigma_\mathrm{{fit}}$ = {PaperStyle.Number(Quantile(one.FittedSigmaPixels, 0.5), "0.00")} ± {PaperStyle.Number(half, "0.00")} px");
        panel.Note($@"flux × {PaperStyle.Number(Quantile(one.FluxRatios, 0.5), "0.00")}");

        IEnumerable<double> Pixels() => Enumerable.Range(0, e.Size).Select(x => (double)(x - middle));
        IEnumerable<double> Cut(float[] image) => Enumerable.Range(0, e.Size).Select(x => image[(middle * e.Size) + x] / top);
    }

    private static double Quantile(IReadOnlyList<double> values, double probability)
    {
        double[] weights = new double[values.Count];
        Array.Fill(weights, 1);
        return values.Count == 0 ? double.NaN : WeightedQuantiles.Quantile([.. values], weights, probability);
    }
}
