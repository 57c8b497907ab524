using System.Diagnostics;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Tests.ClumpFit;

namespace Arclet.Benchmarks;

/// <summary>Crowded simulated galaxies of known truth: clumps in boxes as the paper has it, with neighbours joined, and all together, in one image and in two.</summary>
internal static class GalaxyFitComparison
{
    public static int Run()
    {
        foreach (int count in new[] { 12, 30, 65 })
        {
            var ways = new Dictionary<string, List<(double Flux, double Radius)>>(StringComparer.Ordinal);
            var seconds = new Dictionary<string, double>(StringComparer.Ordinal);
            var evaluations = new Dictionary<string, int>(StringComparer.Ordinal);
            int unconverged = 0;
            for (int seed = 1; seed <= 6; seed++)
            {
                SimulatedGalaxy galaxy = SimulatedGalaxy.Make(count, seed);
                var settings = new GalaxyFitSettings();
                Take("boxes as in the paper", () => ClumpFitter.FitShapes(galaxy.Image, galaxy.Positions, settings.Boxes with { NeighbourMarginPixels = -1, WidestBoxPixels = 9 }));
                Take("boxes, neighbours joined", () => ClumpFitter.FitShapes(galaxy.Image, galaxy.Positions, settings.Boxes));
                Take("all together", () => GalaxyFitter.Fit([GalaxyImage.At(galaxy.Image, galaxy.Positions)], galaxy.Positions, settings)[0]);
                Take("all together, background of 4 x 4 cells", () => GalaxyFitter.Fit([GalaxyImage.At(galaxy.Image, galaxy.Positions)], galaxy.Positions, settings with { Background = BackgroundBasis.Spline(4) })[0]);
                Take("all together, two images", () => GalaxyFitter.Fit([GalaxyImage.At(galaxy.Image, galaxy.Positions), GalaxyImage.At(galaxy.Second, galaxy.Positions)], galaxy.Positions, settings)[0]);

                void Take(string way, Func<IReadOnlyList<ClumpFitResult>> fit)
                {
                    var watch = Stopwatch.StartNew();
                    IReadOnlyList<ClumpFitResult> fits = fit();
                    seconds[way] = seconds.GetValueOrDefault(way) + watch.Elapsed.TotalSeconds;
                    if (!ways.TryGetValue(way, out List<(double Flux, double Radius)>? list))
                        ways[way] = list = [];
                    evaluations[way] = evaluations.GetValueOrDefault(way) + fits.Max(f => f.Evaluations);
                    unconverged += fits[0].Flags.HasFlag(ClumpFitFlags.NotConverged) ? 1 : 0;
                    for (int i = 0; i < fits.Count; i++)
                        list.Add(((fits[i].Flux / galaxy.Truth[i].Flux) - 1, (fits[i].Shape.RadiusPixels / galaxy.Truth[i].Shape.RadiusPixels) - 1));
                }
            }

            Console.WriteLine($"six galaxies of {count} clumps (sigma 0.5-2.5 px, S/N 20-300 alone) on an exponential disc ({unconverged} fits not converged):");
            foreach ((string way, List<(double Flux, double Radius)> list) in ways)
            {
                double[] flux = [.. list.Select(l => l.Flux).Where(double.IsFinite)], radius = [.. list.Select(l => l.Radius).Where(double.IsFinite)];
                Console.WriteLine($"  {way}: flux {100 * ClumpFitReport.Median(flux):F1} % +- {100 * ClumpFitReport.Scatter(flux):F1} %, beyond 50 % {100.0 * flux.Count(f => Math.Abs(f) > 0.5) / list.Count:F1} %; R {100 * ClumpFitReport.Median(radius):F1} % +- {100 * ClumpFitReport.Scatter(radius):F1} %; {seconds[way] / 6:F3} s per galaxy, at most {evaluations[way] / 6.0:F0} evaluations of a scene");
            }
        }

        return 0;
    }
}
