using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The tables of a selection.</summary>
public static class SelectionTables
{
    /// <summary>Every entry that is no galaxy, with its reason.</summary>
    public static Table Exclusions(SelectionResult selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var table = new Table("exclusions") { Name = "EXCLUSIONS", Description = "Entries of the catalogue that are not galaxies of the study" };
        table.Add("id", [.. selection.Exclusions.Select(e => e.EntryId)], "The entry");
        table.Add("reason", [.. selection.Exclusions.Select(e => $"{e.Reason}")], "The first reason that holds");
        table.Add("detail", [.. selection.Exclusions.Select(e => e.Detail)], "The number or name behind it");
        return table;
    }

    /// <summary>The counts of each step.</summary>
    public static Table Funnel(SelectionResult selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var table = new Table("funnel") { Name = "FUNNEL", Description = "Steps of the selection" };
        table.Add("reason", [.. selection.Funnel.Select(f => $"{f.Reason}")], "What the step takes away");
        table.Add("before", [.. selection.Funnel.Select(f => (long)f.Before)], null, "Entries that came to it");
        table.Add("removed", [.. selection.Funnel.Select(f => (long)f.Removed)], null, "Entries that it took away");
        table.Add("left", [.. selection.Funnel.Select(f => (long)f.Left)], null, "Entries that are left");
        return table;
    }

    /// <summary>Every spectroscopic redshift and what became of it.</summary>
    public static Table Spectra(SelectionResult selection, SourceCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(catalogue);
        IReadOnlyList<SpectrumMatch> rows = selection.Spectra;
        var table = new Table("spectra") { Name = "SPECTRA", Description = "Spectroscopic redshifts and what became of them" };
        table.Add("list", [.. rows.Select(r => r.List)], "The list of redshifts");
        table.Add("spectrum", [.. rows.Select(r => r.Spectrum.Id)], "The spectrum in it");
        table.Add("id", [.. rows.Select(r => r.EntryIndex < 0 ? "" : catalogue.Entries[r.EntryIndex].Id)], "The catalogue's entry; empty for none");
        table.Add("separation_arcsec", [.. rows.Select(r => r.SeparationArcsec)], "arcsec", "How far the two are apart");
        table.Add("z_spec", [.. rows.Select(r => r.Spectrum.Redshift)], null, "The spectroscopic redshift");
        table.Add("quality", [.. rows.Select(r => double.IsFinite(r.Spectrum.Quality) ? r.Spectrum.Quality : double.NaN)], null, "Its quality; missing where the list has none");
        table.Add("z_phot", [.. rows.Select(r => r.EntryIndex < 0 ? double.NaN : catalogue.Entries[r.EntryIndex].PhotometricRedshift)], null, "The entry's photometric redshift");
        table.Add("fate", [.. rows.Select(r => $"{r.Fate}")], "What became of it");
        return table;
    }

    /// <summary>Comparisons of redshifts, one row each.</summary>
    public static Table Comparisons(IReadOnlyList<(string Name, RedshiftComparison Comparison)> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var table = new Table("redshifts") { Name = "REDSHIFTS", Description = "Photometric redshifts against others, d = (z - z_ref) / (1 + z_ref)" };
        table.Add("reference", [.. comparisons.Select(c => c.Name)], "What they are compared with");
        table.Add("n", [.. comparisons.Select(c => (long)c.Comparison.Count)], null, "Pairs");
        table.Add("bias", [.. comparisons.Select(c => c.Comparison.Bias)], null, "Median d");
        table.Add("nmad", [.. comparisons.Select(c => c.Comparison.Nmad)], null, "1.4826 median |d - median d|");
        table.Add("outlier_fraction", [.. comparisons.Select(c => c.Comparison.OutlierFraction)], null, "Fraction of |d| above outlier_limit");
        table.Add("outlier_limit", [.. comparisons.Select(c => c.Comparison.OutlierLimit)], null, "The limit of |d|");
        return table;
    }
}
