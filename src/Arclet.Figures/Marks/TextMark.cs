namespace Arclet.Figures;

/// <summary>A line of text at a place in data coordinates, moved by an offset in points.</summary>
/// <param name="text">The text.</param>
/// <param name="x">Where, in data units.</param>
/// <param name="y">Where, in data units.</param>
public sealed class TextMark(RichText text, double x, double y) : Mark
{
    /// <summary>Which part of the text stands there.</summary>
    public TextAnchor Anchor { get; init; }

    /// <summary>The colour.</summary>
    public Colour Colour { get; init; } = Colour.Black;

    /// <summary>The font size in points; null takes the figure's small one.</summary>
    public double? Size { get; init; }

    /// <summary>Counter-clockwise rotation in degrees.</summary>
    public double RotationDegrees { get; init; }

    /// <summary>Moves the text to the right, in points.</summary>
    public double OffsetX { get; init; }

    /// <summary>Moves the text up, in points.</summary>
    public double OffsetY { get; init; }

    internal override void Extend(DataRange x, DataRange y)
    {
    }

    internal override void Draw(PlotArea area, Colour cycle)
    {
        if (!area.TryPlace(x, y, out CanvasPoint p))
            return;
        double size = Size ?? area.Style.SmallFontSize;
        area.Canvas.DrawText(
            text, p.X + OffsetX, p.Y - OffsetY + (0.5 * StandardFonts.CapHeight * size * (RotationDegrees == 0 ? 1 : 0)), size, Anchor, Colour, RotationDegrees);
    }
}
