
namespace Arclet.Figures.Tests;

public class RasterCanvasTests
{
    [Fact]
    public void DrawEllipse_ACircle_CoversItsCircumferenceTimesTheWidth()
    {
        var raster = new Raster(101, 101, 3);
        new RasterCanvas(raster).DrawEllipse(EllipseShape.Circle(50, 50, 30), Colour.White, 2);
        double covered = raster.Pixels.Sum(b => (double)b) / 255 / 3;
        // The ramp's sum over pixels is the line's area to about a percent.
        Assert.InRange(covered / (2 * Math.PI * 30 * 2), 0.98, 1.02);
        Assert.Equal(0, raster.Row(50)[150]);
        Assert.Equal(255, raster.Row(50)[3 * 80]);
    }

    [Fact]
    public void DrawEllipse_TurnedBy90DegreesOnAReducedImage_ReachesUpwardsAtTheReducedPlace()
    {
        var raster = new Raster(50, 50, 3);
        // Image pixel (99.5, 99.5) of a 200 x 200 image reduced by 4 lies at (24.5, 24.5) of the raster, y upwards.
        new RasterCanvas(raster, 4).DrawEllipse(new EllipseShape(99.5, 119.5, 60, 20, 90), Colour.White);
        int[] rows = [.. Enumerable.Range(0, 50).Where(y => raster.Row(y).IndexOfAnyExcept((byte)0) >= 0)];
        // Centre row 49 - 29.5 = 19.5, half-axis 15, half the line and its ramp about 1.
        Assert.InRange(rows[0], 3, 4);
        Assert.InRange(rows[^1], 35, 36);
    }

    [Fact]
    public void DrawLabel_TheDigitSeven_IsThePattern()
    {
        var raster = new Raster(9, 11, 3);
        new RasterCanvas(raster).DrawLabel("7", 2, 2, Colour.White);
        string drawn = string.Join('|', Enumerable.Range(2, 7).Select(y => string.Concat(Enumerable.Range(2, 5).Select(x => raster.Row(y)[3 * x] == 255 ? '#' : '.'))));
        Assert.Equal("#####|....#|...#.|..#..|..#..|.#...|.#...", drawn);
    }

    [Fact]
    public void Drawing_OutsideAndNotFinite_LeavesTheRasterAlone()
    {
        var raster = new Raster(20, 20, 3);
        var canvas = new RasterCanvas(raster);
        canvas.DrawEllipse(EllipseShape.Circle(500, 500, 30), Colour.White);
        canvas.DrawEllipse(EllipseShape.Circle(double.NaN, 5, 3), Colour.White);
        canvas.DrawEllipse(EllipseShape.Circle(10, 10, double.PositiveInfinity), Colour.White);
        canvas.DrawPolyline([-1e9, double.NaN, 1e9], [1e9, 2, 1e9], Colour.White);
        canvas.DrawLabel("9", -1e300, 0, Colour.White);
        Assert.All(raster.Pixels, b => Assert.Equal(0, b));
    }
}
