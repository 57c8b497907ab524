namespace Arclet.Figures;

/// <summary>
/// An image in data coordinates, its bottom row at the lower y. Without an extent the centre of its first pixel is at (0, 0), so
/// that pixel coordinates are data coordinates.
/// </summary>
public sealed class ImageMark : Mark
{
    private readonly Raster _raster;
    private readonly double _left, _right, _bottom, _top;

    /// <summary>An image; the raster's row 0 is at the top.</summary>
    /// <param name="raster">The picture.</param>
    /// <param name="left">Its left edge; NaN for -0.5.</param>
    /// <param name="right">Its right edge; NaN for width - 0.5.</param>
    /// <param name="bottom">Its bottom edge; NaN for -0.5.</param>
    /// <param name="top">Its top edge; NaN for height - 0.5.</param>
    public ImageMark(Raster raster, double left = double.NaN, double right = double.NaN, double bottom = double.NaN, double top = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(raster);
        _raster = raster;
        _left = double.IsNaN(left) ? -0.5 : left;
        _right = double.IsNaN(right) ? raster.Width - 0.5 : right;
        _bottom = double.IsNaN(bottom) ? -0.5 : bottom;
        _top = double.IsNaN(top) ? raster.Height - 0.5 : top;
    }

    internal override void Extend(DataRange x, DataRange y)
    {
        x.AddSticky(_left);
        x.AddSticky(_right);
        y.AddSticky(_bottom);
        y.AddSticky(_top);
    }

    internal override void Draw(PlotArea area, Colour cycle)
    {
        CanvasPoint a = area.Place(_left, _top), b = area.Place(_right, _bottom);
        if (!double.IsFinite(a.X + a.Y + b.X + b.Y))
            return;
        // An inverted axis (right ascension) turns the picture over with it.
        bool flipX = b.X < a.X, flipY = b.Y < a.Y;
        var target = new CanvasRectangle(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Abs(b.X - a.X), Math.Abs(b.Y - a.Y));
        if (!flipX && !flipY)
        {
            area.Canvas.DrawImage(_raster, target);
            return;
        }

        area.Canvas.PushTransform(new CanvasTransform(flipX ? -1 : 1, 0, 0, flipY ? -1 : 1, flipX ? target.X + target.Right : 0, flipY ? target.Y + target.Bottom : 0));
        area.Canvas.DrawImage(_raster, target);
        area.Canvas.Pop();
    }
}
