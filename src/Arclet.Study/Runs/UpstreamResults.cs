namespace Arclet.Study;

/// <summary>What the last stages read of earlier ones, galaxy by galaxy.</summary>
internal static class UpstreamResults
{
    /// <summary>The galaxy of a clump's id.</summary>
    public static string GalaxyOf(string clumpId) => clumpId[..clumpId.LastIndexOf('-')];

    /// <summary>The clumps that a galaxy's unit of a stage lists; none where it has no result.</summary>
    public static IReadOnlyList<Clump> Clumps(StudyContext context, string stage, string galaxyId, string table = "CLUMPS") =>
        context.Stage(stage).Find(galaxyId) is { } unit ? DetectionTables.ReadClumps(unit.Table(table)) : [];

    /// <summary>The photometry of a galaxy's clumps that could be measured; none where it has no result.</summary>
    public static IReadOnlyList<ClumpPhotometry> Photometry(StudyContext context, string galaxyId) => context.Stage("photometry").Find(galaxyId) is { } unit
        ? [.. PhotometryTable.FromTable(unit.Table("PHOTOMETRY")).Where(p => double.IsFinite(p.SigmaMinorPixels) && p.AxisRatio > 0 && double.IsFinite(p.PositionAngleDegrees))]
        : [];

    /// <summary>The galaxies with measured clumps, with the photometry of these.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ClumpPhotometry>> MeasuredGalaxies(StudyContext context) =>
        PhotometryStage.Read(context).GroupBy(p => GalaxyOf(p.ClumpId)).ToDictionary(g => g.Key, g => (IReadOnlyList<ClumpPhotometry>)[.. g]);

    /// <summary>The pixels of a galaxy in a filter: those of its segments that can be used; all that can be where it has none.</summary>
    public static bool[] IsGalaxy(CutoutBand band, Galaxy galaxy)
    {
        var segments = galaxy.Segments.ToHashSet();
        bool[] inside = new bool[band.Width * band.Height];
        for (int i = 0; i < inside.Length; i++)
            inside[i] = band.Mask.Pixels[i] == 0 && (segments.Count == 0 || segments.Contains(band.Segmentation[i]));
        return inside;
    }
}
