using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study.Tests;

/// <summary>A study of two galaxies, one with a photometric redshift, whose photometry is that of a known model of the analytic grid; hosts and sed are the real stages.</summary>
internal sealed class SedStagesStudy : IRunObserver
{
    private static readonly string[] Filters = ["F090W", "F115W", "F150W", "F200W", "F277W", "F356W", "F444W"];

    private static readonly PopulationGrids Grid = AnalyticTestGrid.Create();

    public SedStagesStudy(string root, string yaml)
    {
        Directory.CreateDirectory(root);
        Folder = new StudyFolder(root);
        var table = new Table("catalogue");
        table.Add("id", [12L, 13L]);
        for (int b = 0; b < Filters.Length; b++)
        {
            table.Add($"f_{Filters[b].ToLowerInvariant()}", [Flux(b), Flux(b)]);
            table.Add($"e_{Filters[b].ToLowerInvariant()}", [0.05 * Flux(b), 0.05 * Flux(b)]);
        }

        table.Write(Path.Combine(root, "catalogue.ecsv"));
        File.WriteAllText(Folder.SettingsFile, $"inputs:\n  catalogue: catalogue.ecsv\n{yaml}");
    }

    public StudyFolder Folder { get; }

    /// <summary>By how much the photometry of the first clump is brighter.</summary>
    public double Brighter { get; set; } = 1;

    public List<string> Ran { get; } = [];

    public StudyRun Run(int threads = 1)
    {
        Ran.Clear();
        IStage[] stages =
        [
            new GivenStage("select", _ => [(new StageUnit(StageUnit.Whole), o => o.Write(GalaxyTable.ToTable([Galaxy("12", RedshiftKind.Spectroscopic), Galaxy("13", RedshiftKind.Photometric)])))]),
            new GivenStage("psf", _ => []),
            new GivenStage("cutouts", _ => [], "select"),
            new HostsStage(_ => Grid),
            new GivenStage("photometry", _ => new[] { "12", "13" }.Select(g => (new StageUnit(g) { Galaxy = g, Inputs = [UnitInput.OfText("brighter", $"{Brighter:R}")] }, (Action<UnitOutput>)(o => o.Write(Photometry(g))))), "select"),
            new SedStage(_ => Grid),
        ];
        var run = new StudyRun(Folder, StudySettings.Read(Folder, StudyStages.SettingsTypes(StudyStages.All(_ => Grid))), stages);
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

    private static Galaxy Galaxy(string id, RedshiftKind kind) => SmallField.Galaxy with { Id = id, Segments = [int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)], Kind = kind, RedshiftLow68 = 1.97, RedshiftHigh68 = 2.03 };

    /// <summary>A young spectrum's rough form: what matters is that it can be fitted.</summary>
    private static double Flux(int band) => 20 + (5 * band);

    private Table Photometry(string galaxy) => PhotometryTable.ToTable(
        [.. Enumerable.Range(1, 2).Select(i => IntrinsicCase.Observed() with
        {
            ClumpId = $"{galaxy}-{i}",
            Bands = Filters.Select((f, b) => (f, b)).ToDictionary(p => p.f, p => new BandFlux((galaxy == "12" && i == 1 ? Brighter : 1) * i * Flux(p.b), 0.05 * i * Flux(p.b), 0, 0.1, false, 0)),
        })],
        Filters);
}
