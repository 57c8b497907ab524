using System.Globalization;
using Arclet.Imaging.Apertures;
using Arclet.Imaging.Background;
using Arclet.Imaging.Tests.Background;
using Arclet.TestSupport;

namespace Arclet.Imaging.Tests.Apertures;

/// <summary>The chain of background and photometry on a real field, against what sep 1.2.1 recorded for the same objects.</summary>
public class RealFieldPhotometryTests
{
    [SharedDataFact]
    public void Photometry_OfTheRealField_AgreesWithSep121()
    {
        MemoryImage image = FitsPlane.Read(SharedData.File("detection", "image.fits"));
        BackgroundModel background = BackgroundModel.Measure(image, null, new BackgroundSettings());
        float[] pixels = image.Pixels.ToArray();
        for (int y = 0; y < image.Height; y++)
            background.SubtractRow(y, pixels.AsSpan(y * image.Width, image.Width));
        var window = new PixelWindow(new MemoryImage(pixels, image.Width, image.Height)) { ErrorValue = background.GlobalRms };
        List<Dictionary<string, double>> shapes = Read("sep_sepimage_thr1.5_global.csv"), expected = Read("sep_sepimage_thr1.5_phot.csv");
        Assert.Equal(91, expected.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            Dictionary<string, double> shape = shapes[i], e = expected[i];
            double x = e["x"], y = e["y"], a = shape["a"], b = shape["b"], theta = shape["theta"];

            ApertureFlux circle = AperturePhotometry.Measure(window, Aperture.Circle(x, y, 5));
            // The files have nine digits of the positions, where a subpixel may change sides, and of the results.
            Close(e["flux_r5"], circle.Flux, 1e-5, "flux_r5", i);
            Close(e["fluxerr_r5"], circle.FluxError, 1e-5, "fluxerr_r5", i);
            Assert.Equal((int)e["flag_r5"], (int)circle.Flags);

            KronResult kron = KronRadius.Measure(window, Aperture.Ellipse(x, y, a, b, theta, KronRadius.UsualExtent));
            Close(e["kron_radius"], kron.Radius, 1e-5, "kron_radius", i);
            Assert.Equal((int)e["kron_flag"], (int)kron.Flags);

            // The recorded flag is the flux's own.
            ApertureFlux auto = AutoFlux.Measure(window, x, y, a, b, theta, kron with { Flags = MeasurementFlags.None });
            Close(e["flux_auto"], auto.Flux, 1e-5, "flux_auto", i);
            Assert.Equal((int)e["flag_auto"], (int)auto.Flags);

            FluxRadiusResult half = FluxRadius.Measure(window, x, y, 6 * a, 0.5, auto.Flux);
            Close(e["flux_radius50"], half.RadiusPixels, 1e-5, "flux_radius50", i);
            Assert.Equal((int)e["flag_fr"], (int)half.Flags);

            WindowedPositionResult position = WindowedPosition.Measure(window, x, y, 2 / 2.35 * half.RadiusPixels);
            Close(e["xwin"], position.X, 1e-5, "xwin", i);
            Close(e["ywin"], position.Y, 1e-5, "ywin", i);
            Assert.Equal((int)e["flag_win"], (int)position.Flags);
        }
    }

    private static List<Dictionary<string, double>> Read(string file)
    {
        string[] lines = File.ReadAllLines(SharedData.File("detection", file));
        string[] names = lines[0].Split(',');
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(line => names
            .Zip(line.Split(','))
            .ToDictionary(p => p.First, p => double.Parse(p.Second, CultureInfo.InvariantCulture)))];
    }

    private static void Close(double expected, double actual, double relative, string what, int row) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Max(1, Math.Abs(expected)), $"{what} of object {row}: {actual:R}, not {expected:R}");
}
