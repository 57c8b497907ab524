using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Psf;
using Arclet.Populations;
using Arclet.Sky;
using Arclet.Study;

namespace Arclet.Benchmarks.Report;

/// <summary>
/// A finished study of any size with made-up numbers, written as the stages write theirs: cutouts with noise and clumps, detections, photometry in 20 filters, SED fits of four
/// histories with 500 samples each, source planes. One fit is real, on the analytic grid, and stands for every clump.
/// </summary>
internal sealed class SyntheticReportStudy : IRunObserver
{
    private const int Size = 100;

    private static readonly string[] Filters = [.. FilterSets.Nircam.Select(f => f.Id)], Pictured = ["F115W", "F150W", "F200W", "F277W", "F444W"];

    private readonly IReadOnlyList<(Galaxy Galaxy, int Clumps)> galaxies;
    private readonly int fitted;
    private readonly Lazy<SedFitResult> fit, hostFit;

    /// <summary>A study in a folder, which is made.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="galaxyCount">Galaxies.</param>
    /// <param name="clumpCount">Clumps, shared out among them as in the paper: some galaxies have many.</param>
    /// <param name="fittedGalaxies">The first galaxies that have pictures, and SED fits of their own and of their clumps.</param>
    public SyntheticReportStudy(string root, int galaxyCount, int clumpCount, int fittedGalaxies)
    {
        Directory.CreateDirectory(root);
        Folder = new StudyFolder(root);
        File.WriteAllText(Folder.SettingsFile, $"seed: 1\ninputs:\n  grid: formulas\n  images:\n{string.Concat(Filters.Select(f => $"    {f}: {{science: none.fits}}\n"))}");
        fitted = fittedGalaxies;
        var random = new Random(1);
        double[] shares = [.. Enumerable.Range(0, galaxyCount).Select(_ => Math.Exp(random.NextDouble() * 3))];
        double scale = clumpCount / shares.Sum(), before = 0;
        galaxies = [.. shares.Select((share, i) =>
        {
            int first = (int)Math.Round(before * scale);
            before += share;
            return (TheGalaxy(i, random), (int)Math.Round(before * scale) - first);
        })];
        fit = new(() => Fit(new SedSettings().Fit));
        hostFit = new(() => Fit(new HostsSettings().Fit));
    }

    /// <summary>The folder.</summary>
    public StudyFolder Folder { get; }

    /// <summary>Reads the grid that the study names.</summary>
    public static PopulationGrids ReadGrid(string name) => AnalyticTestGrid.Create();

    /// <summary>Writes what is not there and reads the study.</summary>
    public StudyResults Make()
    {
        IReadOnlyList<IStage> stages = Stages();
        StudySettings settings = Settings();
        RunOutcome outcome = new StudyRun(Folder, settings, stages).Run(new RunOptions { Threads = Environment.ProcessorCount }, this);
        if (outcome.Failed > 0 || outcome.Blocked is not null)
            throw new InvalidOperationException($"the study could not be written: {outcome.Blocked} {outcome.Stages.SelectMany(s => s.Units).FirstOrDefault(u => u.State == UnitState.Failed)?.Reason}");
        return StudyResults.Read(Folder, settings, stages);
    }

    /// <summary>Reads the study again.</summary>
    public StudyResults Read() => StudyResults.Read(Folder, Settings(), Stages());

    public void StageBegins(string stage, int total, int pending)
    {
        // Nobody watches.
    }

    public void UnitEnds(string stage, string unit, string? failure)
    {
        // Failures are in the outcome.
    }

    public void StageEnds(StageStatus status, TimeSpan elapsed)
    {
        // Nobody watches.
    }

    private static StudySettings Settings(StudyFolder folder) => StudySettings.Read(folder, StudyStages.SettingsTypes(StudyStages.All(ReadGrid)));

    private StudySettings Settings() => Settings(Folder);

    private IReadOnlyList<IStage> Stages() =>
    [
        new WrittenStage("lens", () => [(new StageUnit(StageUnit.Whole), o => o.Write(Lens()))]),
        new WrittenStage("select", () => [(new StageUnit(StageUnit.Whole), o => o.Write(GalaxyTable.ToTable([.. galaxies.Select(g => g.Galaxy)])))]),
        new WrittenStage("cutouts", () => galaxies.Take(fitted).Select(g => Unit(g.Galaxy, o => Cut(g.Galaxy, g.Clumps, o)))),
        new WrittenStage("hosts", () => galaxies.Take(fitted).Select(g => Unit(g.Galaxy, o => SedResultFile.Write(o, hostFit.Value with { Object = hostFit.Value.Object with { Id = g.Galaxy.Id } }, g.Galaxy.Id)))),
        new WrittenStage("detect", () => galaxies.Select(g => Unit(g.Galaxy, o => o.Write(Detections(g.Galaxy, g.Clumps))))),
        new WrittenStage("review", () => galaxies.Select(g => Unit(g.Galaxy, o => o.Write(DetectionTables.Clumps([.. Clumps(g.Galaxy, g.Clumps)]), Named(DetectionTables.Clumps([]), "REJECTED"))))),
        new WrittenStage("photometry", () => galaxies.Select(g => Unit(g.Galaxy, o => o.Write(PhotometryTable.ToTable([.. Clumps(g.Galaxy, g.Clumps).Select((c, i) => Measured(c, i))], Filters))))),
        new WrittenStage("sed", () => galaxies.Take(fitted).SelectMany(g => Clumps(g.Galaxy, g.Clumps).Select(c => (new StageUnit(c.Id) { Galaxy = g.Galaxy.Id }, (Action<UnitOutput>)(o => SedResultFile.Write(o, fit.Value with { Object = fit.Value.Object with { Id = c.Id } }, g.Galaxy.Id)))))),
        new WrittenStage("intrinsic", () => galaxies.Select(g => Unit(g.Galaxy, o => o.Write(Intrinsic(g.Galaxy, g.Clumps))))),
        new WrittenStage("source_plane", () => galaxies.Take(fitted).Select(g => Unit(g.Galaxy, o => SourcePlane(g.Galaxy, g.Clumps, o)))),
        new WrittenStage("sample", () => [(new StageUnit(StageUnit.Whole), o => o.Write(Sample()))]),
    ];

    private static (StageUnit Unit, Action<UnitOutput> Write) Unit(Galaxy galaxy, Action<UnitOutput> write) => (new StageUnit(galaxy.Id) { Galaxy = galaxy.Id }, write);

    private static Galaxy TheGalaxy(int i, Random random) => new()
    {
        Id = $"{10000 + (7 * i)}",
        RaDegrees = 3.55 + (0.08 * random.NextDouble()),
        DecDegrees = -30.42 + (0.06 * random.NextDouble()),
        Redshift = 0.7 + (5 * random.NextDouble()),
        Kind = i % 3 == 0 ? RedshiftKind.Spectroscopic : RedshiftKind.Photometric,
        RedshiftSource = i % 3 == 0 ? "list" : "catalogue",
        Mu = 2 + (8 * random.NextDouble()),
        Segments = [i + 1],
    };

    private static IEnumerable<Clump> Clumps(Galaxy galaxy, int count)
    {
        var random = new Random(galaxy.Segments[0]);
        for (int i = 0; i < count; i++)
        {
            SkyPosition at = new SkyPosition(galaxy.RaDegrees, galaxy.DecDegrees).Offset(360 * random.NextDouble(), 0.6 * random.NextDouble());
            yield return new Clump { Id = $"{galaxy.Id}-{i + 1}", GalaxyId = galaxy.Id, RaDegrees = at.RaDegrees, DecDegrees = at.DecDegrees, Origin = ClumpOrigin.Detected, ReferenceFilter = Reference(galaxy) };
        }
    }

    private static string Reference(Galaxy galaxy) => new DetectSettings().ReferenceFilterOf(galaxy);

    private static Table Lens()
    {
        var table = new Table { Name = "MODEL" };
        table.Add("ra", [3.58], "deg");
        table.Add("dec", [-30.39], "deg");
        table.Add("n_draws", [100L]);
        table.Add("n_warnings", [0L]);
        return table;
    }

    private static Table Named(Table table, string name)
    {
        table.Name = name;
        return table;
    }

    private static void Cut(Galaxy galaxy, int clumps, UnitOutput output)
    {
        var random = new Random(galaxy.Segments[0]);
        Clump[] all = [.. Clumps(galaxy, clumps)];
        var bands = new List<CutoutBand>();
        foreach (string filter in Pictured)
        {
            int side = FilterCatalog.Get(filter).PivotMicron > 2.4 ? Size / 2 : Size;
            double scale = 0.02 * Size / side;
            var wcs = Wcs.Tangent(new SkyPosition(galaxy.RaDegrees, galaxy.DecDegrees), side, side, scale);
            float[] science = new float[side * side], error = new float[side * side];
            Array.Fill(error, 1f);
            (double X, double Y)[] places = [.. all.Select(c => wcs.SkyToPixel(new SkyPosition(c.RaDegrees, c.DecDegrees)))];
            for (int i = 0; i < science.Length; i++)
            {
                double x = i % side, y = i / side, r = double.Hypot(x - (side / 2.0), y - (side / 2.0)) / side;
                double value = (Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())) + (12 * Math.Exp(-9 * r));
                foreach ((double px, double py) in places)
                    value += 30 * Math.Exp(-(((x - px) * (x - px)) + ((y - py) * (y - py))) / 6);
                science[i] = (float)value;
            }

            bands.Add(new CutoutBand
            {
                Filter = filter,
                Science = new MemoryImage(science, side, side),
                Error = new MemoryImage(error, side, side),
                Mask = new MemoryImage(new float[side * side], side, side),
                Segmentation = [.. Enumerable.Range(0, side * side).Select(i => double.Hypot((i % side) - (side / 2.0), (i / side) - (side / 2.0)) < 0.35 * side ? galaxy.Segments[0] : 0)],
                Wcs = wcs,
                Psf = new GaussianMixturePsf([new PsfGaussian(0.8, 1.2, 0, 1.2), new PsfGaussian(0.2, 8, 0, 8)], scale),
            });
        }

        CutoutFile.Write(output.PathOf("cutouts.fits"), new CutoutSet { GalaxyId = galaxy.Id, RaDegrees = galaxy.RaDegrees, DecDegrees = galaxy.DecDegrees, SizeArcsec = Size * 0.02, Bands = bands });
        var table = new Table { Name = "BANDS" };
        table.Add("filter", Pictured);
        output.Write(table);
    }

    private static Table Detections(Galaxy galaxy, int clumps)
    {
        var wcs = Wcs.Tangent(new SkyPosition(galaxy.RaDegrees, galaxy.DecDegrees), Size, Size, 0.02);
        (Clump Clump, double X, double Y)[] rows = [.. Clumps(galaxy, clumps).Select(c => (c, wcs.SkyToPixel(new SkyPosition(c.RaDegrees, c.DecDegrees)))).Select(c => (c.c, c.Item2.X, c.Item2.Y))];
        var table = new Table { Name = "DETECTIONS" };
        table.Add("clump", [.. rows.Select(r => r.Clump.Id), ""]);
        table.Add("membership", [.. rows.Select(_ => "Member"), "OtherRedshift"]);
        table.Add("x", [.. rows.Select(r => r.X), 12], "pix");
        table.Add("y", [.. rows.Select(r => r.Y), 80], "pix");
        table.Add("a_px", [.. rows.Select(_ => 1.5), 2], "pix");
        table.Add("b_px", [.. rows.Select(_ => 1.2), 1.5], "pix");
        table.Add("theta_deg", [.. rows.Select(_ => 20.0), 70], "deg");
        return table;
    }

    private static ClumpPhotometry Measured(Clump clump, int serial) => new()
    {
        ClumpId = clump.Id,
        ReferenceFilter = clump.ReferenceFilter,
        ReferencePixelScaleArcsec = 0.02,
        RaDegrees = clump.RaDegrees,
        DecDegrees = clump.DecDegrees,
        SigmaMinorPixels = 0.3 + (serial % 7 * 0.3),
        SigmaMinorErrorPixels = 0.05,
        AxisRatio = 0.7,
        AxisRatioError = 0.05,
        ThetaDegrees = 25 * (serial % 7),
        ThetaErrorDegrees = 3,
        PositionAngleDegrees = 40,
        SignalToNoise = 5 + serial,
        Flags = serial % 11 == 5 ? (int)BandFlags.NotConverged : 0,
        Bands = Filters.ToDictionary(f => f, f => new BandFlux(20 + serial, 1, 2, 3, false, 0)),
    };

    private static SedFitResult Fit(SedFitSettings settings)
    {
        double[] flux = [.. Filters.Select(f => 20 + (8 * FilterCatalog.Get(f).PivotMicron))];
        var target = new SedObject("one", 2, [.. Filters.Select((f, i) => new SedBand(f, i % 9 == 4 ? 1 : flux[i], 2, 3))]);
        return new SedFitter(new PopulationBasis(AnalyticTestGrid.Create()), BuiltInFilters.All, settings).Fit(target);
    }

    private static Table[] Intrinsic(Galaxy galaxy, int clumps)
    {
        string[] histories = [.. new SedSettings().Fit.Histories.Select(h => h.Name)];
        string reference = new SedSettings().Fit.ReferenceHistory ?? histories[0];
        var random = new Random(-galaxy.Segments[0]);
        (string, IntrinsicClump)[] rows = [.. Clumps(galaxy, clumps).SelectMany(c =>
        {
            double mass = 5 + (3.5 * random.NextDouble()), radius = Math.Pow(10, 0.8 + (1.6 * random.NextDouble()));
            return histories.Select(h => (galaxy.Id, Quantities(c.Id, h, galaxy.Mu, mass, radius)));
        })];
        IntrinsicHost host = new() { GalaxyId = galaxy.Id, History = new HostsSettings().Fit.ReferenceHistory ?? new HostsSettings().Fit.Histories[0].Name, Mu = About(galaxy.Mu), LogStellarMass = About(8.5 + random.NextDouble()), LogFormedMass = About(9), Sfr100 = About(2), LogSpecificSfr = About(-8.6) };
        return [IntrinsicTables.Clumps(rows, reference), IntrinsicTables.Fluxes([.. rows.Where((_, i) => i % histories.Length == 0).Select(r => r.Item2)], []), IntrinsicTables.Hosts([host], host.History, HostMagnificationKind.FluxWeighted)];
    }

    private static IntrinsicEstimate About(double value) => new(value, value - 0.1, value, value + 0.1, 0.1, 0.12);

    private static IntrinsicClump Quantities(string id, string history, double mu, double logMass, double radius) => new()
    {
        ClumpId = id,
        History = history,
        SizeCase = SizeCase.Resolved,
        ResolutionClass = ResolutionClass.Compact,
        Mu = About(mu),
        MuTangential = About(mu / 1.2),
        MuRadial = About(1.2),
        RadiusParsec = About(radius),
        CovarianceRadiusParsec = About(radius),
        LogStellarMass = About(logMass),
        LogFormedMass = About(logMass + 0.2),
        Sfr10 = About(Math.Pow(10, logMass - 8)),
        Sfr100 = About(Math.Pow(10, logMass - 8.3)),
        AgeGyr = About(0.2),
        Attenuation = About(0.4),
        Metallicity = About(0.3),
        LogMassDensity = About(logMass - Math.Log10(2 * Math.PI * radius * radius)),
        SfrDensity = About(1),
        AbsoluteMagnitudeV = About(-14),
        VBandFilter = "F150W",
        Boundness = About(2),
        Fluxes = new Dictionary<string, IntrinsicFlux>(),
        Flags = radius < 15 ? IntrinsicFlags.SizeIsLimit : IntrinsicFlags.None,
    };

    private static void SourcePlane(Galaxy galaxy, int clumps, UnitOutput output)
    {
        Clump[] all = [.. Clumps(galaxy, clumps)];
        var reference = new Arclet.Lensing.LensReference(3.58, -30.39);
        (double X, double Y)[] places = [.. all.Select(c => reference.ToFrame(c.RaDegrees, c.DecDegrees))];
        (double x0, double y0) = reference.ToFrame(galaxy.RaDegrees, galaxy.DecDegrees);
        var rows = new Table { Name = "SOURCE_GALAXIES" };
        rows.Add("galaxy", [galaxy.Id]);
        rows.Add("filter", [Reference(galaxy)]);
        rows.Add("barycentre_x_arcsec", [x0], "arcsec");
        rows.Add("barycentre_y_arcsec", [y0], "arcsec");
        rows.Add("kpc_per_arcsec", [8.3], "kpc / arcsec");
        rows.Add("folding", [1.0]);
        rows.Add("central_clump", [all.Length > 0 ? all[0].Id : ""]);
        var clumpRows = new Table { Name = "SOURCE_CLUMPS" };
        clumpRows.Add("id", [.. all.Select(c => c.Id)]);
        clumpRows.Add("source_x_arcsec", [.. places.Select(p => p.X)], "arcsec");
        clumpRows.Add("source_y_arcsec", [.. places.Select(p => p.Y)], "arcsec");
        foreach (string name in new[] { "best", "p16", "p50", "p84" })
            clumpRows.Add($"distance_kpc_{name}", [.. places.Select(p => 8.3 * double.Hypot(p.X - x0, p.Y - y0))], "kpc");
        clumpRows.Add("is_central", [.. all.Select((_, i) => i == 0)]);
        clumpRows.Add("central_fraction", [.. all.Select((_, i) => i == 0 ? 0.8 : 0.0)]);
        output.Write(rows, clumpRows);
        var wcs = Wcs.Tangent(new SkyPosition(galaxy.RaDegrees, galaxy.DecDegrees), Size, Size, 0.015);
        var header = new FitsHeader();
        header.Set("EXTNAME", "SOURCE");
        wcs.WriteTo(header);
        using FitsWriter writer = FitsWriter.Create(output.PathOf("source.fits"));
        writer.BeginImage(header, FitsPixelType.Float32, Size, Size);
        var random = new Random(galaxy.Segments[0]);
        writer.WriteRows(Enumerable.Range(0, Size * Size).Select(i => (float)((100 * Math.Exp(-double.Hypot((i % Size) - 50, (i / Size) - 50) / 12)) + random.NextDouble())).ToArray().AsSpan());
        writer.Complete();
    }

    private Table[] Sample()
    {
        SampleGalaxy[] all = [.. galaxies.Select(g => new SampleGalaxy(g.Galaxy, g.Clumps, SampleVerdict.Analysis, "", IsRepresentative: true))];
        SampleClump[] clumps = [.. galaxies.SelectMany(g => Clumps(g.Galaxy, g.Clumps).Select((c, i) => new SampleClump(c.Id, g.Galaxy.Id, i % 13 == 12 ? SampleVerdict.TooFewBands : SampleVerdict.Analysis, i % 13 == 12 ? "detected in 2 broad bands" : "", 6, IsUnique: true)))];
        var result = new SampleResult(all, clumps, [new("selected", "selected galaxies", all.Length, all.Length, clumps.Length, clumps.Length), new("analysis", "enough bands", all.Length, all.Length, clumps.Count(c => c.Verdict == SampleVerdict.Analysis), clumps.Count(c => c.Verdict == SampleVerdict.Analysis))]);
        return [SampleTables.Galaxies(result), SampleTables.Clumps(result), SampleTables.Funnel(result)];
    }
}
