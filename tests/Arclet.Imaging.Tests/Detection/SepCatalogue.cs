using System.Globalization;
using Arclet.Fits;
using Arclet.Imaging.Detection;
using Arclet.TestSupport;

namespace Arclet.Imaging.Tests.Detection;

/// <summary>A catalogue of sep 1.2.1 as the shared data folder keeps it: one row an object, columns by name.</summary>
internal sealed class SepCatalogue
{
    private readonly string[] columns;
    private readonly double[][] rows;

    private SepCatalogue(string[] columns, double[][] rows)
    {
        this.columns = columns;
        this.rows = rows;
    }

    public int Count => rows.Length;

    public double this[int row, string column] => rows[row][Array.IndexOf(columns, column)];

    public static SepCatalogue Read(string file)
    {
        string[] lines = File.ReadAllLines(file);
        return new SepCatalogue(lines[0].Split(','), [.. lines[1..].Select(l => l.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())]);
    }

    /// <summary>The image that the catalogues were made from.</summary>
    public static MemoryImage Image() => ReadImage(SharedData.File("detection", "image.fits"));

    public static MemoryImage ReadImage(string file)
    {
        using FitsImage image = FitsImage.Open(file);
        var pixels = new float[image.Width * image.Height];
        image.ReadRows(0, (int)image.Height, pixels);
        return new MemoryImage(pixels, (int)image.Width, (int)image.Height);
    }

    /// <summary>The detected object nearest to a row.</summary>
    public (DetectedObject Object, double Distance) Nearest(IReadOnlyList<DetectedObject> objects, int row)
    {
        DetectedObject best = objects.MinBy(o => Distance(o, row))!;
        return (best, Distance(best, row));
    }

    private double Distance(DetectedObject o, int row) => Math.Sqrt(Math.Pow(o.X - this[row, "x"], 2) + Math.Pow(o.Y - this[row, "y"], 2));
}
