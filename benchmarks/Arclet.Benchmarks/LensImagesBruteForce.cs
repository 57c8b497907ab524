using System.Diagnostics;
using System.Globalization;
using Arclet.Lensing;
using Arclet.Lensing.Tests.Images;

namespace Arclet.Benchmarks;

/// <summary>
/// All images of random sources behind a cluster by the solver, beside a brute-force search on a fine grid: every image of |mu| above 1e-3 that one
/// has, the other must have. Where only the solver has a pair, the grid is repeated a hundred times finer about it.
/// </summary>
internal static class LensImagesBruteForce
{
    private const double FaintestMu = 1e-3;

    /// <summary>Arguments: MODEL DATA [sources, 200] [step in arcsec, 0.02] [half-width in arcsec, 80].</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length < 2)
        {
            Console.Error.WriteLine("usage: lens-images-brute-force MODEL DATA [SOURCES] [STEP] [HALF-WIDTH]");
            return 2;
        }

        int count = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : 200;
        double step = arguments.Length > 3 ? double.Parse(arguments[3], CultureInfo.InvariantCulture) : 0.02;
        double half = arguments.Length > 4 ? double.Parse(arguments[4], CultureInfo.InvariantCulture) : 80;
        LensModel model = LensModelFile.Read(arguments[0], new() { DataFolder = arguments[1] }).Model;
        double lensRedshift = model.AllPotentials[0].Redshift;
        var random = new Random(20260101);
        double[] redshifts = [.. Enumerable.Range(0, count).Select(_ => 1 + (6 * random.NextDouble()))];

        // Traced back from random places within 45 arcsec of the reference, every third moved by up to 10 arcsec more: inside the caustics and outside.
        LensField unit = model.FieldForUnitEfficiency();
        (double X, double Y, double Efficiency)[] sources = [.. redshifts.Select((z, s) => Source(unit, model.Cosmology.LensingEfficiency(lensRedshift, z), s % 3 == 0 ? 10 : 0, random))];
        var window = SearchWindow.Square(0, 0, half);
        long start = Stopwatch.GetTimestamp();
        var sets = new ImageSet[count];
        for (int s = 0; s < count; s++)
            sets[s] = new ImageSolver(model, redshifts[s], new() { Window = window }).Solve(sources[s].X, sources[s].Y);
        double solverSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        List<(double X, double Y)>[] brute = BruteForceImages.Find(unit, window, step, sources);
        double bruteSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        int images = 0, onlyBrute = 0, onlySolver = 0, confirmed = 0;
        for (int s = 0; s < count; s++)
        {
            foreach ((double x, double y) in brute[s].Where(b => !sets[s].Images.Any(i => i.DistanceArcsec(b.X, b.Y) < 1e-6)))
            {
                LensTerms t = model.FieldFor(redshifts[s]).At(x, y);
                if (!window.Contains(x, y) || Math.Abs(t.Mu) <= FaintestMu)
                    continue;
                onlyBrute++;
                Console.WriteLine(FormattableString.Invariant($"only brute force: source {s}, z {redshifts[s]:F4}, image {x:F6} {y:F6}, mu {t.Mu:G4}"));
            }

            foreach (LensedImage image in sets[s].Images.Where(i => Math.Abs(i.Mu) > FaintestMu))
            {
                images++;
                if (brute[s].Exists(b => image.DistanceArcsec(b.X, b.Y) < 1e-6))
                    continue;
                List<(double X, double Y)> fine = BruteForceImages.Find(unit, SearchWindow.Square(image.X, image.Y, step), step / 100, [sources[s]])[0];
                bool found = fine.Exists(b => image.DistanceArcsec(b.X, b.Y) < 1e-6);
                confirmed += found ? 1 : 0;
                onlySolver += found ? 0 : 1;
                Console.WriteLine(FormattableString.Invariant($"only the solver at this step: source {s}, z {redshifts[s]:F4}, image {image.X:F6} {image.Y:F6}, mu {image.Mu:G4}, with a hundredth of the step {(found ? "found" : "not found")}"));
            }
        }

        Console.WriteLine(FormattableString.Invariant($"{count} sources ({sets.Count(s => s.Images.Count > 1)} multiply imaged), {images} images of |mu| > {FaintestMu}: {onlyBrute} only by brute force, {confirmed} only by a finer grid, {onlySolver} by no grid"));
        Console.WriteLine(FormattableString.Invariant($"complete by the count: {sets.Count(s => s.IsComplete)} of {count}; largest residual {sets.SelectMany(s => s.Images).Max(i => i.ResidualArcsec):E1} arcsec"));
        Console.WriteLine(FormattableString.Invariant($"solver {1000 * solverSeconds / count:F1} ms a source on one thread, brute force {bruteSeconds:F0} s elapsed for all"));
        return onlyBrute + onlySolver == 0 ? 0 : 1;
    }

    private static (double X, double Y, double Efficiency) Source(LensField unit, double efficiency, double shift, Random random)
    {
        double radius = 45 * Math.Sqrt(random.NextDouble()), angle = 2 * Math.PI * random.NextDouble();
        (double x, double y) = (radius * Math.Cos(angle), radius * Math.Sin(angle));
        (double ax, double ay) = unit.DeflectionAt(x, y);
        return (x - (efficiency * ax) + (shift * ((2 * random.NextDouble()) - 1)), y - (efficiency * ay) + (shift * ((2 * random.NextDouble()) - 1)), efficiency);
    }
}
