using Arclet.Imaging.Apertures;
using Arclet.Imaging.Tests.Background;

namespace Arclet.Imaging.Tests.Apertures;

public class ApertureTests
{
    private static readonly ApertureSettings Exact = new() { Subpixels = 0 };

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(3.7)]
    [InlineData(25)]
    public void ExactCircle_OnUnitImage_HasItsArea(double radius)
    {
        ApertureFlux flux = AperturePhotometry.Measure(new PixelWindow(Ones(80, 80)), Aperture.Circle(40.3, 39.8, radius), Exact);
        Assert.Equal(Math.PI * radius * radius, flux.Flux, 1e-9);
        Assert.Equal(flux.Flux, flux.Area, 1e-9);
    }

    [Theory]
    [InlineData(10, 3, 0.3, 1)]
    [InlineData(2, 0.05, -1.2, 1)]
    [InlineData(5, 5, 0.7, 2.5)]
    [InlineData(4, 1, 3.9, 1.5)]
    public void ExactEllipse_OnUnitImage_HasItsArea(double a, double b, double theta, double scale)
    {
        ApertureFlux flux = AperturePhotometry.Measure(new PixelWindow(Ones(80, 80)), Aperture.Ellipse(40.3, 39.8, a, b, theta, scale), Exact);
        // The half diagonal of a pixel is taken as 0.7072, as in sep: what a thin ellipse may lose by that is less than this.
        Assert.Equal(Math.PI * a * b * scale * scale, flux.Flux, 1e-6);
    }

    [Fact]
    public void Annulus_Exact_IsTheDifferenceOfItsCircles()
    {
        MemoryImage image = SyntheticField.Create(100, 90, 41, 5);
        var window = new PixelWindow(image);
        double outer = AperturePhotometry.Measure(window, Aperture.Circle(50.2, 40.9, 9.3), Exact).Flux;
        double inner = AperturePhotometry.Measure(window, Aperture.Circle(50.2, 40.9, 4.1), Exact).Flux;
        double ring = AperturePhotometry.Measure(window, Aperture.CircularAnnulus(50.2, 40.9, 4.1, 9.3), Exact).Flux;
        Assert.Equal(outer - inner, ring, 1e-7);
    }

    [Fact]
    public void Window_OfALargerImage_GivesTheSameBitsAsTheWholeImage()
    {
        MemoryImage image = SyntheticField.Create(200, 160, 42, 24);
        var whole = new PixelWindow(image) { ErrorValue = 2 };
        for (int k = 0; k < 24; k++)
        {
            (double x, double y, _, _) = SyntheticField.Source(k, 200, 160);
            Aperture ellipse = Aperture.Ellipse(x, y, 3, 2, 0.4, 2);
            Assert.Equal(
                AperturePhotometry.Measure(whole, ellipse),
                AperturePhotometry.Measure(Cut(image, ellipse.Bounds(200, 160)), ellipse));
            Assert.Equal(KronRadius.Measure(whole, ellipse), KronRadius.Measure(Cut(image, ellipse.Bounds(200, 160)), ellipse));
            Assert.Equal(
                FluxRadius.Measure(whole, x, y, 10, 0.5),
                FluxRadius.Measure(Cut(image, FluxRadius.Bounds(x, y, 10, 200, 160)), x, y, 10, 0.5));
            var bounded = new WindowedPositionSettings { MaximumShiftPixels = 5 };
            Assert.Equal(
                WindowedPosition.Measure(whole, x, y, 1.5, bounded),
                WindowedPosition.Measure(Cut(image, WindowedPosition.Bounds(x, y, 1.5, 200, 160, bounded)), x, y, 1.5, bounded));
        }
    }

    [Fact]
    public void Window_WithoutNeededPixels_IsAnArgumentError()
    {
        MemoryImage image = SyntheticField.Create(100, 100, 43);
        Aperture circle = Aperture.Circle(50, 50, 6);
        PixelBounds needed = circle.Bounds(100, 100);
        Assert.Throws<ArgumentException>(() => AperturePhotometry.Measure(Cut(image, needed with { XMin = needed.XMin + 1 }), circle));
        Assert.Throws<ArgumentException>(() => AperturePhotometry.Measure(Cut(image, needed with { YMax = needed.YMax - 1 }), circle));
    }

    [Fact]
    public void MissingPixels_CountAsMaskedOnes()
    {
        MemoryImage image = SyntheticField.Create(100, 100, 44, 3);
        MemoryImage mask = SyntheticField.Mask(100, 100, [[48, 46, 52, 49]]);
        float[] holed = image.Pixels.ToArray();
        for (int i = 0; i < holed.Length; i++)
            holed[i] = mask.Pixels[i] > 0 ? (i % 2 == 0 ? float.NaN : float.PositiveInfinity) : holed[i];
        var masked = new PixelWindow(image) { Mask = mask.Pixels, ErrorValue = 1 };
        var missing = new PixelWindow(new MemoryImage(holed, 100, 100)) { ErrorValue = 1 };
        Aperture circle = Aperture.Circle(50.4, 50.1, 5);
        Assert.Equal(AperturePhotometry.Measure(masked, circle), AperturePhotometry.Measure(missing, circle));
        Assert.True(AperturePhotometry.Measure(missing, circle).Flags.HasFlag(MeasurementFlags.HasMasked));
        Assert.Equal(KronRadius.Measure(masked, circle), KronRadius.Measure(missing, circle));
        Assert.Equal(FluxRadius.Measure(masked, 50.4, 50.1, 8, 0.5), FluxRadius.Measure(missing, 50.4, 50.1, 8, 0.5));
        Assert.Equal(WindowedPosition.Measure(masked, 50.4, 50.1, 2), WindowedPosition.Measure(missing, 50.4, 50.1, 2));
    }

    [Fact]
    public void MaskedPart_OfAConstantImage_IsReplacedOrIgnored()
    {
        MemoryImage mask = SyntheticField.Mask(80, 80, [[40, 0, 80, 80]]);
        var window = new PixelWindow(Ones(80, 80)) { Mask = mask.Pixels };
        Aperture circle = Aperture.Circle(40, 40, 8);
        ApertureFlux whole = AperturePhotometry.Measure(window, circle);
        ApertureFlux part = AperturePhotometry.Measure(window, circle, new ApertureSettings { MaskedPixels = MaskedPixelRule.Ignore });
        Assert.Equal(whole.Area, whole.Flux, 1e-9);
        Assert.Equal(part.Area, part.Flux, 1e-9);
        Assert.True(part.Area < 0.5 * whole.Area);
    }

    [Theory]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(double.PositiveInfinity, 1, 1)]
    [InlineData(10, 0, 1)]
    [InlineData(10, -1, 1)]
    [InlineData(10, 1, -2)]
    public void ImpossibleAperture_IsFlaggedNotThrown(double x, double semiMinor, double scale)
    {
        var window = new PixelWindow(Ones(20, 20));
        Aperture ellipse = Aperture.Ellipse(x, 10, 2, semiMinor, 0.1, scale);
        ApertureFlux flux = AperturePhotometry.Measure(window, ellipse);
        Assert.Equal(MeasurementFlags.Undefined, flux.Flags);
        Assert.True(double.IsNaN(flux.Flux));
        Assert.Equal(new KronResult(0, MeasurementFlags.Undefined), KronRadius.Measure(window, ellipse));
        Assert.True(ellipse.Bounds(20, 20).IsEmpty);
    }

    [Fact]
    public void ImpossiblePosition_OfARadiusOrAWindow_IsFlaggedNotThrown()
    {
        var window = new PixelWindow(Ones(20, 20));
        Assert.Equal(MeasurementFlags.Undefined, FluxRadius.Measure(window, double.NaN, 3, 5, 0.5).Flags);
        Assert.Equal(MeasurementFlags.Undefined, FluxRadius.Measure(window, 3, 3, 0, 0.5).Flags);
        Assert.Equal(MeasurementFlags.Undefined, WindowedPosition.Measure(window, 3, double.NaN, 1).Flags);
        Assert.Equal(MeasurementFlags.Undefined, WindowedPosition.Measure(window, 3, 3, -1).Flags);
    }

    [Fact]
    public void AngleBeyondHalfPi_IsTheSameEllipse()
    {
        var window = new PixelWindow(SyntheticField.Create(100, 100, 45, 4));
        // extract() may return an angle that is a rounding above pi/2, which sep's sums refuse.
        double flux = AperturePhotometry.Measure(window, Aperture.Ellipse(50, 50, 6, 3, 0.4)).Flux;
        double turned = AperturePhotometry.Measure(window, Aperture.Ellipse(50, 50, 6, 3, 0.4 + Math.PI)).Flux;
        Assert.Equal(flux, turned, 1e-6 * flux);
    }

    [Fact]
    public void KronRadius_OfAnImageWithoutLight_IsZeroAndFlagged()
    {
        float[] dark = new float[400];
        Array.Fill(dark, -1f);
        KronResult kron = KronRadius.Measure(new PixelWindow(new MemoryImage(dark, 20, 20)), Aperture.Ellipse(10, 10, 1, 1, 0, 6));
        Assert.Equal(0, kron.Radius);
        Assert.Equal(MeasurementFlags.NonPositiveKron, kron.Flags);
    }

    [Fact]
    public void WindowedPosition_OfAGaussian_IsItsCentre()
    {
        float[] pixels = new float[61 * 61];
        for (int i = 0; i < pixels.Length; i++)
        {
            double dx = (i % 61) - 30.37, dy = (i / 61) - 29.18;
            pixels[i] = (float)(1000 * Math.Exp(-((dx * dx) + (dy * dy)) / (2 * 2.5 * 2.5)));
        }

        WindowedPositionResult position = WindowedPosition.Measure(new PixelWindow(new MemoryImage(pixels, 61, 61)), 29.5, 30, 2.5);
        // The window's edge at 4 sigma and its pixels bias the centre by less than a thousandth of a pixel.
        Assert.Equal(30.37, position.X, 1e-3);
        Assert.Equal(29.18, position.Y, 1e-3);
        Assert.Equal(MeasurementFlags.None, position.Flags);
    }

    [Fact]
    public void WindowedPosition_ThatSlidesToABrighterNeighbour_StopsAndIsFlagged()
    {
        float[] pixels = new float[61 * 61];
        for (int i = 0; i < pixels.Length; i++)
        {
            double dx = (i % 61) - 36, dy = (i / 61) - 30;
            pixels[i] = (float)(1000 * Math.Exp(-((dx * dx) + (dy * dy)) / 8));
        }

        WindowedPositionResult position = WindowedPosition.Measure(
            new PixelWindow(new MemoryImage(pixels, 61, 61)), 30, 30, 2, new WindowedPositionSettings { MaximumShiftPixels = 2 });
        Assert.True(position.Flags.HasFlag(MeasurementFlags.PositionLost));
        Assert.True(Math.Abs(position.X - 30) <= 2);
    }

    private static MemoryImage Ones(int width, int height)
    {
        float[] pixels = new float[width * height];
        Array.Fill(pixels, 1f);
        return new MemoryImage(pixels, width, height);
    }

    private static PixelWindow Cut(MemoryImage image, PixelBounds bounds)
    {
        int width = bounds.XMax - bounds.XMin, height = bounds.YMax - bounds.YMin;
        float[] pixels = new float[width * height];
        for (int y = 0; y < height; y++)
            image.Pixels.Slice(((bounds.YMin + y) * image.Width) + bounds.XMin, width).CopyTo(pixels.AsSpan(y * width));
        return new PixelWindow(pixels, bounds.XMin, bounds.YMin, width, height, image.Width, image.Height) { ErrorValue = 2 };
    }
}
