using System.Globalization;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Galaxies as a table: <c>id ra dec z z_low_68 z_high_68 z_kind z_source mu segments system</c>.</summary>
public static class GalaxyTable
{
    /// <summary>The table of galaxies.</summary>
    public static Table ToTable(IReadOnlyList<Galaxy> galaxies)
    {
        ArgumentNullException.ThrowIfNull(galaxies);
        var table = new Table("galaxies") { Name = "GALAXIES", Description = "The galaxies of the study" };
        table.Add("id", [.. galaxies.Select(g => g.Id)], "The galaxy");
        table.Add("ra", [.. galaxies.Select(g => g.RaDegrees)], "deg", "Right ascension, ICRS");
        table.Add("dec", [.. galaxies.Select(g => g.DecDegrees)], "deg", "Declination, ICRS");
        table.Add("z", [.. galaxies.Select(g => g.Redshift)], null, "The adopted redshift");
        table.Add("z_low_68", [.. galaxies.Select(g => g.RedshiftLow68)], null, "Lower end of its 68 % interval");
        table.Add("z_high_68", [.. galaxies.Select(g => g.RedshiftHigh68)], null, "Upper end of its 68 % interval");
        table.Add("z_kind", [.. galaxies.Select(g => g.Kind == RedshiftKind.Spectroscopic ? "spec" : "phot")], "spec or phot");
        table.Add("z_source", [.. galaxies.Select(g => g.RedshiftSource)], "The list that the redshift is from");
        table.Add("mu", [.. galaxies.Select(g => g.Mu)], null, "Magnification of the selection, without sign");
        table.Add("segments", [.. galaxies.Select(g => string.Join(' ', g.Segments.Select(s => s.ToString(CultureInfo.InvariantCulture))))], "Its segments' numbers");
        table.Add("system", [.. galaxies.Select(g => g.System ?? "")], "The name that all images of one source share; empty for a galaxy seen once");
        return table;
    }

    /// <summary>The galaxies of a table that <see cref="ToTable"/> made.</summary>
    /// <exception cref="InputException">A column is missing or a value is none that this writes.</exception>
    public static IReadOnlyList<Galaxy> FromTable(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Column<string> id = table.Strings("id"), kind = table.Strings("z_kind"), source = table.Strings("z_source"), segments = table.Strings("segments"), system = table.Strings("system");
        Column<double> ra = table.Doubles("ra"), dec = table.Doubles("dec"), z = table.Doubles("z"), low = table.Doubles("z_low_68"), high = table.Doubles("z_high_68"), mu = table.Doubles("mu");
        return [.. Enumerable.Range(0, table.RowCount).Select(i => new Galaxy
        {
            Id = id[i],
            RaDegrees = ra[i],
            DecDegrees = dec[i],
            Redshift = z[i],
            RedshiftLow68 = low[i],
            RedshiftHigh68 = high[i],
            Kind = kind[i] switch
            {
                "spec" => RedshiftKind.Spectroscopic,
                "phot" => RedshiftKind.Photometric,
                _ => throw InputException.InFile(table.Source, $"row {i + 1} has z_kind '{kind[i]}', expected spec or phot"),
            },
            RedshiftSource = source[i],
            Mu = mu[i],
            Segments = [.. segments[i].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => int.TryParse(s, CultureInfo.InvariantCulture, out int n)
                ? n
                : throw InputException.InFile(table.Source, $"row {i + 1} has the segments '{segments[i]}', expected whole numbers"))],
            System = system[i].Length > 0 ? system[i] : null,
        })];
    }
}
