using System.Globalization;
using System.Text.Json;
using Arclet.Imaging.Apertures;
using Arclet.Imaging.Tests.Background;

namespace Arclet.Imaging.Tests.Apertures;

/// <summary>Every measurement against sep 1.2.1 on a synthetic field: aperture_reference.json, written by make_aperture_reference.py.</summary>
public class ApertureReferenceTests
{
    private static readonly Lazy<Fixture> Field = new(() => new Fixture());

    public static TheoryData<string, string> Groups()
    {
        var groups = new TheoryData<string, string>();
        foreach ((string variant, string shape) in Field.Value.Rows.Select(r => (r.Variant, r.Shape)).Distinct())
            groups.Add(variant, shape);
        return groups;
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void Measurement_OnSyntheticField_AgreesWithSep121(string variant, string shape)
    {
        Fixture field = Field.Value;
        int compared = 0;
        foreach (Row row in field.Rows.Where(r => r.Variant == variant && r.Shape == shape))
        {
            (double value, double second, MeasurementFlags flags) = field.Measure(row);
            string what = $"{variant}, {shape}, {row.Subpixels} subpixels at {row.X}, {row.Y}: {value:R} {second:R} {flags}, not {row.Value:R} {row.Second:R} {row.Flag}";
            bool noGoodPixel = flags.HasFlag(MeasurementFlags.AllMasked);
            if (noGoodPixel && shape != "kron")
            {
                // sep divides 0 by 0 there, or returns a radius of 0; it has no flag for it outside kron_radius.
                Assert.True(double.IsNaN(value) || shape == "windowed", what);
                Assert.True(row.Value is null or 0 || shape == "windowed", what);
                flags &= ~MeasurementFlags.AllMasked;
            }
            else
            {
                // Sums differ only in their order; sampled borders fall on the same side bit for bit; sep's exact overlap has its own
                // rounding (it compares with 1e-10); variances are squared in float there, in double here.
                double relative = row.Subpixels == 0 ? 1e-7 : 1e-9;
                double expected = row.Value ?? 0;
                Assert.True(Math.Abs(value - expected) <= (relative * Math.Abs(expected)) + Fixture.AbsoluteTolerance(row), what);
                if (row.Second is { } error)
                    Assert.True(Math.Abs(second - error) <= (1e-6 * Math.Abs(error)) + (shape == "windowed" ? 1e-7 : 0), what);
            }

            Assert.True((int)flags == row.Flag, what);
            compared++;
        }

        Assert.True(compared >= 30);
    }

    internal sealed record Row(string Variant, int Subpixels, string Shape, double X, double Y, int Id, double? Value, double? Second, int Flag);

    /// <summary>The field, as the script makes it, and each row's measurement.</summary>
    internal sealed class Fixture
    {
        private readonly MemoryImage image;
        private readonly float[] error;
        private readonly MemoryImage mask;
        private readonly int[] segmentation;

        public Fixture([System.Runtime.CompilerServices.CallerFilePath] string thisFile = "")
        {
            JsonElement json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(thisFile)!, "aperture_reference.json"))).RootElement;
            int width = json.GetProperty("width").GetInt32(), height = json.GetProperty("height").GetInt32(), sources = json.GetProperty("sources").GetInt32();
            image = new MemoryImage(Array.ConvertAll(SyntheticField.Create(width, height, 31, sources).Pixels.ToArray(), v => v - 100f), width, height);
            error = Array.ConvertAll(SyntheticField.Create(width, height, 32).Pixels.ToArray(), v => 0.05f * v);
            mask = SyntheticField.Mask(width, height, json.GetProperty("blocks").Deserialize<int[][]>()!);
            segmentation = new int[width * height];
            for (int k = 0; k < sources; k++)
            {
                (double sx, double sy, _, _) = SyntheticField.Source(k, width, height);
                for (int i = 0; i < segmentation.Length; i++)
                {
                    double dx = (i % width) - sx, dy = (i / width) - sy;
                    if ((dx * dx) + (dy * dy) < 49)
                        segmentation[i] = k + 1;
                }
            }

            Rows = [.. json.GetProperty("rows").EnumerateArray().Select(Parse)];
        }

        public IReadOnlyList<Row> Rows { get; }

        /// <summary>Positions and radii near zero are compared absolutely, in pixels; sums have no need of it.</summary>
        public static double AbsoluteTolerance(Row row) => row.Shape switch
        {
            "windowed" => 1e-7,
            _ when row.Shape.StartsWith("flux radius", StringComparison.Ordinal) => 1e-9,
            _ => row.Subpixels == 0 ? 1e-6 : 1e-9,
        };

        public PixelWindow Window(string variant) => new(image)
        {
            Error = variant is "error map and gain" or "mask" ? error : default,
            ErrorValue = variant switch { "error" => 2.5, "segmentation" => 1.5, _ => 0 },
            Mask = variant.StartsWith("mask", StringComparison.Ordinal) ? mask.Pixels : default,
            Segmentation = variant.Contains("segmentation") || variant == "object only" ? segmentation : default,
        };

        public (double Value, double Second, MeasurementFlags Flags) Measure(Row row)
        {
            // Without a mask, sep does not fill in the pixels of other objects.
            bool segmentationOnly = row.Variant is "segmentation" or "object only";
            MaskedPixelRule rule = segmentationOnly ? MaskedPixelRule.Ignore : MaskedPixelRule.MeanSurfaceBrightness;
            double gain = row.Variant switch { "error map and gain" => 4, "mask and segmentation" => 2, _ => 0 };
            var settings = new ApertureSettings { Subpixels = row.Subpixels, Gain = gain, MaskedPixels = rule };
            PixelWindow window = Window(row.Variant);
            switch (row.Shape)
            {
                case "kron":
                    KronResult kron = KronRadius.Measure(window, Aperture.Ellipse(row.X, row.Y, 3, 2, 0.5, KronRadius.UsualExtent), row.Id);
                    return (kron.Radius, 0, kron.Flags);
                case "windowed":
                    WindowedPositionResult position = WindowedPosition.Measure(
                        window, row.X, row.Y, 2, new WindowedPositionSettings { Subpixels = row.Subpixels }, row.Id);
                    return (position.X, position.Y, position.Flags);
                case "circle" or "ellipse" or "steep ellipse" or "annulus" or "elliptical annulus":
                    ApertureFlux flux = AperturePhotometry.Measure(window, Shape(row), settings, row.Id);
                    return (flux.Flux, flux.FluxError, flux.Flags);
                default:
                    double reach = double.Parse(row.Shape["flux radius ".Length..], CultureInfo.InvariantCulture);
                    FluxRadiusResult radius = FluxRadius.Measure(window, row.X, row.Y, reach, 0.5, null, settings, row.Id);
                    return (radius.RadiusPixels, 0, radius.Flags);
            }
        }

        public static Aperture Shape(Row row) => row.Shape switch
        {
            "circle" => Aperture.Circle(row.X, row.Y, 5),
            "ellipse" => Aperture.Ellipse(row.X, row.Y, 4, 1.5, 0.6, 1.7),
            "steep ellipse" => Aperture.Ellipse(row.X, row.Y, 6, 0.4, -1.5),
            "annulus" => Aperture.CircularAnnulus(row.X, row.Y, 3, 7.5),
            _ => Aperture.EllipticalAnnulus(row.X, row.Y, 3, 2, -0.4, 0.7, 2.2),
        };

        private static Row Parse(JsonElement row) => new(
            row[0].GetString()!,
            row[1].GetInt32(),
            row[2].GetString()!,
            row[3].GetDouble(),
            row[4].GetDouble(),
            row[5].GetInt32(),
            row[6].ValueKind == JsonValueKind.Null ? null : row[6].GetDouble(),
            row[7].ValueKind == JsonValueKind.Null ? null : row[7].GetDouble(),
            row[8].GetInt32());
    }
}
