namespace Arclet.Figures.Tests;

public class ViolinMarkTests
{
    private static readonly double[] Sample = [1.0, 1.5, 2.0, 2.2, 2.9, 4.0, 7.5, 2.4];

    [Fact]
    public void Violin_OfEightValues_HasTheWidthsOfSilvermansKernels()
    {
        CanvasPath outline = Outline(new ViolinMark(0, Sample) { Colour = Palette.Blue });
        Assert.Equal(162, outline.Points.Count);

        // Widths over the largest at steps 0, 20, 50 and 80 of 80 between the smallest and the largest value, by scipy 1.10 (norm.pdf of the same width); kernels end at five widths, where they are 4e-6 of their peaks.
        double middle = 0.5 * (outline.Points[0].X + outline.Points[161].X);
        double[] widths = [.. Enumerable.Range(0, 81).Select(i => outline.Points[i].X - middle)];
        double largest = widths.Max();
        foreach ((int step, double expected) in new[] { (0, 0.523067506969), (20, 0.845791630185), (50, 0.0461872146441), (80, 0.251658993341) })
            Assert.Equal(expected, widths[step] / largest, 5);
        for (int i = 0; i < 81; i++)
            Assert.Equal(outline.Points[i].X - middle, middle - outline.Points[161 - i].X, 9);
    }

    [Fact]
    public void Violin_OfOneSide_LeavesTheOtherEmpty()
    {
        CanvasPath left = Outline(new ViolinMark(0, Sample) { Colour = Palette.Blue, Side = ViolinSide.Left }), right = Outline(new ViolinMark(0, Sample) { Colour = Palette.Blue, Side = ViolinSide.Right });
        Assert.Equal(left.Points.Max(p => p.X), right.Points.Min(p => p.X), 9);
    }

    [Fact]
    public void Violin_OfFewValues_IsThesePointsAndTheirMedian()
    {
        var recorder = Recorded(new ViolinMark(0, [1, 2, 4, double.NaN]) { Colour = Palette.Blue });
        Assert.Equal(3, recorder.Paths.Count(p => p.Fill == Palette.Blue.WithOpacity(0.7)));
        Assert.Equal(1, recorder.Paths.Count(p => p.Stroke?.Colour == Colour.Black && p.Fill == Colour.White));
    }

    [Fact]
    public void Violin_OfEqualValues_IsDrawnAsPoints() =>
        Assert.Equal(9, Recorded(new ViolinMark(0, [3, 3, 3, 3, 3, 3, 3, 3, 3]) { Colour = Palette.Blue }).Paths.Count(p => p.Fill == Palette.Blue.WithOpacity(0.7)));

    [Fact]
    public void Violin_WithoutValues_DrawsNothing() => Assert.DoesNotContain(Recorded(new ViolinMark(0, [])).Paths, p => p.Fill == Colour.White && p.Stroke is not null);

    [Fact]
    public void Points_ByTheHundred_AreDotsOfOneStroke()
    {
        double[] x = [.. Enumerable.Range(0, 150).Select(i => (double)i)];
        var figure = new Figure(80, 60);
        figure.Panel.Points(x, x, new PointStyle { Size = 2, Colour = Palette.Blue });
        (CanvasPath path, Colour? fill, Stroke? stroke) = PathRecorder.Of(figure).Paths.Single(p => p.Stroke is { RoundEnds: true });
        Assert.Equal(300, path.Points.Count);
        Assert.Null(fill);
        Assert.Equal(2, stroke!.Value.Width);
        Assert.Contains("stroke-linecap=\"round\"", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_WithoutABar_BeginAtTheirOffset()
    {
        var figure = new Figure(80, 60);
        figure.Panel.X.Range(0, 2);
        figure.Panel.Y.Range(0, 2);
        figure.Panel.Add(new LimitsMark([1], [1], LimitDirection.Lower) { Colour = Palette.Purple, ShowsBar = false, Offset = 2, Length = 6 });
        CanvasPath shaft = PathRecorder.Of(figure).Paths.Single(p => p.Stroke?.Colour == Palette.Purple).Path, head = PathRecorder.Of(figure).Paths.Single(p => p.Fill == Palette.Purple).Path;
        Assert.Equal(2, shaft.Points.Count);
        Assert.Equal(4, shaft.Points[0].X - head.Points.Min(p => p.X), 9);
    }

    private static PathRecorder Recorded(ViolinMark mark)
    {
        var figure = new Figure(80, 60);
        figure.Panel.Add(mark);
        return PathRecorder.Of(figure);
    }

    private static CanvasPath Outline(ViolinMark mark) => Recorded(mark).Paths.Single(p => p.Fill == Palette.Blue.WithOpacity(0.35)).Path;
}
