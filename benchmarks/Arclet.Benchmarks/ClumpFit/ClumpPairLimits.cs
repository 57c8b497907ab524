using Arclet.Imaging;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Tests.ClumpFit;

namespace Arclet.Benchmarks;

/// <summary>
/// What can be expected of the 48 pairs of the shared synthetic clumps: each is drawn again from its truth with fresh noise many times and fitted as the real one is.
/// </summary>
internal static class ClumpPairLimits
{
    private const int Draws = 20;

    /// <summary>Arguments: the folder of the clumps.</summary>
    public static int Run(string[] arguments)
    {
        var stamps = new ClumpStamps(arguments[0]);
        foreach ((int box, double above) in new[] { (13, 0.5), (13, 1.0 / 3), (17, 0.5) })
        {
            Console.WriteLine(FormattableString.Invariant($"boxes of {box} px, wider above a flux error of {100 * above:F0} %:"));
            Compare(stamps, new ClumpFitSettings { Errors = ClumpFitErrors.Profile, GroupBoxPixels = box, WidenAboveError = above });
        }

        return 0;
    }

    private static void Compare(ClumpStamps stamps, ClumpFitSettings settings)
    {
        ClumpFitImage strip = stamps.Strip("F150W");
        ClumpPosition[] positions = Positions(stamps);
        IReadOnlyList<ClumpFitResult> real = ClumpFitter.FitShapes(strip, positions, settings);
        var random = new Random(1);
        var recovered = new int[ClumpStamps.Pairs];
        var detected = new int[ClumpStamps.Pairs];
        for (int draw = 0; draw < Draws; draw++)
        {
            IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(Drawn(stamps, strip, random), positions, settings);
            for (int pair = 0; pair < ClumpStamps.Pairs; pair++)
            {
                (bool byError, bool byChi2) = Found(stamps, fits, pair);
                recovered[pair] += byError ? 1 : 0;
                detected[pair] += byChi2 ? 1 : 0;
            }
        }

        for (int pair = 0; pair < ClumpStamps.Pairs; pair++)
        {
            (bool byError, bool byChi2) = Found(stamps, real, pair);
            if (byError && byChi2)
                continue;
            for (int member = 2 * pair; member < (2 * pair) + 2; member++)
            {
                int id = ClumpStamps.Singles + member;
                (double x, double y) = stamps.TruePlace(id, ClumpStamps.Singles + (2 * pair));
                ClumpFitResult f = real[member];
                Console.WriteLine(FormattableString.Invariant($"  {id}: S/N {stamps.Truth(id, "sn_f150w"):F1}: off {Math.Sqrt(Math.Pow(f.X - x, 2) + Math.Pow(f.Y - y, 2)):F2} px, flux {f.Flux:F1} +- {f.FluxError:F1} [{f.FluxInterval.Low:F1}, {f.FluxInterval.High:F1}], true {stamps.TrueFlux(id, "F150W"):F1}; chi2 without it {f.ZeroFluxRise:F1} higher; of {Draws} fresh draws of the pair both found by error {recovered[pair]}, by chi2 {detected[pair]}"));
            }
        }

        Console.WriteLine(FormattableString.Invariant($"both members within 1.5 px: at flux / error > 3 {Enumerable.Range(0, ClumpStamps.Pairs).Count(p => Found(stamps, real, p).ByError)} of {ClumpStamps.Pairs}, of fresh draws {recovered.Sum() / (double)Draws:F1} on average; with chi2 higher by 9 without either {Enumerable.Range(0, ClumpStamps.Pairs).Count(p => Found(stamps, real, p).ByChi2)}, of fresh draws {detected.Sum() / (double)Draws:F1}"));
    }

    private static (bool ByError, bool ByChi2) Found(ClumpStamps stamps, IReadOnlyList<ClumpFitResult> fits, int pair)
    {
        bool byError = true, byChi2 = true;
        for (int member = 2 * pair; member < (2 * pair) + 2; member++)
        {
            (double x, double y) = stamps.TruePlace(ClumpStamps.Singles + member, ClumpStamps.Singles + (2 * pair));
            bool near = Math.Sqrt(Math.Pow(fits[member].X - x, 2) + Math.Pow(fits[member].Y - y, 2)) < 1.5;
            byError &= near && fits[member].Flux > 3 * fits[member].FluxError;
            byChi2 &= near && fits[member].ZeroFluxRise > 9;
        }

        return (byError, byChi2);
    }

    private static ClumpPosition[] Positions(ClumpStamps stamps) =>
    [
        .. Enumerable.Range(0, 2 * ClumpStamps.Pairs).Select(k =>
        {
            (double x, double y) = stamps.TruePlace(ClumpStamps.Singles + k, ClumpStamps.Singles + k - (k % 2));
            return new ClumpPosition($"{k}", Math.Round(x), Math.Round(y));
        }),
    ];

    private static ClumpFitImage Drawn(ClumpStamps stamps, ClumpFitImage strip, Random random)
    {
        int side = ClumpStamps.Side;
        var pixels = new float[strip.Image.Width * strip.Image.Height];
        var errors = new float[pixels.Length];
        strip.Error.ReadRows(0, strip.Error.Height, errors);
        for (int k = 0; k < 2 * ClumpStamps.Pairs; k++)
        {
            int first = ClumpStamps.Singles + k - (k % 2);
            (double x, double y) = stamps.TruePlace(ClumpStamps.Singles + k, first);
            ClumpModel.Add(pixels.AsSpan(first * side * side, side * side), side, strip.Psf, x, y - (side * first), stamps.TrueShape(ClumpStamps.Singles + k), stamps.TrueFlux(ClumpStamps.Singles + k, "F150W"));
        }

        for (int p = 0; p < pixels.Length; p++)
            pixels[p] += errors[p] * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return strip with { Image = new MemoryImage(pixels, side, strip.Image.Height) };
    }
}
