using System.Globalization;

using Arclet.Fits;
using Arclet.Inference;
using Arclet.Populations;
using Arclet.Sed;
using Arclet.Simulation;
using Arclet.Sky;
using Arclet.Study;
using RecoveredClumps = Arclet.Demo.RecoveredClumps;

namespace Arclet.Benchmarks.Study;

/// <summary>
/// Where the intervals of SED fits lose the truth: the judged clumps of a simulated study are fitted again with the fluxes that were measured, and with the true ones and Gaussian noise of exactly
/// the stated errors; each with the study's priors and with those that the simulation draws from. Beside that, how far the measured fluxes are from the truth in units of the errors that an SED fit gets.
/// </summary>
internal static class StudySedCoverage
{
    private static readonly (string Name, Func<TrueClumpImage, double> Truth)[] Quantities =
    [
        ("log_stellar_mass", t => t.Values[RecoveredQuantity.LogStellarMass.Name] + Math.Log10(t.Values[RecoveredQuantity.Mu.Name])),
        ("sfr10", t => Math.Pow(10, t.Values[RecoveredQuantity.LogSfr10.Name]) * t.Values[RecoveredQuantity.Mu.Name]),
        ("mass_weighted_age_gyr", t => Math.Pow(10, t.Values[RecoveredQuantity.LogAgeGyr.Name])),
        (SharedParameter.Attenuation, t => t.Values[RecoveredQuantity.Attenuation.Name]),
        (SharedParameter.Metallicity, t => Math.Pow(10, t.Values[RecoveredQuantity.LogMetallicity.Name])),
    ];

    /// <summary>Arguments: folders of simulated studies that were run.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0)
            throw new InputException("study-sed takes the folders of simulated studies that were run");
        var log = new Arclet.CommandLine.MessageLog(Console.Error, false);
        Clump[] clumps = [.. arguments.SelectMany(Read)];
        Console.WriteLine($"{clumps.Length} judged clumps of {arguments.Length} fields");
        Residuals(clumps);
        var basis = new PopulationBasis(GridSource.Read(GridSource.Computed, log, default));
        SedFitSettings paper = SedFitPresets.PaperClumps;
        paper = paper with { Histories = [.. paper.Histories.Where(h => h.Name == paper.ReferenceHistory)], LikelihoodPath = LikelihoodPath.Tables };
        SedFitSettings matched = Matched(paper);
        Fit("measured, paper's priors", basis, paper, clumps, c => c.Measured);
        Fit("measured, simulation's priors", basis, matched, clumps, c => c.Measured);
        Fit("measured, paper's priors, floor 3 %", basis, paper with { ErrorFloor = 0.03 }, clumps, c => c.Measured);
        Fit("truth and noise, paper's priors", basis, paper, clumps, c => c.Noisy);
        Fit("truth and noise, limits as measured", basis, paper with { Limits = LimitRule.Measured }, clumps, c => c.Noisy);
        Fit("truth and noise, simulation's priors", basis, matched with { Limits = LimitRule.Measured }, clumps, c => c.Noisy);
        return 0;
    }

    /// <summary>The distributions that <see cref="SourceClumpSettings"/> and <see cref="SourceGalaxySettings"/> draw from, as priors.</summary>
    private static SedFitSettings Matched(SedFitSettings paper)
    {
        SourceClumpSettings clumps = new();
        SourceGalaxySettings galaxies = new();
        return paper with
        {
            Histories = [.. paper.Histories.Select(h => FitHistory.Of(h.Name, StarFormationHistory.Exponential, ("age", PriorSpecification.LogUniform(clumps.AgeGyr.Least, clumps.AgeGyr.Largest)), ("tau", PriorSpecification.Fixed(clumps.TauGyr.Least))))],
            Priors = new Dictionary<string, PriorSpecification>(paper.Priors)
            {
                [SharedParameter.Metallicity] = PriorSpecification.LogUniform(galaxies.MetallicitySolar.Least, galaxies.MetallicitySolar.Largest),
                [SharedParameter.Attenuation] = PriorSpecification.Parse(FormattableString.Invariant($"exponential({clumps.MeanAvMag}, 0.0, {clumps.LargestAvMag:0.0})")),
                [SharedParameter.LogIonisation] = PriorSpecification.Uniform(clumps.LogIonisation.Least, clumps.LogIonisation.Largest),
            },
        };
    }

    private static IEnumerable<Clump> Read(string root)
    {
        IReadOnlyList<TrueClumpImage> truth = TrueClumpImage.Read(Table.Read(Path.Combine(root, "truth", "clump_images.ecsv")), Table.Read(Path.Combine(root, "truth", "clumps.ecsv")));
        IReadOnlyList<ClumpPhotometry> photometry = PhotometryTable.FromTable(Table.Read(StudyCoverage.Stage(root, "photometry", "PHOTOMETRY")));
        IReadOnlyList<RecoveredClump> measured = RecoveredClumps.Read(photometry, Table.Read(StudyCoverage.Stage(root, "intrinsic", "INTRINSIC")));
        var galaxies = GalaxyTable.FromTable(Table.Read(StudyCoverage.Stage(root, "select", "GALAXIES"))).ToDictionary(g => g.Id, StringComparer.Ordinal);
        var settings = StudySettings.Read(new StudyFolder(root), StudyStages.SettingsTypes(StudyStages.All(_ => throw new InvalidOperationException("stages are not run here"))));
        DetectSettings detect = settings.Get<DetectSettings>();
        string Reference(double z) => (detect.ReferenceFilters.FirstOrDefault(r => z < r.BelowRedshift) ?? detect.ReferenceFilters[^1]).Filter;
        var comparison = RecoveryComparison.Compare(truth, measured, [], Reference);
        var extinction = new GalacticExtinction(settings.Get<IntrinsicSettings>().ColorExcess);
        QuantityRecovery mass = comparison.Quantities.Single(q => q.Quantity == RecoveredQuantity.LogStellarMass);
        foreach ((int t, int m) in mass.Pairs)
        {
            ClumpPhotometry p = photometry[m];
            Galaxy galaxy = galaxies[p.ClumpId[..p.ClumpId.LastIndexOf('-')]];
            SedObject source = SedStage.ObjectOf(p, galaxy, extinction, settings.Get<SedSettings>());
            double[] fluxes = [.. source.Bands.Select(b => truth[t].Values[RecoveredQuantity.Flux(b.Filter).Name] * extinction.FluxCorrection(FilterCatalog.Get(b.Filter)))];
            var random = new SeededRandom(1, "study-sed " + p.ClumpId, (long)(1e6 * p.RaDegrees));
            SedObject noisy = source with
            {
                Redshift = truth[t].Redshift,
                RedshiftPrior = null,
                Bands = [.. source.Bands.Select((b, i) => b with { FluxNanojansky = fluxes[i] + (b.ErrorNanojansky * random.Gaussian()) })],
            };
            yield return new Clump(truth[t], galaxy, p, source, noisy, fluxes);
        }
    }

    /// <summary>Measured less true flux in units of the independent error, after the factor that is common to all filters (the shape's error) is taken out.</summary>
    private static void Residuals(Clump[] clumps)
    {
        var chi = new List<double>();
        var scales = new List<double>();
        double neighbours = 0, squares = 0;
        int count = 0;
        var bySignal = new Dictionary<int, List<double>>();
        foreach (Clump c in clumps)
        {
            SedBand[] bands = [.. c.Measured.Bands];
            double top = 0, bottom = 0;
            for (int i = 0; i < bands.Length; i++)
            {
                double w = 1 / (bands[i].ErrorNanojansky * bands[i].ErrorNanojansky);
                top += w * bands[i].FluxNanojansky * c.Fluxes[i];
                bottom += w * c.Fluxes[i] * c.Fluxes[i];
            }

            double scale = top / bottom;
            BandFlux reference = c.Photometry.Bands[c.Photometry.ReferenceFilter];
            scales.Add((scale - 1) / double.Hypot(reference.CommonErrorNanojansky / reference.FluxNanojansky, 1 / Math.Sqrt(bottom)));
            (double Wave, double Pull, double Signal)[] pulls = [.. bands.Select((b, i) => (FilterCatalog.Get(b.Filter).PivotMicron, (b.FluxNanojansky - (scale * c.Fluxes[i])) / b.ErrorNanojansky, c.Fluxes[i] / b.ErrorNanojansky)).OrderBy(p => p.PivotMicron)];
            chi.Add(pulls.Sum(p => p.Pull * p.Pull) / (pulls.Length - 1));
            foreach ((double _, double pull, double signal) in pulls)
            {
                int bin = signal < 3 ? 0 : signal < 10 ? 1 : signal < 30 ? 2 : 3;
                if (!bySignal.TryGetValue(bin, out List<double>? list))
                    bySignal[bin] = list = [];
                list.Add(pull);
            }

            for (int i = 1; i < pulls.Length; i++)
            {
                neighbours += pulls[i].Pull * pulls[i - 1].Pull;
                squares += pulls[i].Pull * pulls[i].Pull;
                count++;
            }
        }

        double[] sorted = [.. chi.Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured against true fluxes: chi2 per degree of freedom, percentiles 16, 50, 84, 95: {sorted[sorted.Length * 16 / 100]:F2} {sorted[sorted.Length / 2]:F2} {sorted[sorted.Length * 84 / 100]:F2} {sorted[sorted.Length * 95 / 100]:F2}; correlation of neighbouring filters {neighbours / squares:F2} ({count} pairs)"));
        double[] common = [.. scales.Select(Math.Abs).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"common factor less 1 over its error: within 1 for {common.Count(s => s < 1) / (double)common.Length:P0}, median of it {scales.Order().ElementAt(scales.Count / 2):+0.00;-0.00}"));
        foreach ((int bin, List<double> pulls) in bySignal.OrderBy(b => b.Key))
        {
            double[] size = [.. pulls.Select(Math.Abs).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  S/N {new[] { "below 3", "3 to 10", "10 to 30", "above 30" }[bin],-9} {pulls.Count,5} fluxes: within 1 error {size.Count(s => s < 1) / (double)size.Length:P0}, mean {pulls.Average():+0.00;-0.00}, 68th percentile {size[size.Length * 68 / 100]:F2}, 95th {size[size.Length * 95 / 100]:F2}"));
        }
    }

    private static void Fit(string name, PopulationBasis basis, SedFitSettings settings, Clump[] clumps, Func<Clump, SedObject> source)
    {
        var fitter = new SedFitter(basis, BuiltInFilters.All, settings);
        var ranks = new double[clumps.Length][];
        double[] chi = new double[clumps.Length];
        fitter.Fit([.. clumps.Select((c, i) => source(c) with { Id = $"{i}" })], Environment.ProcessorCount, (i, result) =>
        {
            HistoryFit fit = result.Error is null ? result.Fits[0] : throw new InvalidOperationException(result.Error);
            ranks[i] = [.. Quantities.Select(q => Rank(fit.Samples![q.Name], q.Truth(clumps[i].Truth)))];
            chi[i] = fit.BestChi2 / fit.BandCount;
        });
        string Line(IEnumerable<double[]> of)
        {
            double[][] r = [.. of];
            return string.Join("  ", Quantities.Select((q, k) => string.Create(CultureInfo.InvariantCulture, $"{q.Name} {100.0 * r.Count(x => x[k] is > 0.16 and < 0.84) / r.Length:F0} % ({r.Average(x => x[k]):F2})")));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: median chi2 per filter {chi.Order().ElementAt(chi.Length / 2):F2}"));
        Console.WriteLine("  all:          " + Line(ranks));
        Console.WriteLine("  spectroscopic:" + Line(ranks.Where((_, i) => clumps[i].Galaxy.Kind != RedshiftKind.Photometric)));
    }

    private static double Rank(IReadOnlyList<double> samples, double truth) => samples.Average(s => s < truth ? 1.0 : s == truth ? 0.5 : 0);

    private sealed record Clump(TrueClumpImage Truth, Galaxy Galaxy, ClumpPhotometry Photometry, SedObject Measured, SedObject Noisy, double[] Fluxes);
}
