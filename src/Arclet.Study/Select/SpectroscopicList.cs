using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A list of spectroscopic redshifts as it was read.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Settings">How it is used.</param>
/// <param name="Spectra">Its redshifts, in the table's order.</param>
public sealed record SpectroscopicList(string Name, SpectroscopicListSettings Settings, IReadOnlyList<SpectroscopicRedshift> Spectra)
{
    // Stars of our Galaxy are a little below 0 and are worth knowing; -1, -9 and -99 stand for nothing.
    private const double LeastRedshift = -0.01;

    /// <summary>Reads a list.</summary>
    /// <exception cref="InputException">A column is missing or a position is none.</exception>
    public static SpectroscopicList Read(Table table, SpectroscopicListSettings settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        SpectroscopicColumns columns = settings.Columns;
        var numbers = new CatalogueNumbers(table);
        string[] ids = columns.Id.Length > 0 ? numbers.Ids(columns.Id) : [.. Enumerable.Range(1, table.RowCount).Select(i => $"{i}")];
        double[] ra = numbers.Required(columns.RaDegrees), dec = numbers.Required(columns.DecDegrees), z = numbers.Required(columns.Redshift);
        double[] low = numbers.Optional(columns.RedshiftLow68), high = numbers.Optional(columns.RedshiftHigh68), quality = numbers.Optional(columns.Quality);
        var spectra = new SpectroscopicRedshift[ids.Length];
        for (int i = 0; i < spectra.Length; i++)
        {
            if (!(double.IsFinite(ra[i]) && Math.Abs(dec[i]) <= 90))
                throw InputException.InFile(table.Source, $"row {i + 1} (id {ids[i]}) has {columns.RaDegrees} {ra[i]} and {columns.DecDegrees} {dec[i]}, expected degrees");
            spectra[i] = new(ids[i], new SkyPosition(ra[i], dec[i]), z[i] > LeastRedshift ? z[i] : double.NaN, low[i], high[i], columns.Quality.Length > 0 ? quality[i] : double.PositiveInfinity);
        }

        return new(settings.Name.Length > 0 ? settings.Name : Path.GetFileNameWithoutExtension(table.Source), settings, spectra);
    }
}
