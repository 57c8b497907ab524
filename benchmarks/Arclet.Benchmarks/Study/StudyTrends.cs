using System.Globalization;
using Arclet.Fits;
using Arclet.Inference;
using Arclet.Inference.Statistics;
using Arclet.Sky;
using Arclet.Study;

namespace Arclet.Benchmarks.Study;

/// <summary>
/// What of a simulated study's mass function and trends comes back: <c>study-trends DIR</c>. Each trend is taken of the measured clumps, of the truth of these clumps, and of all clumps that were
/// simulated, which shows what detection and lensing select. <c>study-trends DIR --truth</c> needs no stage to have run: it takes the true images above S/N 10 in F200W, with errors of 0.15 dex in mass, 0.3
/// dex in age and rate and 0.3 mag in A(V), and so tries the statistics alone.
/// </summary>
internal static class StudyTrends
{
    private const double MatchArcsec = 0.08, CertainProbability = 0.01;

    public static int Run(string[] arguments)
    {
        if (arguments is [var simulated, "--truth"])
            return OfTruth(simulated);
        if (arguments is not [var path])
        {
            Console.Error.WriteLine("expected the folder of a simulated study whose stages have run");
            return 2;
        }

        var folder = new StudyFolder(Path.GetFullPath(path));
        IReadOnlyList<IStage> stages = StudyStages.All(_ => throw new InvalidOperationException("trends need no populations"));
        StudyResults study = StudyResults.Read(folder, StudySettings.Read(folder, StudyStages.SettingsTypes(stages)), stages);
        Truth[] all = Truth.Read(folder.Root), images = Truth.Images(folder.Root, all);
        (ResultClump Clump, Truth Truth)[] matched = [.. study.Sample.Analysis.Select(c => (c, Find(study, c, images)!)).Where(m => m.Item2 is not null && double.IsFinite(m.c.LogMass))];
        ResultBase sample = study.Sample;
        Write($"{study.Sample.Analysis.Count} clumps analysed, {matched.Length} of them matched with the truth; {all.Length} clumps simulated");
        MassFunction(sample, matched);
        Trends(sample, matched, all);
        return 0;
    }

    private static int OfTruth(string path)
    {
        Truth[] all = Truth.Read(path), images = Truth.Images(path, all);
        var random = new SeededRandom(1, "study-trends");
        (ResultClump Clump, Truth Truth)[] seen = [.. images.Where(t => t.SignalToNoise > 10 && t.Redshift is >= 0.7 and < 5.5).DistinctBy(t => t.Clump).Select(t => (Noisy(t, random), t))];
        var sample = new ResultBase(new() { Clumps = [.. seen.Select(s => s.Clump)], Galaxies = [.. seen.Select(s => s.Clump.GalaxyId).Distinct().Select(g => new ResultGalaxy { Id = g, Redshift = 2 })] }, new());
        Write($"{seen.Length} clumps with an image above S/N 10 in F200W, with drawn errors; {all.Length} clumps simulated");
        MassFunction(sample, seen);
        Trends(sample, seen, all);
        return 0;
    }

    private static ResultClump Noisy(Truth t, SeededRandom random)
    {
        double logAge = Math.Log10(1000 * t.AgeGyr) + (0.3 * random.Gaussian());
        return new()
        {
            Id = t.Clump,
            GalaxyId = t.Clump.Split('.')[0],
            Redshift = t.Redshift,
            LogMass = t.LogMass + (0.15 * random.Gaussian()),
            LogMassError = 0.15,
            AgeMyr = Math.Pow(10, logAge),
            Sfr10 = t.Sfr10 * Math.Pow(10, 0.3 * random.Gaussian()),
            RadiusParsec = t.RadiusParsec * Math.Pow(10, 0.05 * random.Gaussian()),
            AttenuationV = t.Attenuation + (0.3 * random.Gaussian()),
            DistanceKiloparsec = t.DistanceKpc,
        };
    }

    private static void MassFunction(ResultBase sample, (ResultClump Clump, Truth Truth)[] matched)
    {
        double limit = sample.LogCompletenessMass();
        foreach (double minimum in new[] { limit - 0.5, limit - 0.25, limit, limit + 0.25 })
        {
            foreach (MassFunctionShape shape in new[] { MassFunctionShape.PowerLaw, MassFunctionShape.TruncatedPowerLaw })
            {
                Slope("measured", [.. sample.Analysis.Where(c => double.IsFinite(c.LogMass))], minimum, shape);
                Slope("truth of the same", [.. matched.Select(m => m.Clump with { LogMass = m.Truth.LogMass, LogMassError = 0 })], minimum, shape);
            }
        }
    }

    private static void Slope(string name, IReadOnlyList<ResultClump> clumps, double minimum, MassFunctionShape shape)
    {
        if (clumps.Count(c => c.LogMass >= minimum) < 10)
        {
            Write($"mass function, {name}, above {minimum:F2}: fewer than 10 clumps");
            return;
        }

        MassFunctionFit fit = MassFunctionTables.Fit(clumps, minimum, shape);
        double sigma = -2 > fit.Slope ? (-2 - fit.Slope) / (fit.SlopeUpper - fit.Slope) : (fit.Slope + 2) / (fit.Slope - fit.SlopeLower);
        Write($"mass function, {name}, {shape}, above {minimum:F2}: slope {fit.Slope:F2} ({fit.SlopeLower:F2} to {fit.SlopeUpper:F2}), {fit.Count} clumps, cutoff {fit.LogCutoff:F2}: {sigma:F1} sigma from -2");
    }

    private static void Trends(ResultBase sample, (ResultClump Clump, Truth Truth)[] matched, Truth[] all)
    {
        (string Name, Func<ResultClump, double> X, Func<ResultClump, double> Y, Func<Truth, double> TrueX, Func<Truth, double> TrueY)[] trends =
        [
            ("log mass with distance", c => c.DistanceKiloparsec, c => c.LogMass, t => t.DistanceKpc, t => t.LogMass),
            ("log mass with log R_eff", c => Math.Log10(c.RadiusParsec), c => c.LogMass, t => Math.Log10(t.RadiusParsec), t => t.LogMass),
            ("log SFR10 with redshift", c => c.Redshift, c => Math.Log10(c.Sfr10), t => t.Redshift, t => Math.Log10(t.Sfr10)),
            ("log sSFR10 with redshift", c => c.Redshift, c => Math.Log10(c.Sfr10) - c.LogMass, t => t.Redshift, t => Math.Log10(t.Sfr10) - t.LogMass),
            ("log age with redshift", c => c.Redshift, c => Math.Log10(c.AgeMyr), t => t.Redshift, t => Math.Log10(1000 * t.AgeGyr)),
            ("log age with distance", c => c.DistanceKiloparsec, c => Math.Log10(c.AgeMyr), t => t.DistanceKpc, t => Math.Log10(1000 * t.AgeGyr)),
            ("A(V) with distance", c => c.DistanceKiloparsec, c => c.AttenuationV, t => t.DistanceKpc, t => t.Attenuation),
            ("A(V) with redshift", c => c.Redshift, c => c.AttenuationV, t => t.Redshift, t => t.Attenuation),
        ];
        foreach ((string name, Func<ResultClump, double> x, Func<ResultClump, double> y, Func<Truth, double> trueX, Func<Truth, double> trueY) in trends)
        {
            if (!name.EndsWith("with redshift", StringComparison.Ordinal))
            {
                Partial($"{name}, measured", [.. sample.Analysis.Select(x)], [.. sample.Analysis.Select(y)], [.. sample.Analysis.Select(c => c.Redshift)]);
                Partial($"{name}, truth of the same", [.. matched.Select(m => trueX(m.Truth))], [.. matched.Select(m => trueY(m.Truth))], [.. matched.Select(m => m.Truth.Redshift)]);
                Partial($"{name}, all simulated", [.. all.Select(trueX)], [.. all.Select(trueY)], [.. all.Select(t => t.Redshift)]);
            }

            Trend($"{name}, measured", [.. sample.Analysis.Select(x)], [.. sample.Analysis.Select(y)]);
            Trend($"{name}, truth of the same", [.. matched.Select(m => trueX(m.Truth))], [.. matched.Select(m => trueY(m.Truth))]);
            Trend($"{name}, all simulated", [.. all.Select(trueX)], [.. all.Select(trueY)]);
        }
    }

    /// <summary>
    /// Spearman's correlation of two quantities at fixed redshift, r_xy.z = (r_xy - r_xz r_yz) / sqrt((1 - r_xz^2) (1 - r_yz^2)), with Fisher's probability: sizes of galaxies and ages of clumps both
    /// depend on redshift, so that they go together without one depending on the other.
    /// </summary>
    private static void Partial(string name, double[] x, double[] y, double[] z)
    {
        int[] kept = [.. Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i] + y[i] + z[i]))];
        double xy = Rho(x, y), xz = Rho(x, z), yz = Rho(y, z), r = (xy - (xz * yz)) / Math.Sqrt((1 - (xz * xz)) * (1 - (yz * yz)));
        double p = 2 * NormalDistribution.Cumulative(-Math.Abs(Math.Atanh(r)) * Math.Sqrt(kept.Length - 4));
        Write($"{name}: Spearman at fixed redshift {r:F2}, p {p:G2}, {kept.Length} clumps: {(p < CertainProbability ? "found" : "not found")}");

        double Rho(double[] a, double[] b) => Correlation.Spearman([.. kept.Select(i => a[i])], [.. kept.Select(i => b[i])]).Coefficient;
    }

    private static void Trend(string name, double[] x, double[] y)
    {
        ResampledCorrelation r = ResampledCorrelation.Of(x, y, new SeededRandom(1, name), 1000);
        Write($"{name}: Spearman {r.Spearman.Value:F2} ({r.Spearman.Low:F2} to {r.Spearman.High:F2}), p {r.SpearmanProbability.Value:G2}, slope {r.Slope.Value:G3} ({r.Slope.Low:G3} to {r.Slope.High:G3}), {r.Count} clumps: {(r.SpearmanProbability.Value < CertainProbability ? "found" : "not found")}");
    }

    private static Truth? Find(StudyResults study, ResultClump clump, Truth[] images)
    {
        ClumpPhotometry place = study.FindClump(clump.Id)!.Photometry!;
        var at = new SkyPosition(place.RaDegrees, place.DecDegrees);
        Truth? nearest = images.MinBy(i => at.SeparationArcsec(i.Position));
        return nearest is not null && at.SeparationArcsec(nearest.Position) < MatchArcsec ? nearest : null;
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>A simulated clump, or one image of it.</summary>
    private sealed record Truth(string Clump, double Redshift, double DistanceKpc, double RadiusParsec, double LogMass, double Sfr10, double AgeGyr, double Attenuation)
    {
        public SkyPosition Position { get; init; }

        public double SignalToNoise { get; init; }

        public static Truth[] Read(string root)
        {
            var t = Table.Read(Path.Combine(root, "truth", "clumps.ecsv"));
            return [.. Enumerable.Range(0, t.RowCount).Select(i => new Truth(
                t.Strings("clump")[i], t.Doubles("redshift")[i], t.Doubles("distance_kpc")[i], t.Doubles("effective_radius_pc")[i], t.Doubles("log_stellar_mass")[i], t.Doubles("sfr10_msun_yr")[i],
                t.Doubles("mass_weighted_age_gyr")[i], t.Doubles("av_mag")[i]))];
        }

        public static Truth[] Images(string root, Truth[] clumps)
        {
            var byName = clumps.ToDictionary(c => c.Clump, StringComparer.Ordinal);
            var t = Table.Read(Path.Combine(root, "truth", "clump_images.ecsv"));
            return [.. Enumerable.Range(0, t.RowCount).Select(i => byName[t.Strings("clump")[i]] with { Position = new SkyPosition(t.Doubles("ra")[i], t.Doubles("dec")[i]), SignalToNoise = t.Doubles("snr_F200W")[i] })];
        }
    }
}
