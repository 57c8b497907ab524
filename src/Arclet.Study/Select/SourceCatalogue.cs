using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A photometric catalogue, read from any table by its columns' names.</summary>
public sealed class SourceCatalogue
{
    private SourceCatalogue(string source, IReadOnlyList<CatalogueEntry> entries) => (Source, Entries) = (source, entries);

    /// <summary>The file it came from.</summary>
    public string Source { get; }

    /// <summary>Its entries, in the table's order.</summary>
    public IReadOnlyList<CatalogueEntry> Entries { get; }

    /// <summary>Reads the entries of a table.</summary>
    /// <param name="table">The table, as <see cref="Table.Read"/> gives it for FITS, CSV, ECSV or VOTable.</param>
    /// <param name="columns">Which column holds what.</param>
    /// <param name="flags">Further columns to keep, for the selection; each must be there.</param>
    /// <exception cref="InputException">A column is missing or holds no numbers, an id is missing or there twice, or a position is none.</exception>
    public static SourceCatalogue Read(Table table, CatalogueColumns columns, IReadOnlyList<CatalogueFlag> flags)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(flags);
        var numbers = new CatalogueNumbers(table);
        string[] ids = numbers.Ids(columns.Id);
        double[] ra = numbers.Required(columns.RaDegrees), dec = numbers.Required(columns.DecDegrees);
        double[] z = numbers.Optional(columns.Redshift), low = numbers.Optional(columns.RedshiftLow68), high = numbers.Optional(columns.RedshiftHigh68);
        double[] spectroscopic = numbers.Optional(columns.SpectroscopicRedshift), mu = numbers.Optional(columns.Mu), segment = numbers.Optional(columns.Segment), extent = numbers.Optional(columns.Extent);
        double[][] flagged = [.. flags.Select(f => numbers.Required(f.Column))];
        var entries = new CatalogueEntry[ids.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            if (!(double.IsFinite(ra[i]) && Math.Abs(dec[i]) <= 90))
                throw InputException.InFile(table.Source, $"row {i + 1} (id {ids[i]}) has {columns.RaDegrees} {ra[i]} and {columns.DecDegrees} {dec[i]}, expected degrees");
            entries[i] = new CatalogueEntry
            {
                Id = ids[i],
                Position = new SkyPosition(ra[i], dec[i]),
                PhotometricRedshift = Redshift(z[i]),
                PhotometricLow68 = Redshift(low[i]),
                PhotometricHigh68 = Redshift(high[i]),
                CatalogueSpectroscopicRedshift = spectroscopic[i] > 0 ? spectroscopic[i] : double.NaN,
                Mu = Math.Abs(mu[i]),
                Segment = segment[i] is >= 1 and <= int.MaxValue && segment[i] == Math.Floor(segment[i]) ? (int)segment[i] : 0,
                Extent = extent[i],
                Flags = [.. flagged.Select(f => f[i])],
            };
        }

        return new(table.Source, entries);
    }

    // -99 and the like stand for a missing redshift in many catalogues.
    private static double Redshift(double value) => value >= 0 ? value : double.NaN;
}
