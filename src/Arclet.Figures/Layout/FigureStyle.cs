namespace Arclet.Figures;

/// <summary>What all panels of a figure have in common. The defaults are readable at a journal's column width; lengths are points.</summary>
public sealed record FigureStyle
{
    /// <summary>Font size of axis labels, titles and notes.</summary>
    public double FontSize { get; init; } = 8;

    /// <summary>Font size of tick labels and legends.</summary>
    public double SmallFontSize { get; init; } = 7;

    /// <summary>Width of axis lines and major ticks.</summary>
    public double AxisWidth { get; init; } = 0.6;

    /// <summary>Length of major ticks, inwards.</summary>
    public double MajorTickLength { get; init; } = 3.6;

    /// <summary>Length of minor ticks, inwards.</summary>
    public double MinorTickLength { get; init; } = 2;

    /// <summary>Room between panels that share an axis.</summary>
    public double SharedGap { get; init; } = 3;

    /// <summary>Room between panels that do not.</summary>
    public double Gap { get; init; } = 9;

    /// <summary>Room around everything.</summary>
    public double Margin { get; init; } = 2;

    /// <summary>The colours that series without their own take in turn.</summary>
    public IReadOnlyList<Colour> Cycle { get; init; } = Palette.Cycle;

    /// <summary>The paper; null leaves it transparent.</summary>
    public Colour? Background { get; init; } = Colour.White;
}
