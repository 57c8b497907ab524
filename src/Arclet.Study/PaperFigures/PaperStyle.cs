using System.Globalization;
using Arclet.Figures;

namespace Arclet.Study;

/// <summary>What the paper's figures have in common: sizes, colours, shapes and names of bins. Shapes repeat what colours say.</summary>
internal static class PaperStyle
{
    private static readonly Colour[] Colours = [Palette.Blue, Palette.Green, Palette.Orange, Palette.Vermillion, Palette.Purple, Palette.Sky, Palette.Black];

    private static readonly MarkerShape[] Shapes = [MarkerShape.Circle, MarkerShape.Square, MarkerShape.Triangle, MarkerShape.Diamond, MarkerShape.TriangleDown, MarkerShape.Hexagon, MarkerShape.Star];

    private static readonly Dash[] Dashes = [Dash.Solid, Dash.Dashed, Dash.DashDot, Dash.LongDashed, Dash.Dotted];

    /// <summary>Fonts of 7.5 and 6.5 points at the printed size.</summary>
    public static FigureStyle Style { get; } = new() { FontSize = 7.5, SmallFontSize = 6.5 };

    /// <summary>The colour of what is beside the data: limits' rings, comparison lines.</summary>
    public static Colour Aside => Colour.Grey(0.4);

    /// <summary>An empty figure of a number.</summary>
    public static Figure Figure(int number, double widthMm, double heightMm, int rows = 1, int columns = 1, bool shareX = false, bool shareY = false) =>
        new(widthMm, heightMm, rows, columns) { Style = Style, ShareX = shareX, ShareY = shareY, DocumentTitle = string.Create(CultureInfo.InvariantCulture, $"Figure {number}") };

    /// <summary>The colour of a bin or series.</summary>
    public static Colour ColourOf(int i) => Colours[i % Colours.Length];

    /// <summary>The marker of a bin or series.</summary>
    public static MarkerShape ShapeOf(int i) => Shapes[i % Shapes.Length];

    /// <summary>The line of a bin or series.</summary>
    public static LineStyle LineOf(int i, double width = 1) => new() { Colour = ColourOf(i), Width = width, Dash = Dashes[i % Dashes.Length] };

    /// <summary>A redshift bin as markup.</summary>
    public static string RedshiftBin(ResultBase sample, int bin) =>
        string.Create(CultureInfo.InvariantCulture, $@"${sample.Settings.RedshiftEdges[bin]:0.##} \leq z < {sample.Settings.RedshiftEdges[bin + 1]:0.##}$");

    /// <summary>A redshift bin on one line of a narrow axis.</summary>
    public static string ShortRedshiftBin(ResultBase sample, int bin) =>
        string.Create(CultureInfo.InvariantCulture, $"{sample.Settings.RedshiftEdges[bin]:0.##}–{sample.Settings.RedshiftEdges[bin + 1]:0.##}");

    /// <summary>The colours of redshifts: those of the sample's bins from end to end.</summary>
    public static ColourScale Redshifts(ResultBase sample) =>
        new(ColourMap.Iris, new LinearScale(sample.Settings.RedshiftEdges[0], sample.Settings.RedshiftEdges[^1]));

    /// <summary>The size of points that leaves many of them apart.</summary>
    public static double PointSize(int count) => count > 1000 ? 1.8 : count > 300 ? 2.3 : count > 100 ? 2.8 : 3.5;

    /// <summary>A number as a label says it.</summary>
    public static string Number(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A correlation as a panel says it.</summary>
    public static string Correlation(Arclet.Inference.Statistics.CorrelationResult r) =>
        $"$r$ = {Number(r.Coefficient, "0.00")}, $p$ {Probability(r.Probability)} ({r.Count})";

    private static string Probability(double p)
    {
        if (!(p > 0))
            return "= 0";
        if (p >= 0.001)
            return "= " + Number(p, "0.000");
        int exponent = (int)Math.Floor(Math.Log10(p));
        return string.Create(CultureInfo.InvariantCulture, $@"= ${p / Math.Pow(10, exponent):0.0} \times 10^{{{exponent}}}$");
    }
}
