namespace Arclet.Figures;

/// <summary>
/// Our own shapes of the few characters that astronomy needs and the standard PDF fonts lack, as strokes and fills in units
/// of the font size (y upwards from the baseline). A character that nothing has is an empty box, so that it is seen.
/// </summary>
internal static class DrawnGlyphs
{
    private const double LineWidth = 0.06;

    /// <summary>The advance width in units of the font size.</summary>
    public static double Width(char c) => c switch
    {
        '⊙' or '☉' => 0.74,
        '★' or '⋆' or '☆' => 0.66,
        '≲' or '≳' => 0.584,
        '∓' => 0.584,
        'ℓ' => 0.36,
        'ħ' => 0.556,
        '\u2009' or '\u202F' => 0.2,
        _ => 0.6,
    };

    /// <summary>Whether the character has a shape here (and is not shown as an empty box).</summary>
    public static bool Has(char c) => c is '⊙' or '☉' or '★' or '⋆' or '☆' or '≲' or '≳' or '∓' or 'ℓ' or 'ħ' or '\u2009' or '\u202F';

    /// <summary>Draws a character with its origin at (x, y) on a canvas whose y points down.</summary>
    public static void Draw(ICanvas canvas, char c, double x, double y, double size, Colour colour)
    {
        var stroke = new Stroke(colour, LineWidth * size) { Round = true };
        double X(double em) => x + (em * size);
        double Y(double em) => y - (em * size);
        CanvasPath Line(params ReadOnlySpan<double> xy)
        {
            var path = new CanvasPath().MoveTo(X(xy[0]), Y(xy[1]));
            for (int i = 2; i < xy.Length; i += 2)
                path.LineTo(X(xy[i]), Y(xy[i + 1]));
            return path;
        }

        switch (c)
        {
            case '⊙' or '☉':
                canvas.DrawPath(CanvasPath.Circle(X(0.37), Y(0.35), 0.3 * size), null, stroke);
                canvas.DrawPath(CanvasPath.Circle(X(0.37), Y(0.35), 0.075 * size), colour, null);
                break;
            case '★' or '⋆' or '☆':
                var star = MarkerPath.Create(MarkerShape.Star, X(0.33), Y(0.36), 0.64 * size);
                canvas.DrawPath(star, c == '☆' ? null : colour, c == '☆' ? stroke : null);
                break;
            case '≲' or '≳':
                (double tip, double open) = c == '≲' ? (0.05, 0.53) : (0.53, 0.05);
                canvas.DrawPath(Line(open, 0.68, tip, 0.45, open, 0.22), null, stroke);
                canvas.DrawPath(
                    new CanvasPath().MoveTo(X(0.04), Y(-0.04)).CurveTo(X(0.18), Y(0.2), X(0.38), Y(-0.14), X(0.54), Y(0.1)),
                    null,
                    stroke);
                break;
            case '∓':
                canvas.DrawPath(Line(0.05, 0.58, 0.53, 0.58), null, stroke);
                canvas.DrawPath(Line(0.05, 0.2, 0.53, 0.2), null, stroke);
                canvas.DrawPath(Line(0.29, 0.44, 0.29, -0.04), null, stroke);
                break;
            case 'ℓ':
                canvas.DrawPath(
                    new CanvasPath().MoveTo(X(0.02), Y(0.14)).CurveTo(X(0.22), Y(0.3), X(0.34), Y(0.52), X(0.28), Y(0.68))
                        .CurveTo(X(0.24), Y(0.8), X(0.12), Y(0.7), X(0.11), Y(0.4)).CurveTo(X(0.1), Y(0.1), X(0.14), Y(-0.02), X(0.2), Y(0))
                        .CurveTo(X(0.27), Y(0.01), X(0.31), Y(0.09), X(0.32), Y(0.14)),
                    null,
                    stroke);
                break;
            case 'ħ':
                canvas.DrawPath(Line(0.1, 0, 0.1, 0.718), null, stroke);
                canvas.DrawPath(Line(0, 0.62, 0.3, 0.62), null, stroke);
                canvas.DrawPath(
                    new CanvasPath().MoveTo(X(0.1), Y(0.36)).CurveTo(X(0.16), Y(0.54), X(0.45), Y(0.58), X(0.46), Y(0.36)).LineTo(X(0.46), Y(0)),
                    null,
                    stroke);
                break;
            case '\u2009' or '\u202F':
                break;
            default:
                canvas.DrawPath(CanvasPath.Rectangle(new CanvasRectangle(X(0.08), Y(0.7), 0.44 * size, 0.7 * size)), null, stroke);
                break;
        }
    }
}
