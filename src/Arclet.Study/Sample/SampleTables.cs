using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The tables of the sample.</summary>
public static class SampleTables
{
    /// <summary>A row for each galaxy.</summary>
    public static Table Galaxies(SampleResult sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var table = new Table("galaxies") { Name = "SAMPLE_GALAXIES", Description = "Every selected galaxy and where it left the sample" };
        table.Add("id", [.. sample.Galaxies.Select(g => g.Galaxy.Id)], "The galaxy");
        table.Add("z", [.. sample.Galaxies.Select(g => g.Galaxy.Redshift)], null, "Redshift");
        table.Add("mu", [.. sample.Galaxies.Select(g => g.Galaxy.Mu)], null, "Magnification of the selection");
        table.Add("system", [.. sample.Galaxies.Select(g => g.Galaxy.System ?? "")], "The name that all images of one source share");
        table.Add("n_clumps", [.. sample.Galaxies.Select(g => (long)g.ClumpCount)], null, "Clumps after the review");
        table.Add("in_catalogue", [.. sample.Galaxies.Select(g => g.InCatalogue)], "Whether it is in the catalogue");
        table.Add("in_analysis", [.. sample.Galaxies.Select(g => g.Verdict == SampleVerdict.Analysis)], "Whether it is in the analysis");
        table.Add("is_representative", [.. sample.Galaxies.Select(g => g.IsRepresentative)], "Whether it stands for its source");
        table.Add("verdict", [.. sample.Galaxies.Select(g => SettingName.Of(g.Verdict.ToString()))], "Where it left");
        table.Add("reason", [.. sample.Galaxies.Select(g => g.Reason)], "Why");
        return table;
    }

    /// <summary>A row for each clump.</summary>
    public static Table Clumps(SampleResult sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var table = new Table("clumps") { Name = "SAMPLE_CLUMPS", Description = "Every clump and where it left the sample" };
        table.Add("id", [.. sample.Clumps.Select(c => c.ClumpId)], "The clump");
        table.Add("galaxy", [.. sample.Clumps.Select(c => c.GalaxyId)], "Its galaxy");
        table.Add("n_broad_bands", [.. sample.Clumps.Select(c => (long)c.BroadBandCount)], null, "Broad bands in which it is detected");
        table.Add("in_catalogue", [.. sample.Clumps.Select(c => c.InCatalogue)], "Whether it is in the catalogue");
        table.Add("in_analysis", [.. sample.Clumps.Select(c => c.Verdict == SampleVerdict.Analysis)], "Whether it is in the analysis");
        table.Add("is_unique", [.. sample.Clumps.Select(c => c.IsUnique)], "Whether it is in the image that stands for its galaxy");
        table.Add("verdict", [.. sample.Clumps.Select(c => SettingName.Of(c.Verdict.ToString()))], "Where it left");
        table.Add("reason", [.. sample.Clumps.Select(c => c.Reason)], "Why");
        return table;
    }

    /// <summary>A row for each step.</summary>
    public static Table Funnel(SampleResult sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var table = new Table("funnel") { Name = "FUNNEL", Description = "What is left behind each step, images and unique objects" };
        table.Add("step", [.. sample.Funnel.Select(s => s.Name)], "The step");
        table.Add("description", [.. sample.Funnel.Select(s => s.Description)], "What it asks for");
        table.Add("n_galaxy_images", [.. sample.Funnel.Select(s => (long)s.GalaxyImages)], null, "Images of galaxies left");
        table.Add("n_galaxies", [.. sample.Funnel.Select(s => (long)s.UniqueGalaxies)], null, "Sources left, several images counted once");
        table.Add("n_clumps", [.. sample.Funnel.Select(s => (long)s.Clumps)], null, "Clumps left, in all images");
        table.Add("n_unique_clumps", [.. sample.Funnel.Select(s => (long)s.UniqueClumps)], null, "Clumps left in the images that stand for their galaxies");
        return table;
    }
}
