using Arclet.Fits;
using Arclet.Imaging.Psf;
using Arclet.Lensing;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Makes <see cref="StudyResults"/> of the stages' tables.</summary>
internal static class StudyResultsReader
{
    /// <summary>The stages without which there is nothing to report.</summary>
    private static readonly string[] Needed = ["select", "review", "photometry", "intrinsic", "source_plane", "sample"];

    /// <summary>Reads a study of which every stage was examined.</summary>
    /// <exception cref="InputException">A stage has not run, or a file is broken.</exception>
    public static StudyResults Read(StudyFolder folder, StudySettings settings, IReadOnlyList<StageStatus> status, StudyRun run)
    {
        foreach (StageStatus stage in status)
        {
            if (!stage.IsSettled && Needed.Contains(stage.Stage))
                throw InputException.InFile(folder.Root, $"the stage {stage.Stage} is not done ({stage.Waiting ?? $"{stage.Count(UnitState.New) + stage.Count(UnitState.Stale)} of {stage.Units.Count} units are out of date"}), expected a study that 'arclet run {folder.Root}' has finished");
        }

        if (Needed.FirstOrDefault(n => status.All(s => s.Stage != n)) is { } absent)
            throw new ArgumentException($"the study has no stage {absent}");
        var results = status.ToDictionary(s => s.Stage, s => run.Results(s.Stage), StringComparer.Ordinal);
        IReadOnlyList<Galaxy> selected = GalaxyTable.FromTable(results["select"].Table("GALAXIES"));
        IReadOnlyList<StudyClump> clumps = Clumps(results, selected, settings.Get<PhotometrySettings>());
        IReadOnlyList<StudyGalaxy> galaxies = Galaxies(results, selected, settings.Get<DetectSettings>());
        SedFitSettings fit = settings.Get<SedSettings>().Fit, hostFit = settings.Get<HostsSettings>().Fit;
        ResultSettings wanted = settings.Get<ResultSettings>();
        string history = wanted.History ?? fit.ReferenceHistory ?? fit.Histories[0].Name;
        if (fit.Histories.All(h => h.Name != history))
            throw InputException.InFile(settings.File, $"results.history is '{history}', expected one of the fitted histories: {string.Join(", ", fit.Histories.Select(h => h.Name))}");
        string truth = Path.Combine(folder.Root, "truth");
        var study = new StudyResults(results, galaxies, clumps)
        {
            Folder = folder,
            Settings = settings,
            Statistics = wanted with { Cosmology = settings.Get<CosmologySettings>().ToCosmology(), Seed = settings.Seed },
            Stages = status,
            ReferenceHistory = history,
            HostHistory = hostFit.ReferenceHistory ?? hostFit.Histories[0].Name,
            Histories = [.. fit.Histories.Select(h => h.Name)],
            HostHistories = [.. hostFit.Histories.Select(h => h.Name)],
            Filters = [.. settings.Get<InputsSettings>().Images.Keys.Concat(clumps.SelectMany(c => c.Photometry?.Bands.Keys ?? [])).Select(FilterCatalog.Get).Distinct().OrderBy(f => f.PivotMicron).ThenBy(f => f.Id, StringComparer.Ordinal).Select(f => f.Id)],
            Catalogue = new() { Clumps = [], Galaxies = [] },
            SelectionFunnel = SelectionFunnel(results["select"].FindTable("FUNNEL")),
            SampleFunnel = SampleFunnel(results["sample"].Table("FUNNEL")),
            TruthFolder = Directory.Exists(truth) ? truth : null,
        };
        return study.With(Catalogue(study));
    }

    /// <summary>A clump as the statistics see it.</summary>
    public static ResultClump Row(StudyClump clump, string history, StudyResults study)
    {
        IntrinsicClump? i = clump.Of(history);
        SampleSettings sample = study.Settings.Get<SampleSettings>();
        bool median = study.Statistics.Estimate == ResultEstimate.Median;
        var row = new ResultClump
        {
            Id = clump.Id,
            GalaxyId = clump.GalaxyId,
            Redshift = clump.Redshift,
            IsUnique = clump.Sample.IsUnique,
            IsRobust = clump.Sample.BroadBandCount >= sample.FewestBroadBands,
            HstDetections = HstDetections(clump.Photometry, sample),
            DistanceKiloparsec = clump.SourcePlane?.DistanceKiloparsec ?? double.NaN,
            IsCentral = clump.SourcePlane?.IsCentral ?? false,
            BoxFluxFraction = clump.BoxFluxFraction,
        };
        return i is null ? row : row with
        {
            Mu = Value(i.Mu),
            RadiusParsec = Value(i.RadiusParsec),
            RadiusIsLimit = i.Flags.HasFlag(IntrinsicFlags.SizeIsLimit),
            Class = i.ResolutionClass,
            StartMyr = 1000 * (clump.SedFits.FirstOrDefault(f => f.History == history) is { } fit ? (median ? fit.MedianStartGyr : fit.StartGyr) : double.NaN),
            LogMass = Value(i.LogStellarMass),
            LogMassError = 0.5 * (i.LogStellarMass.P84 - i.LogStellarMass.P16),
            AgeMyr = 1000 * Value(i.AgeGyr),
            LogAgeError = 0.5 * Math.Log10(i.AgeGyr.P84 / i.AgeGyr.P16),
            AttenuationV = Value(i.Attenuation),
            Metallicity = Value(i.Metallicity),
            Sfr10 = Value(i.Sfr10),
            LogMassDensity = Value(i.LogMassDensity),
            LogSfrDensity = Math.Log10(Value(i.SfrDensity)),
            MagnitudeV = Value(i.AbsoluteMagnitudeV),
        };

        double Value(IntrinsicEstimate e) => median ? e.P50 : e.Value;
    }

    private static int? HstDetections(ClumpPhotometry? photometry, SampleSettings sample)
    {
        BandFlux[] bands = photometry is null ? [] : [.. photometry.Bands.Where(b => IsHst(b.Key) && double.IsFinite(b.Value.FluxNanojansky)).Select(b => b.Value)];
        return bands.Length == 0 ? null : bands.Count(b => !b.IsLimit && b.IndependentErrorNanojansky > 0 && b.FluxNanojansky > sample.BandSignalToNoise * b.IndependentErrorNanojansky);
    }

    private static bool IsHst(string filter) => FilterCatalog.TryGet(filter, out Filter? known) && known.Instrument is Instrument.AcsWfc or Instrument.Wfc3Ir or Instrument.Wfc3Uvis;

    private static ResultCatalogue Catalogue(StudyResults study)
    {
        bool median = study.Statistics.Estimate == ResultEstimate.Median;
        ResultClump[] clumps = [.. study.ClumpsUnder(study.ReferenceHistory)];
        ResultGalaxy[] galaxies = [.. study.Galaxies.Where(g => g.Sample.InCatalogue).Select(g =>
        {
            IntrinsicHost? host = g.Of(study.HostHistory);
            return new ResultGalaxy
            {
                Id = g.Galaxy.Id,
                Redshift = g.Galaxy.Redshift,
                Kind = g.Galaxy.Kind,
                RedshiftSource = g.Galaxy.RedshiftSource,
                IsUnique = g.Sample.IsRepresentative,
                ClumpCount = study.ClumpsOf(g.Galaxy.Id).Count(c => c.Sample.InCatalogue),
                LogMass = Value(host?.LogStellarMass),
                Sfr100 = Value(host?.Sfr100),
                LogSpecificSfr = Value(host?.LogSpecificSfr),
                FitWithHst = g.FitWithHst,
            };
        })];
        var catalogue = new ResultCatalogue
        {
            Clumps = clumps,
            Galaxies = galaxies,
            IsSimulation = study.TruthFolder is not null,
            CatalogueRows = study.SelectionFunnel.Count > 0 ? study.SelectionFunnel[0].Before : null,
            Candidates = study.SelectionFunnel.Count > 0 ? study.SelectionFunnel.Last(f => f.Reason <= ExclusionReason.MagnificationTooLow).Left : null,
        };
        IReadOnlyList<ResultClump> analysis = new ResultBase(catalogue, study.Statistics).Analysis;
        return WithLens(study, catalogue with
        {
            FilterSubsets = study.Stage("subsets")?.FindTable("SUBSETS") is { } subsets && study.Stage("sed")?.FindTable("SED") is { } fits
                ? SubsetsTable.Read(subsets, fits, study.ReferenceHistory, study.Statistics.Estimate)
                : catalogue.FilterSubsets,
            AgesOfOtherHistories = study.Histories.Where(h => h != study.ReferenceHistory)
                .ToDictionary(h => h, IReadOnlyList<double> (h) => [.. analysis.Select(c => Row(study.FindClump(c.Id)!, h, study).AgeMyr)], StringComparer.Ordinal),
        });

        double Value(IntrinsicEstimate? e) => e is { } known ? (median ? known.P50 : known.Value) : double.NaN;
    }

    /// <summary>The lens model's images and how well it gives them back; nothing where the lens is a map or names no images.</summary>
    private static ResultCatalogue WithLens(StudyResults study, ResultCatalogue catalogue)
    {
        if (study.Stage("lens")?.Find(StageUnit.Whole) is not { } unit || !File.Exists(unit.PathOf("model.yaml")))
            return catalogue;
        LensProblem problem = LensModelFile.Read(unit.PathOf("model.yaml"));
        if (problem.Images is not { } images)
            return catalogue;
        PositionChi2 fit = new PositionLikelihood(images, PositionChi2Options.FromForm(-1)).Evaluate(problem.Model);
        return catalogue with { LensImages = images.Images.Count(), LensSources = images.Systems.Count, LensRmsArcsec = fit.ImageRmsArcsec };
    }

    private static StudyClump[] Clumps(Dictionary<string, StageResults> results, IReadOnlyList<Galaxy> galaxies, PhotometrySettings settings)
    {
        var psfs = (results.GetValueOrDefault("psf")?.Units ?? []).Where(u => File.Exists(u.PathOf(PsfStage.MixtureFile))).ToDictionary(u => u.Unit, u => GaussianMixturePsf.Read(u.PathOf(PsfStage.MixtureFile)), StringComparer.Ordinal);
        var redshifts = galaxies.ToDictionary(g => g.Id, g => g.Redshift, StringComparer.Ordinal);
        Dictionary<string, ClumpPhotometry> photometry = results["photometry"].FindTable("PHOTOMETRY") is { } measured
            ? PhotometryTable.FromTable(measured).ToDictionary(p => p.ClumpId, StringComparer.Ordinal)
            : [];
        ILookup<string, IntrinsicClump>? intrinsic = results["intrinsic"].FindTable("INTRINSIC") is { } table ? IntrinsicReader.Clumps(table, results["intrinsic"].Table("INTRINSIC_FLUXES")) : null;
        ILookup<string, SedFitQuality>? seds = results.GetValueOrDefault("sed")?.FindTable("SED") is { } fits ? Qualities(fits) : null;
        Dictionary<string, SourceClump> source = results["source_plane"].FindTable("SOURCE_CLUMPS") is { } places ? SourceClumps(places) : [];
        Dictionary<string, SampleClump> sample = SampleClumps(results["sample"].Table("SAMPLE_CLUMPS"));
        return [.. galaxies.SelectMany(g => results["review"].Find(g.Id) is { } unit ? DetectionTables.ReadClumps(unit.Table("CLUMPS")).Concat(DetectionTables.ReadClumps(unit.Table("REJECTED"))) : []).Select(c => new StudyClump
        {
            Id = c.Id,
            GalaxyId = c.GalaxyId,
            Redshift = redshifts[c.GalaxyId],
            Reviewed = c,
            Sample = sample[c.Id],
            Photometry = photometry.GetValueOrDefault(c.Id),
            BoxFluxFraction = photometry.TryGetValue(c.Id, out ClumpPhotometry? p) && psfs.TryGetValue(p.ReferenceFilter, out GaussianMixturePsf? psf) && p.AxisRatio > 0 && double.IsFinite(p.SigmaMinorPixels)
                ? BoxFlux.Fraction(psf, p.SigmaMinorPixels, p.AxisRatio, p.ThetaDegrees, settings.BoxPixels)
                : double.NaN,
            Intrinsic = intrinsic is null ? [] : [.. intrinsic[c.Id]],
            SedFits = seds is null ? [] : [.. seds[c.Id]],
            SourcePlane = source.TryGetValue(c.Id, out SourceClump place) ? place : null,
        })];
    }

    private static StudyGalaxy[] Galaxies(Dictionary<string, StageResults> results, IReadOnlyList<Galaxy> galaxies, DetectSettings detect)
    {
        ILookup<string, IntrinsicHost>? hosts = results["intrinsic"].FindTable("HOSTS") is { } table ? IntrinsicReader.Hosts(table) : null;
        Dictionary<string, bool?> withHst = WithHst(results.GetValueOrDefault("hosts")?.FindTable("SED_BANDS"));
        Dictionary<string, SampleGalaxy> sample = SampleGalaxies(results["sample"].Table("SAMPLE_GALAXIES"), galaxies);
        Table? places = results["source_plane"].FindTable("SOURCE_GALAXIES");
        var row = places is null ? [] : Enumerable.Range(0, places.RowCount).ToDictionary(i => places.Strings("galaxy")[i], StringComparer.Ordinal);
        return [.. galaxies.Select(g => new StudyGalaxy
        {
            Galaxy = g,
            Sample = sample[g.Id],
            ReferenceFilter = detect.ReferenceFilterOf(g),
            Hosts = hosts is null ? [] : [.. hosts[g.Id]],
            FitWithHst = withHst.GetValueOrDefault(g.Id),
            SourcePlane = row.TryGetValue(g.Id, out int i) && results["source_plane"].Find(g.Id) is { } unit
                ? new(places!.Strings("filter")[i], places.Doubles("barycentre_x_arcsec")[i], places.Doubles("barycentre_y_arcsec")[i], places.Doubles("kpc_per_arcsec")[i], places.Doubles("folding")[i], places.Strings("central_clump")[i], unit.PathOf("source.fits"))
                : null,
        })];
    }

    private static ILookup<string, SedFitQuality> Qualities(Table fits)
    {
        Column<string> id = fits.Strings("id"), history = fits.Strings("history");
        Column<double> chi2 = fits.Doubles("chi2_best"), evidence = fits.Doubles("ln_evidence"), probability = fits.Doubles("probability");
        Column<long> bands = fits.Integers("n_bands"), flag = fits.Integers("flag");
        return Enumerable.Range(0, fits.RowCount).ToLookup(
            i => id[i],
            i => new SedFitQuality(history[i], chi2[i], (int)bands[i], evidence[i], probability[i], (SedFitFlags)flag[i]) { StartGyr = Start(i, "_best"), MedianStartGyr = Start(i, "_p50") },
            StringComparer.Ordinal);

        // Histories that end have another name for their beginning; of several components none is the clump's.
        double Start(int row, string which) => new[] { "age_gyr", "age_max_gyr" }.Where(n => fits.Contains(n + which)).Select(n => fits.Doubles(n + which)[row]).FirstOrDefault(double.IsFinite, double.NaN);
    }

    private static Dictionary<string, SourceClump> SourceClumps(Table t)
    {
        Column<string> id = t.Strings("id");
        Column<double> x = t.Doubles("source_x_arcsec"), y = t.Doubles("source_y_arcsec"), best = t.Doubles("distance_kpc_best"), p16 = t.Doubles("distance_kpc_p16"), p50 = t.Doubles("distance_kpc_p50"), p84 = t.Doubles("distance_kpc_p84"), fraction = t.Doubles("central_fraction");
        Column<bool> central = t.Logicals("is_central");
        return Enumerable.Range(0, t.RowCount).ToDictionary(i => id[i], i => new SourceClump(id[i], x[i], y[i], best[i], p16[i], p50[i], p84[i], central[i], fraction[i]), StringComparer.Ordinal);
    }

    private static Dictionary<string, SampleClump> SampleClumps(Table t)
    {
        Column<string> id = t.Strings("id"), galaxy = t.Strings("galaxy"), verdict = t.Strings("verdict"), reason = t.Strings("reason");
        Column<long> bands = t.Integers("n_broad_bands");
        Column<bool> unique = t.Logicals("is_unique");
        return Enumerable.Range(0, t.RowCount).ToDictionary(i => id[i], i => new SampleClump(id[i], galaxy[i], IntrinsicReader.Word<SampleVerdict>(t, "verdict", verdict[i], i), reason[i], (int)bands[i], unique[i]), StringComparer.Ordinal);
    }

    private static Dictionary<string, SampleGalaxy> SampleGalaxies(Table t, IReadOnlyList<Galaxy> galaxies)
    {
        Column<string> id = t.Strings("id"), verdict = t.Strings("verdict"), reason = t.Strings("reason");
        Column<long> clumps = t.Integers("n_clumps");
        Column<bool> represents = t.Logicals("is_representative");
        var byId = galaxies.ToDictionary(g => g.Id, StringComparer.Ordinal);
        return Enumerable.Range(0, t.RowCount).ToDictionary(i => id[i], i => new SampleGalaxy(byId[id[i]], (int)clumps[i], IntrinsicReader.Word<SampleVerdict>(t, "verdict", verdict[i], i), reason[i], represents[i]), StringComparer.Ordinal);
    }

    private static Dictionary<string, bool?> WithHst(Table? bands)
    {
        if (bands is null)
            return [];
        Column<string> id = bands.Strings("id"), filter = bands.Strings("filter");
        var of = Enumerable.Range(0, bands.RowCount).GroupBy(i => id[i], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Any(i => IsHst(filter[i])), StringComparer.Ordinal);
        return of.Values.Any(v => v) ? of.ToDictionary(p => p.Key, p => (bool?)p.Value, StringComparer.Ordinal) : [];
    }

    private static FunnelStep[] SelectionFunnel(Table? t)
    {
        if (t is null)
            return [];
        Column<string> reason = t.Strings("reason");
        Column<long> before = t.Integers("before"), removed = t.Integers("removed");
        return [.. Enumerable.Range(0, t.RowCount).Select(i => new FunnelStep(
            Enum.TryParse(reason[i], out ExclusionReason known) ? known : throw InputException.InFile(t.Source, $"row {i + 1} has the reason '{reason[i]}', expected one of {string.Join(", ", Enum.GetNames<ExclusionReason>())}"), (int)before[i], (int)removed[i]))];
    }

    private static SampleFunnelStep[] SampleFunnel(Table t)
    {
        Column<string> step = t.Strings("step"), description = t.Strings("description");
        Column<long> images = t.Integers("n_galaxy_images"), galaxies = t.Integers("n_galaxies"), clumps = t.Integers("n_clumps"), unique = t.Integers("n_unique_clumps");
        return [.. Enumerable.Range(0, t.RowCount).Select(i => new SampleFunnelStep(step[i], description[i], (int)images[i], (int)galaxies[i], (int)clumps[i], (int)unique[i]))];
    }
}
