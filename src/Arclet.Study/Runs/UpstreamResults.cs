using Arclet.Fits;

namespace Arclet.Study;

/// <summary>What later stages read of earlier ones: their tables as records.</summary>
internal static class UpstreamResults
{
    /// <summary>The file of a galaxy's cutouts in its unit of the stage cutouts.</summary>
    public const string CutoutsFile = "cutouts.fits";

    /// <summary>The selected galaxies.</summary>
    public static IReadOnlyList<Galaxy> Galaxies(StudyContext context) => GalaxyTable.FromTable(context.Stage("select").Table("GALAXIES"));

    /// <summary>A galaxy's row as an input: a unit depends on its own row alone.</summary>
    public static UnitInput RowOf(Galaxy galaxy) => UnitInput.OfRows("galaxy", GalaxyTable.ToTable([galaxy]), [0]);

    /// <summary>The clumps of a unit; none where it has no such table.</summary>
    public static IReadOnlyList<Clump> Clumps(StudyContext context, string stage, string galaxyId, string table = "CLUMPS") =>
        context.Stage(stage).Find(galaxyId) is { } unit && StagePacking.Names(unit).Contains(table) ? DetectionTables.ReadClumps(unit.Table(table)) : [];

    /// <summary>The photometry of a galaxy's clumps; none where it has none.</summary>
    public static IReadOnlyList<ClumpPhotometry> Photometry(StudyContext context, string galaxyId) =>
        context.Stage("photometry").Find(galaxyId) is { } unit && StagePacking.Names(unit).Contains("PHOTOMETRY") ? PhotometryTable.FromTable(unit.Table("PHOTOMETRY")) : [];

    /// <summary>A galaxy's cutouts.</summary>
    /// <exception cref="InputException">It has none.</exception>
    public static CutoutSet Cutouts(StudyContext context, string galaxyId) =>
        CutoutFile.Read((context.Stage("cutouts").Find(galaxyId) ?? throw new InputException($"galaxy {galaxyId} has no cutouts")).PathOf(CutoutsFile));

    /// <summary>The pixels of a galaxy in a filter: those of its segments; all pixels where it has none.</summary>
    public static bool[] IsGalaxy(CutoutBand band, Galaxy galaxy)
    {
        var segments = galaxy.Segments.ToHashSet();
        bool[] inside = new bool[band.Width * band.Height];
        for (int i = 0; i < inside.Length; i++)
            inside[i] = band.Mask.Pixels[i] == 0 && (segments.Count == 0 || segments.Contains(band.Segmentation[i]));
        return inside;
    }
}
