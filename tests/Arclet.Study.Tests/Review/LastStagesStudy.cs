using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Study.Tests;

/// <summary>A study of two galaxies behind a sheet of convergence, whose detections and photometry are given; lens, review, intrinsic, source plane and sample are the real stages.</summary>
internal sealed class LastStagesStudy : IRunObserver
{
    private const int Size = 61;

    private static readonly Galaxy[] Galaxies = [TheGalaxy("12", 0), TheGalaxy("13", 20)];

    public LastStagesStudy(string root, string yaml = "")
    {
        Directory.CreateDirectory(root);
        Folder = new StudyFolder(root);
        LensModel model = new()
        {
            Reference = new(3.58, -30.39),
            Potentials = [new() { Id = "sheet", Profile = MassProfile.MassSheet, Redshift = 0.308, Convergence = 0.5 / FlatLambdaCdm.Default.LensingEfficiency(0.308, 2) }],
        };
        LensYaml.Save(Path.Combine(root, "lens.yaml"), new LensProblem { Model = model });
        File.WriteAllText(Folder.SettingsFile, $"inputs:\n  lens_model: lens.yaml\n{yaml}");
    }

    public StudyFolder Folder { get; }

    /// <summary>How far the detection puts every clump from where it is: another one makes a new detection.</summary>
    public double DetectionOffsetArcsec { get; set; }

    /// <summary>Whether the clumps have SED fits.</summary>
    public bool HasSeds { get; init; }

    /// <summary>The stages that ran a unit, with the unit.</summary>
    public List<string> Ran { get; } = [];

    public StudySettings Settings => StudySettings.Read(Folder, StudyStages.SettingsTypes(StudyStages.All(_ => throw new InvalidOperationException("no fits here"))));

    public IReadOnlyList<IStage> Stages() =>
    [
        new LensStage(),
        new GivenStage("select", _ => [(new StageUnit(StageUnit.Whole), o => o.Write(GalaxyTable.ToTable(Galaxies)))]),
        new GivenStage("psf", _ => [(new StageUnit("F150W"), o => o.Write(Psf()))]),
        new GivenStage("cutouts", _ => Galaxies.Select(g => (new StageUnit(g.Id) { Galaxy = g.Id }, (Action<UnitOutput>)(o => Cut(g, o)))), "select"),
        new GivenStage("hosts", _ => [], "select"),
        new GivenStage("detect", _ => Galaxies.Select(g => (new StageUnit(g.Id) { Galaxy = g.Id, Inputs = [UnitInput.OfText("offset", $"{DetectionOffsetArcsec:R}")] }, (Action<UnitOutput>)(o => o.Write(DetectionTables.Clumps(Detected(g)))))), "select"),
        new ReviewStage(),
        new GivenStage("photometry", context => Galaxies.Select(g => (new StageUnit(g.Id) { Galaxy = g.Id, Inputs = [UnitInput.OfUnit("review", g.Id)] }, (Action<UnitOutput>)(o => o.Write(Measured(context, g))))), "review"),
        new GivenStage("sed", context => HasSeds ? GivenSeds.Units(PhotometryStage.Read(context)) : [], "photometry"),
        new IntrinsicStage(),
        new SourcePlaneStage(),
        new SampleStage(),
    ];

    public StudyRun Run(int threads = 1)
    {
        Ran.Clear();
        var run = new StudyRun(Folder, Settings, Stages());
        RunOutcome outcome = run.Run(new RunOptions { Threads = threads }, this);
        Assert.Null(outcome.Blocked);
        Assert.Equal(0, outcome.Failed);
        return run;
    }

    public void UnitEnds(string stage, string unit, string? failure)
    {
        Assert.True(failure is null, $"{stage} {unit}: {failure}");
        Ran.Add($"{stage} {unit}");
    }

    private static Galaxy TheGalaxy(string id, double eastArcsec) => new()
    {
        Id = id,
        RaDegrees = ReviewCase.At(eastArcsec, 0).RaDegrees,
        DecDegrees = ReviewCase.At(eastArcsec, 0).DecDegrees,
        Redshift = 2,
        Kind = RedshiftKind.Spectroscopic,
        RedshiftSource = "list",
        Mu = 4,
        Segments = [int.Parse(id)],
    };

    private static Table Psf()
    {
        var table = new Table("psf") { Name = "PSF" };
        table.Add("filter", ["F150W"]);
        table.Add("fwhm_arcsec", [0.058], "arcsec");
        return table;
    }

    private static SkyPosition Place(Galaxy galaxy, double eastArcsec) => new SkyPosition(galaxy.RaDegrees, galaxy.DecDegrees).Offset(90, eastArcsec);

    /// <summary>A round Gaussian galaxy, larger than its segment.</summary>
    private static void Cut(Galaxy galaxy, UnitOutput output)
    {
        var wcs = Wcs.Tangent(new SkyPosition(galaxy.RaDegrees, galaxy.DecDegrees), Size, Size, 0.02);
        float[] science = new float[Size * Size], error = new float[Size * Size], mask = new float[Size * Size];
        int[] segments = new int[Size * Size];
        for (int i = 0; i < science.Length; i++)
        {
            double dx = ((i % Size) - 30) / 10.0, dy = ((i / Size) - 30) / 10.0, r2 = (dx * dx) + (dy * dy);
            (science[i], error[i], segments[i]) = ((float)(100 * Math.Exp(-0.5 * r2)), 1, r2 < 6 ? galaxy.Segments[0] : 0);
        }

        var band = new CutoutBand
        {
            Filter = "F150W",
            Science = new MemoryImage(science, Size, Size),
            Error = new MemoryImage(error, Size, Size),
            Mask = new MemoryImage(mask, Size, Size),
            Segmentation = segments,
            Wcs = wcs,
        };
        CutoutFile.Write(output.PathOf("cutouts.fits"), new CutoutSet { GalaxyId = galaxy.Id, RaDegrees = galaxy.RaDegrees, DecDegrees = galaxy.DecDegrees, SizeArcsec = Size * 0.02, Bands = [band] });
        output.Write(Psf());
    }

    private Clump[] Detected(Galaxy galaxy) =>
    [
        .. new[] { -0.2, 0.01, 0.3 }.Select((east, i) =>
        {
            SkyPosition at = Place(galaxy, east + DetectionOffsetArcsec);
            return new Clump { Id = $"{galaxy.Id}-{i + 1}", GalaxyId = galaxy.Id, RaDegrees = at.RaDegrees, DecDegrees = at.DecDegrees, Origin = ClumpOrigin.Detected, ReferenceFilter = "F150W" };
        }),
    ];

    /// <summary>Every reviewed clump is measured where it stands: sigma 1 and 2 px, 8 bands of 100 nJy.</summary>
    private static Table Measured(StudyContext context, Galaxy galaxy)
    {
        string[] bands = [.. new SampleSettings().BroadBands];
        IReadOnlyList<Clump> clumps = DetectionTables.ReadClumps(context.Stage("review").Find(galaxy.Id)!.Table("CLUMPS"));
        return PhotometryTable.ToTable(
            [.. clumps.Select(c => IntrinsicCase.Observed(1, 0.5, 0.05, 0.1) with { ClumpId = c.Id, RaDegrees = c.RaDegrees, DecDegrees = c.DecDegrees, Bands = bands.ToDictionary(b => b, _ => new BandFlux(100, 2, 10, 5, false, 0)) })], bands);
    }
}
