using Arclet.Populations;

namespace Arclet.Study;

/// <summary>The stages of a study, in the order of the data's way.</summary>
public static class StudyStages
{
    /// <summary>All stages, each after those that it needs.</summary>
    /// <param name="readGrid">Reads the grid of stellar populations that <c>inputs.grid</c> names: a path, or <c>computed</c>.</param>
    public static IReadOnlyList<IStage> All(Func<string, PopulationGrids> readGrid) =>
    [
        new LensStage(),
        new SelectStage(),
        new PsfStage(),
        new DepthStage(),
        new CutoutsStage(),
        new HostsStage(readGrid),
        new DetectStage(),
        new ReviewStage(),
        new PhotometryStage(),
        new SedStage(readGrid),
        new IntrinsicStage(),
        new SourcePlaneStage(),
        new SampleStage(),
        new SubsetsStage(readGrid),
    ];

    /// <summary>The settings records of stages, and those that all share.</summary>
    public static IReadOnlyList<Type> SettingsTypes(IReadOnlyList<IStage> stages) =>
        [.. new[] { typeof(InputsSettings), typeof(CosmologySettings), typeof(IntrinsicSettings), typeof(ResultSettings), typeof(SubsetsSettings), typeof(CatalogueSettings), typeof(FiguresSettings) }.Concat(stages.SelectMany(s => s.Settings)).Distinct()];
}
