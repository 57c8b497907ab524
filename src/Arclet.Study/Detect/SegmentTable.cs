using Arclet.Fits;

namespace Arclet.Study;

/// <summary>What the segments are, as a table: <c>segment entry galaxy z z_half_width</c>.</summary>
public static class SegmentTable
{
    /// <summary>The table, by ascending numbers.</summary>
    public static Table ToTable(IReadOnlyDictionary<int, SegmentOwner> owners)
    {
        ArgumentNullException.ThrowIfNull(owners);
        SegmentOwner[] rows = [.. owners.Values.OrderBy(o => o.Segment)];
        var table = new Table("segments") { Name = "SEGMENTS", Description = "What the segments of the segmentation map are" };
        table.Add("segment", [.. rows.Select(o => (long)o.Segment)], null, "The segment");
        table.Add("entry", [.. rows.Select(o => o.EntryId)], "The catalogue's entry");
        table.Add("galaxy", [.. rows.Select(o => o.GalaxyId ?? "")], "The galaxy of the study that it is a part of; empty for none");
        table.Add("z", [.. rows.Select(o => o.Redshift)], null, "The entry's redshift");
        table.Add("z_half_width", [.. rows.Select(o => o.RedshiftHalfWidth)], null, "Half of the 68 % interval of a photometric redshift; 0 for a spectroscopic one");
        return table;
    }

    /// <summary>The rows of a table that <see cref="ToTable"/> made.</summary>
    /// <exception cref="InputException">A column is missing.</exception>
    public static IReadOnlyDictionary<int, SegmentOwner> FromTable(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Column<long> segment = table.Integers("segment");
        Column<string> entry = table.Strings("entry"), galaxy = table.Strings("galaxy");
        Column<double> z = table.Doubles("z"), half = table.Doubles("z_half_width");
        return Enumerable.Range(0, table.RowCount).ToDictionary(i => (int)segment[i], i => new SegmentOwner((int)segment[i], entry[i], galaxy[i].Length > 0 ? galaxy[i] : null, z[i], half[i]));
    }
}
