namespace Arclet.Figures;

/// <summary>
/// What a figure is drawn on. Coordinates are points (1/72 inch) from the top left corner, y downwards. The two canvases
/// are <see cref="SvgCanvas"/> and <see cref="PdfCanvas"/>.
/// </summary>
public interface ICanvas
{
    /// <summary>Fills (non-zero rule) and then strokes a path; either may be absent.</summary>
    void DrawPath(CanvasPath path, Colour? fill, Stroke? stroke);

    /// <summary>Draws one line of rich text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">The anchor on the baseline.</param>
    /// <param name="y">The baseline.</param>
    /// <param name="sizePoints">The font size in points.</param>
    /// <param name="anchor">Which part of the text stands at the anchor.</param>
    /// <param name="colour">The colour of the text.</param>
    /// <param name="rotationDegrees">Turns the text about the anchor, counter-clockwise as seen.</param>
    void DrawText(RichText text, double x, double y, double sizePoints, TextAnchor anchor, Colour colour, double rotationDegrees = 0);

    /// <summary>Draws a raster into a rectangle, its row 0 at the top, without smoothing.</summary>
    void DrawImage(Raster raster, CanvasRectangle destination);

    /// <summary>Until the matching <see cref="Pop"/> nothing outside the path is drawn.</summary>
    void PushClip(CanvasPath path);

    /// <summary>Until the matching <see cref="Pop"/> coordinates go through the transform.</summary>
    void PushTransform(CanvasTransform transform);

    /// <summary>Ends the last clip or transform.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    void Pop();
}
