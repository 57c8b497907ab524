using Arclet.Figures;

namespace Arclet.Fit;

/// <summary>A white sheet on which grey stamps are placed with labels above: data, model and residual in one stretch.</summary>
internal sealed class StampPanels
{
    private readonly Raster sheet;
    private readonly RasterCanvas canvas;
    private readonly ImageStretch stretch;

    /// <summary>An empty sheet.</summary>
    /// <param name="width">Width, pixels of the sheet.</param>
    /// <param name="height">Height, pixels of the sheet.</param>
    /// <param name="stretch">How values become grey, the same in all stamps.</param>
    public StampPanels(int width, int height, ImageStretch stretch)
    {
        sheet = new Raster(width, height, 3);
        sheet.Pixels.AsSpan().Fill(255);
        canvas = new RasterCanvas(sheet);
        this.stretch = stretch;
    }

    /// <summary>The sheet.</summary>
    public Raster Sheet => sheet;

    /// <summary>Draws a stamp, its first row at the bottom, each of its pixels as a square of zoom x zoom.</summary>
    public void Place(ReadOnlySpan<float> stamp, int columns, int zoom, int left, int top)
    {
        int rows = stamp.Length / columns;
        Raster grey = stretch.ToGrey(new FloatImage(stamp.ToArray(), columns, rows));
        for (int y = 0; y < rows * zoom; y++)
        {
            Span<byte> from = grey.Row(y / zoom), to = sheet.Row(top + y);
            for (int x = 0; x < columns * zoom; x++)
                to.Slice(3 * (left + x), 3).Fill(from[x / zoom]);
        }
    }

    /// <summary>Writes a label whose lower edge is at a height of the sheet, counted from the top.</summary>
    public void Label(string text, int left, int bottom, int scale, Colour? colour = null) =>
        canvas.DrawLabel(text, left, sheet.Height - bottom, colour ?? Colour.Black, scale);

    /// <summary>Marks a place of a stamp by a circle.</summary>
    public void Circle(double x, double y, double radius, Colour colour) =>
        canvas.DrawEllipse(new EllipseShape(x, sheet.Height - 1 - y, radius, radius, 0), colour);
}
