using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The hosts and the main sequence of star formation (Fig. 3): each unique galaxy's rate beside that of Speagle et al. (2014) at its mass and redshift.</summary>
public static class MainSequenceTable
{
    /// <summary>The table, with the median offset and its scatter as metadata.</summary>
    public static Table Of(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ResultGalaxy[] rows = [.. sample.UniqueGalaxies.Where(g => double.IsFinite(g.LogMass) && !double.IsNaN(g.Sfr100))];
        double[] sequence = [.. rows.Select(g => MainSequence.LogSfr(g.LogMass, sample.Settings.Cosmology.AgeGyr(g.Redshift)))];
        double[] offsets = [.. rows.Select((g, i) => Math.Log10(g.Sfr100) - sequence[i])];
        var table = new Table("main_sequence") { Name = "MAIN_SEQUENCE", Description = "Hosts beside the main sequence of Speagle et al. (2014, ApJS 214, 15, eq. 28)" };
        table.Metadata.Set("scatter_dex", MainSequence.ScatterDex);
        Arclet.Inference.Statistics.BootstrapResult median = sample.Median("main sequence", offsets);
        table.Metadata.Set("n", (long)median.Count);
        if (median.Count > 0)
        {
            table.Metadata.Set("median_offset_dex", median.Value);
            table.Metadata.Set("nmad_offset_dex", 1.4826 * sample.Median("main sequence scatter", offsets.Select(o => Math.Abs(o - median.Value))).Value);
        }

        table.Add("id", [.. rows.Select(g => g.Id)], "The galaxy");
        table.Add("redshift", [.. rows.Select(g => g.Redshift)], null, "Redshift");
        table.Add("log_stellar_mass", [.. rows.Select(g => g.LogMass)], "dex(solMass)", "log10 of its stellar mass");
        table.Add("log_sfr100", [.. rows.Select(g => Math.Log10(g.Sfr100))], "dex(solMass/yr)", "log10 of its star-formation rate over 100 Myr");
        table.Add("log_sfr_sequence", sequence, "dex(solMass/yr)", "log10 of the main sequence's rate at its mass and redshift");
        table.Add("offset", offsets, "dex", "log10 of its rate over the sequence's");
        return table;
    }
}
