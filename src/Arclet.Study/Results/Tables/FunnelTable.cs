using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The whole funnel: from the rows of the source catalogue to the clumps of the analysis.</summary>
public static class FunnelTable
{
    /// <summary>The table: the steps of the selection, then those of the sample.</summary>
    public static Table Of(StudyResults study)
    {
        ArgumentNullException.ThrowIfNull(study);
        (string Part, string Step, string Description, long Images, long? Unique, long? Clumps, long? UniqueClumps)[] rows =
        [
            .. study.SelectionFunnel.Take(1).Select(f => ("selection", "catalogue", "rows of the source catalogue", (long)f.Before, (long?)null, (long?)null, (long?)null)),
            .. study.SelectionFunnel.Select(f => ("selection", SettingName.Of(f.Reason.ToString()), $"entries left without those of this reason, {f.Removed} taken away", (long)f.Left, (long?)null, (long?)null, (long?)null)),
            .. study.SampleFunnel.Select(f => ("sample", f.Name, f.Description, (long)f.GalaxyImages, (long?)f.UniqueGalaxies, (long?)f.Clumps, (long?)f.UniqueClumps)),
        ];
        var table = new Table("funnel") { Name = "FUNNEL", Description = "What is left behind each step of selection and sample" };
        table.Add("part", [.. rows.Select(r => r.Part)], "selection of galaxies, or sample of the analysis");
        table.Add("step", [.. rows.Select(r => r.Step)], "The step");
        table.Add("description", [.. rows.Select(r => r.Description)], "What it asks for");
        table.Add("n_galaxy_images", [.. rows.Select(r => r.Images)], null, "Entries or images of galaxies left");
        Add("n_galaxies", r => r.Unique, "Sources left, several images counted once");
        Add("n_clumps", r => r.Clumps, "Clumps left, in all images");
        Add("n_unique_clumps", r => r.UniqueClumps, "Clumps left in the images that stand for their galaxies");
        return table;

        void Add(string name, Func<(string, string, string, long, long? Unique, long? Clumps, long? UniqueClumps), long?> value, string description) =>
            table.Add(new Column<long>(name, [.. rows.Select(r => value(r) ?? 0)], null, description, [.. rows.Select(r => value(r) is null)]));
    }
}
