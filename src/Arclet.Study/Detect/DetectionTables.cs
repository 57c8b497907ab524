using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The tables of a detection.</summary>
public static class DetectionTables
{
    /// <summary>Every detection with its decision.</summary>
    public static Table Detections(IReadOnlyList<DetectionOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        (DetectionOutcome Of, ClumpDetection D)[] rows = [.. outcomes.SelectMany(o => o.Detections.Select(d => (o, d)))];
        var table = new Table("detections") { Name = "DETECTIONS", Description = "Every detection and whether it belongs to the galaxy" };
        table.Add("galaxy", [.. rows.Select(r => r.Of.GalaxyId)], "The galaxy whose cutout was searched");
        table.Add("number", [.. rows.Select(r => (long)r.D.Number)], null, "Number in this detection");
        table.Add("clump", [.. rows.Select(r => r.D.ClumpId ?? "")], "The clump's id in this detection; empty where it does not belong to the galaxy");
        table.Add("membership", [.. rows.Select(r => $"{r.D.Membership}")], "Whether it belongs to the galaxy, and why");
        table.Add("segment", [.. rows.Select(r => (long)r.D.Segment)], null, "The segment that the decision rests on; 0 for none");
        table.Add("reference_filter", [.. rows.Select(r => r.Of.ReferenceFilter)], "The filter that was searched");
        Add("ra", r => r.RaDegrees, "deg", "Right ascension, ICRS");
        Add("dec", r => r.DecDegrees, "deg", "Declination, ICRS");
        Add("x", r => r.X, "pix", "Column in the cutout, 0-based");
        Add("y", r => r.Y, "pix", "Row in the cutout, 0-based");
        table.Add("npix", [.. rows.Select(r => r.D.PixelCount)], "pix", "Pixels of the detection");
        Add("isophotal_flux_njy", r => r.IsophotalFluxNanojansky, "nJy", "Sum of its background-subtracted pixels");
        Add("a_px", r => r.SigmaMajorPixels, "pix", "Standard deviation of its light along the major axis");
        Add("b_px", r => r.SigmaMinorPixels, "pix", "Standard deviation of its light along the minor axis");
        Add("theta_deg", r => r.ThetaDegrees, "deg", "Direction of the major axis, counter-clockwise from +x");
        table.Add("flag", [.. rows.Select(r => (long)r.D.Flags)], null, "sep's flags: 1 merged, 2 truncated, 8 singular");
        return table;

        void Add(string name, Func<ClumpDetection, double> value, string unit, string description) => table.Add(name, [.. rows.Select(r => value(r.D))], unit, description);
    }

    /// <summary>Clumps.</summary>
    public static Table Clumps(IReadOnlyList<Clump> clumps)
    {
        ArgumentNullException.ThrowIfNull(clumps);
        var table = new Table("clumps") { Name = "CLUMPS", Description = "Clumps" };
        table.Add("id", [.. clumps.Select(c => c.Id)], "The clump");
        table.Add("galaxy", [.. clumps.Select(c => c.GalaxyId)], "Its galaxy");
        table.Add("ra", [.. clumps.Select(c => c.RaDegrees)], "deg", "Right ascension, ICRS");
        table.Add("dec", [.. clumps.Select(c => c.DecDegrees)], "deg", "Declination, ICRS");
        table.Add("origin", [.. clumps.Select(c => $"{c.Origin}")], "Detected, Added by a person, or Given");
        table.Add("reference_filter", [.. clumps.Select(c => c.ReferenceFilter)], "The filter of its shape");
        return table;
    }

    /// <summary>The clumps of a table that <see cref="Clumps"/> made.</summary>
    /// <exception cref="InputException">A column is missing or an origin is not known.</exception>
    public static IReadOnlyList<Clump> ReadClumps(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Column<string> id = table.Strings("id"), galaxy = table.Strings("galaxy"), origin = table.Strings("origin"), filter = table.Strings("reference_filter");
        Column<double> ra = table.Doubles("ra"), dec = table.Doubles("dec");
        return [.. Enumerable.Range(0, table.RowCount).Select(i => new Clump
        {
            Id = id[i],
            GalaxyId = galaxy[i],
            RaDegrees = ra[i],
            DecDegrees = dec[i],
            Origin = Enum.TryParse(origin[i], out ClumpOrigin known) ? known : throw InputException.InFile(table.Source, $"row {i + 1} has the origin '{origin[i]}', expected {string.Join(", ", Enum.GetNames<ClumpOrigin>())}"),
            ReferenceFilter = filter[i],
        })];
    }
}
