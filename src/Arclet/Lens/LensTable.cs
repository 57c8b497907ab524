using Arclet.Fit;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>A catalogue with positions in a model's frame: from ra and dec, or from x and y in arcsec of the frame.</summary>
internal sealed class LensTable
{
    private readonly Table table;

    public LensTable(Table table, LensReference reference)
    {
        this.table = table;
        if (table.RowCount == 0)
            throw InputException.InFile(table.Source, "the table has no rows, expected at least one");
        Ids = table.Find("id") is { } id ? [.. Enumerable.Range(0, table.RowCount).Select(i => id.IsMissing(i) ? "" : $"{id.GetValue(i)}")] : [.. Enumerable.Range(1, table.RowCount).Select(i => $"{i}")];
        if (table.Contains("ra") && table.Contains("dec"))
        {
            double[] ra = Numbers("ra"), dec = Numbers("dec");
            (double X, double Y)[] places = [.. ra.Zip(dec, reference.ToFrame)];
            (X, Y) = ([.. places.Select(p => p.X)], [.. places.Select(p => p.Y)]);
        }
        else if (table.Contains("x") && table.Contains("y") && !table.Contains("sigma_min_px"))
        {
            (X, Y) = (Numbers("x"), Numbers("y"));
        }
        else
        {
            throw InputException.InFile(table.Source, "there are no positions that a lens model understands, expected columns ra and dec, or x and y in arcsec of the model's frame");
        }
    }

    /// <summary>The rows' names: the column id, or their numbers from 1.</summary>
    public string[] Ids { get; }

    /// <summary>x in arcsec of the frame.</summary>
    public double[] X { get; }

    /// <summary>y in arcsec of the frame.</summary>
    public double[] Y { get; }

    /// <summary>A column of finite numbers.</summary>
    /// <exception cref="InputException">It is missing, or a value is no finite number.</exception>
    public double[] Numbers(string column)
    {
        Column<double> values = table.Doubles(column);
        for (int i = 0; i < values.Count; i++)
        {
            if (values.IsMissing(i) || !double.IsFinite(values[i]))
                throw InputException.InFile(table.Source, $"{RowPlace(i, column)} is {(values.IsMissing(i) ? "missing" : $"{values[i]}")}, expected a finite number");
        }

        return values.Values.ToArray();
    }

    /// <summary>The clumps' shapes in the frame: from a table of arclet fit through its pixels' map to the sky, or from axes in arcsec.</summary>
    public ClumpShape[] Shapes()
    {
        if (table.Contains("sigma_min_px"))
            return FitShapes();
        if (!table.Contains("sigma_major_arcsec") || !table.Contains("sigma_minor_arcsec"))
            throw InputException.InFile(table.Source, "there are no sizes of clumps, expected the columns of arclet fit, or sigma_major_arcsec, sigma_minor_arcsec and theta_deg (counter-clockwise from +x, the west)");
        double[] major = Numbers("sigma_major_arcsec"), minor = Numbers("sigma_minor_arcsec"), angle = Numbers("theta_deg");
        return [.. Enumerable.Range(0, X.Length).Select(i => new ClumpShape(X[i], Y[i], Positive(major[i], i, "sigma_major_arcsec"), Positive(minor[i], i, "sigma_minor_arcsec"), angle[i]))];
    }

    /// <summary>The place of a value in messages.</summary>
    public string Place(int row, string column) => $"{table.Source}: {RowPlace(row, column)}";

    private static string RowPlace(int row, string column) => $"row {row + 1}, column {column},";

    private ClumpShape[] FitShapes()
    {
        if (!FitTable.MapColumns.All(table.Contains))
            throw InputException.InFile(table.Source, $"the sizes are in pixels, but the columns {string.Join(", ", FitTable.MapColumns)} are missing, expected a table that arclet fit wrote from an image with a WCS");
        double[] minor = Numbers("sigma_min_px"), ratio = Numbers("axis_ratio"), theta = Numbers("theta_deg");
        double[][] map = [.. FitTable.MapColumns.Select(Numbers)];
        var shapes = new ClumpShape[X.Length];
        for (int i = 0; i < shapes.Length; i++)
        {
            double b = Positive(minor[i], i, "sigma_min_px"), a = b / Positive(ratio[i], i, "axis_ratio");
            (double sin, double cos) = Math.SinCos(theta[i] * Math.PI / 180);

            // The axes as vectors, pixels to the frame: x is west, the negative of east.
            double axX = -((map[0][i] * a * cos) + (map[1][i] * a * sin)), axY = (map[2][i] * a * cos) + (map[3][i] * a * sin);
            double bxX = -((map[1][i] * b * cos) - (map[0][i] * b * sin)), bxY = (map[3][i] * b * cos) - (map[2][i] * b * sin);
            shapes[i] = ClumpShape.FromMoments(X[i], Y[i], (axX * axX) + (bxX * bxX), (axX * axY) + (bxX * bxY), (axY * axY) + (bxY * bxY));
        }

        return shapes;
    }

    private double Positive(double value, int row, string column) =>
        value > 0 ? value : throw new InputException($"{Place(row, column)} is {value}, expected a number above 0");
}
