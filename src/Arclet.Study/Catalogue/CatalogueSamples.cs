using Arclet.Fits;

namespace Arclet.Study;

/// <summary>
/// The joint draws behind a published catalogue: a row for each clump, a vector for each quantity. Element j of all vectors of all clumps is of the same lens model, so that errors which
/// clumps share are shared here too.
/// </summary>
public static class CatalogueSamples
{
    /// <summary>The draws that the stage intrinsic made: the percentiles of these vectors are those of the catalogue.</summary>
    /// <param name="study">The study.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Table Of(StudyResults study, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        var rows = new List<(string, double[][])>();
        foreach (IGrouping<string, StudyClump> galaxy in study.Clumps.Where(c => c.Sample.InCatalogue && c.Photometry is not null && c.Intrinsic.Count > 0).GroupBy(c => c.GalaxyId))
        {
            cancellation.ThrowIfCancellationRequested();
            UnitResult unit = study.Stage("intrinsic")?.Find(galaxy.Key) ?? throw new InputException($"galaxy {galaxy.Key} has no result of the stage intrinsic, expected its draws");
            Table draws = Table.Read(unit.PathOf(IntrinsicDraws.FileName));
            var rowOf = Enumerable.Range(0, draws.RowCount).ToDictionary(i => draws.Strings("id")[i], StringComparer.Ordinal);
            rows.AddRange(galaxy.Select(c => (c.Id, IntrinsicDraws.Row(draws, rowOf[c.Id]))));
        }

        Table table = IntrinsicDraws.Table(rows, study.Settings.Get<IntrinsicSettings>().DrawCount);
        table.Name = "SAMPLES";
        Table? models = study.Stage("lens")?.FindTable("DRAWS");
        table.Metadata.Set("lens_models", models is { RowCount: > 0 } ? $"element j is of lens model j modulo {models.RowCount}, a row of the table LENS_DRAWS" : "the lens has no draws");
        return table;
    }
}
