using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Sky;

namespace Arclet.Fit;

/// <summary>Reads the clumps that a user gives: positions, or another filter's result with shapes.</summary>
internal sealed class ClumpTable
{
    private readonly Table table;
    private readonly string[] ids;

    private ClumpTable(Table table)
    {
        this.table = table;
        Column id = table.Require("id");
        ids = [.. Enumerable.Range(0, table.RowCount).Select(i => id.IsMissing(i) ? "" : $"{id.GetValue(i)}")];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < ids.Length; i++)
        {
            if (ids[i].Length == 0 || !seen.Add(ids[i]))
                throw InputException.InFile(table.Source, $"row {i + 1} has the id '{ids[i]}', expected ids that are given and differ");
        }

        if (ids.Length == 0)
            throw InputException.InFile(table.Source, "the table has no rows, expected at least one clump");
    }

    public static ClumpTable Read(string path) => new(Table.Read(path));

    /// <summary>Positions in an image: columns x and y, or ra and dec through its WCS.</summary>
    public ClumpPosition[] Positions(Wcs? wcs, string imageName, bool fromSky = false)
    {
        bool pixels = !fromSky && table.Contains("x") && table.Contains("y");
        if (!pixels && !(table.Contains("ra") && table.Contains("dec")))
            throw InputException.InFile(table.Source, fromSky ? "there are no columns ra and dec, expected them for --sky-positions" : "there are neither columns x and y nor ra and dec, expected positions");
        if (!pixels && wcs is null)
            throw InputException.InFile(imageName, $"the image has no WCS, but {table.Source} gives positions as ra and dec, expected one or columns x and y");
        return pixels ? FromColumns("x", "y", (x, y) => (x, y)) : FromColumns("ra", "dec", (ra, dec) => wcs!.SkyToPixel(new SkyPosition(ra, dec)));
    }

    /// <summary>
    /// The shapes in an image's pixels. A table of arclet fit says where its pixels were in the sky; without that (or without a WCS
    /// here) its pixels are taken to be this image's.
    /// </summary>
    /// <returns>The clumps, and whether they came through both WCS.</returns>
    public (ShapedClump[] Clumps, bool ThroughSky) Shapes(Wcs? wcs, IReadOnlyList<ClumpPosition>? positions)
    {
        bool sky = wcs is not null && FitTable.MapColumns.All(table.Contains) && table.Contains("ra") && table.Contains("dec");
        double[] x = Numbers("x"), y = Numbers("y"), minor = Numbers("sigma_min_px"), ratio = Numbers("axis_ratio"), theta = Numbers("theta_deg");
        var shaped = new ShapedClump[ids.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            var position = new ClumpPosition(ids[i], x[i], y[i]);
            if (!double.IsFinite(minor[i] + ratio[i] + theta[i]))
            {
                // A clump that the other filter could not fit stays one that is not fitted.
                shaped[i] = new ShapedClump(position, new ClumpShape(double.NaN, double.NaN, double.NaN), ShapeCovariance.None);
                continue;
            }

            if (!(minor[i] > 0) || !(ratio[i] > 0 && ratio[i] <= 1))
                throw InputException.InFile(table.Source, $"row {i + 1} (id {ids[i]}) has sigma_min_px {minor[i]} and axis_ratio {ratio[i]}, expected a positive size and a ratio above 0 and up to 1");
            ClumpShape shape = ClumpShape.FromAxes(minor[i], ratio[i], theta[i]);
            shaped[i] = new ShapedClump(position, shape, Covariance(i, shape));
            if (sky)
                shaped[i] = ThroughSky(shaped[i], wcs!, i);
        }

        if (positions is null)
            return (shaped, sky);
        var byId = shaped.ToDictionary(s => s.Position.Id, StringComparer.Ordinal);
        return ([.. positions.Select(p => byId.TryGetValue(p.Id, out ShapedClump s)
            ? s with { Position = p }
            : throw InputException.InFile(table.Source, $"there is no shape for the clump {p.Id} of the positions, expected one for each"))], sky);
    }

    private ShapedClump ThroughSky(ShapedClump clump, Wcs wcs, int row)
    {
        double[] map = [.. FitTable.MapColumns.Select(c => Numbers(c)[row])];
        (double x, double y) = wcs.SkyToPixel(new SkyPosition(Numbers("ra")[row], Numbers("dec")[row]));
        PixelMap there = PixelMap.Between(new WcsJacobian(map[0], map[1], map[2], map[3]), wcs.JacobianAt(x, y));
        return clump.InPixelsOf(x, y, there.A, there.B, there.C, there.D);
    }

    private ShapeCovariance Covariance(int row, ClumpShape shape)
    {
        if (FitTable.CovarianceColumns.All(table.Contains))
        {
            double[] c = [.. FitTable.CovarianceColumns.Select(name => Numbers(name)[row])];
            if (Array.TrueForAll(c, double.IsFinite))
                return new ShapeCovariance(c[0], c[1], c[2], c[3], c[4], c[5]);
        }

        return ShapeCovariance.FromAxisErrors(shape, Optional("sigma_min_px_err", row), Optional("axis_ratio_err", row), Optional("theta_deg_err", row));
    }

    private double Optional(string column, int row) => table.Contains(column) ? Numbers(column)[row] : double.NaN;

    private double[] Numbers(string column) => table.Doubles(column).Values.ToArray();

    private ClumpPosition[] FromColumns(string first, string second, Func<double, double, (double X, double Y)> place)
    {
        double[] a = Numbers(first), b = Numbers(second);
        var positions = new ClumpPosition[ids.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            if (!double.IsFinite(a[i]) || !double.IsFinite(b[i]))
                throw InputException.InFile(table.Source, $"row {i + 1} (id {ids[i]}) has {first} {a[i]} and {second} {b[i]}, expected numbers");
            (double x, double y) = place(a[i], b[i]);
            positions[i] = new ClumpPosition(ids[i], x, y);
        }

        return positions;
    }
}
