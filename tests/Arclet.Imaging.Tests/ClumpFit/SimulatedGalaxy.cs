using Arclet.Imaging.ClumpFit;

namespace Arclet.Imaging.Tests.ClumpFit;

/// <summary>Crowded clumps of known truth on an exponential disc, in two images of different noise.</summary>
internal sealed class SimulatedGalaxy
{
    private const int Side = 144;
    private const double Noise = 0.1;

    private SimulatedGalaxy(ClumpFitImage image, ClumpFitImage second, ClumpPosition[] positions, (double X, double Y, ClumpShape Shape, double Flux)[] truth) =>
        (Image, Second, Positions, Truth) = (image, second, positions, truth);

    public ClumpFitImage Image { get; }

    public ClumpFitImage Second { get; }

    public ClumpPosition[] Positions { get; }

    public (double X, double Y, ClumpShape Shape, double Flux)[] Truth { get; }

    public static SimulatedGalaxy Make(int count, int seed)
    {
        var random = new Random(seed);
        var truth = new List<(double X, double Y, ClumpShape Shape, double Flux)>();
        while (truth.Count < count)
        {
            // About one clump in 40 px, none closer than 3 px to another.
            double spread = 2.6 * Math.Sqrt(count), x = (Side / 2) + (spread * Gaussian(random)), y = (Side / 2) + (spread * Gaussian(random));
            if (x < 16 || y < 16 || x > Side - 17 || y > Side - 17 || truth.Exists(t => Math.Pow(t.X - x, 2) + Math.Pow(t.Y - y, 2) < 9))
                continue;

            ClumpShape shape = ClumpShape.FromAxes(0.5 * Math.Pow(5, random.NextDouble()), 0.5 + (0.5 * random.NextDouble()), 180 * random.NextDouble());

            // For a Gaussian of this width alone: S/N = flux / (noise sqrt(4 pi sigma^2)).
            double width = Math.Sqrt(4 * Math.PI * (1.2 + (shape.RadiusPixels * shape.RadiusPixels)));
            truth.Add((x, y, shape, 20 * Math.Pow(15, random.NextDouble()) * Noise * width));
        }

        return new SimulatedGalaxy(
            Draw(truth, 1, random), Draw(truth, 0.7, random), [.. truth.Select((t, i) => new ClumpPosition($"{i}", Math.Round(t.X), Math.Round(t.Y)))], [.. truth]);
    }

    private static ClumpFitImage Draw(List<(double X, double Y, ClumpShape Shape, double Flux)> truth, double colour, Random random)
    {
        var pixels = new float[Side * Side];
        foreach ((double x, double y, ClumpShape shape, double flux) in truth)
            ClumpModel.Add(pixels, Side, SimulatedClumps.Psf, x, y, shape, colour * flux);
        for (int p = 0; p < pixels.Length; p++)
        {
            double dx = (p % Side) - (Side / 2), dy = (p / Side) - (Side / 2);
            pixels[p] += (float)((4 * colour * Math.Exp(-Math.Sqrt((dx * dx) + (1.5 * dy * dy) + 9) / 14)) + (Noise * Gaussian(random)));
        }

        var errors = new float[pixels.Length];
        Array.Fill(errors, (float)Noise);
        return new ClumpFitImage { Image = new MemoryImage(pixels, Side, Side), Error = new MemoryImage(errors, Side, Side), Psf = SimulatedClumps.Psf };
    }

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
