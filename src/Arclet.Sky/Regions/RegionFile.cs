using System.Globalization;
using System.Text;
using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>
/// DS9 region files (version 4.1): writes and reads points, circles, ellipses, boxes, polygons and texts in <c>image</c>, <c>icrs</c> and
/// <c>fk5</c> coordinates with labels, tags and colours. What a file holds beyond that is refused with its line, never skipped.
/// </summary>
public static partial class RegionFile
{
    /// <summary>Writes regions; a line naming the coordinates stands where they change.</summary>
    public static void Write(TextWriter writer, IEnumerable<Region> regions)
    {
        writer.Write("# Region file format: DS9 version 4.1\n");
        writer.Write("global color=green dashlist=8 3 width=1 font=\"helvetica 10 normal roman\" select=1 highlite=1 dash=0 fixed=0 edit=1 move=1 delete=1 include=1 source=1\n");
        RegionFrame? frame = null;
        foreach (Region region in regions)
        {
            if (region.Frame != frame)
                writer.Write(FrameName(region.Frame) + "\n");
            frame = region.Frame;
            writer.Write(Line(region) + "\n");
        }
    }

    /// <summary>Writes regions to a file, replacing it only once all of them are written.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Save(string path, IEnumerable<Region> regions)
    {
        using var text = new StringWriter();
        Write(text, regions);
        using var file = new AtomicFile(path);
        file.Write(Encoding.UTF8.GetBytes(text.ToString()), 0);
        file.Commit();
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file is missing, or a line of it is not understood.</exception>
    public static IReadOnlyList<Region> Load(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(path, $"the region file cannot be read ({e.Message})", e);
        }
    }

    /// <summary>One region as a line without its coordinate system.</summary>
    private static string Line(Region region)
    {
        bool sky = region.Frame != RegionFrame.Image;
        var line = new StringBuilder(region.IsExcluded ? "-" : "");
        line.Append(ShapeName(region.Shape)).Append('(');
        line.AppendJoin(',', region.Coordinates.Select((c, i) => Number(sky ? c : c + 1, sky && i % 2 == 1)));

        // DS9 writes whole sides of a box, but semi-axes of an ellipse.
        double factor = region.Shape == RegionShape.Box ? 2 : 1;
        string unit = sky ? "\"" : "";
        if (region.Shape is RegionShape.Circle)
            line.Append(',').Append(Number(region.FirstLength)).Append(unit);
        if (region.Shape is RegionShape.Ellipse or RegionShape.Box)
        {
            line.Append(',').Append(Number(factor * region.FirstLength)).Append(unit);
            line.Append(',').Append(Number(factor * region.SecondLength)).Append(unit);
            line.Append(',').Append(Number(sky ? (region.AngleDegrees + 90) % 360 : region.AngleDegrees));
        }

        line.Append(')');
        // DS9 writes a text as a comment, so that programs without texts pass over it.
        if (region.Shape == RegionShape.Text)
            line.Insert(0, "# ");
        string[] attributes =
        [
            .. region.Shape == RegionShape.Point ? new[] { "point=cross" } : [],
            .. region.Color is { } color ? new[] { "color=" + color } : [],
            .. region.Text is { } text ? new[] { "text=" + Quoted(text) } : [],
            .. region.Tags.Select(t => "tag=" + Quoted(t)),
        ];
        if (attributes.Length > 0)
            line.Append(region.Shape == RegionShape.Text ? " " : " # ").AppendJoin(' ', attributes);
        return line.ToString();
    }

    private static string Number(double value, bool signed = false) =>
        (signed && value >= 0 ? "+" : "") + value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>DS9 takes braces, double or single quotes around a text, and knows no escape: the first that fits is used.</summary>
    private static string Quoted(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return !line.Contains('}', StringComparison.Ordinal) && !line.Contains('{', StringComparison.Ordinal) ? "{" + line + "}"
            : !line.Contains('"', StringComparison.Ordinal) ? "\"" + line + "\""
            : !line.Contains('\'', StringComparison.Ordinal) ? "'" + line + "'"
            : "{" + line.Replace('{', '(').Replace('}', ')') + "}";
    }

    private static string FrameName(RegionFrame frame) => frame switch
    {
        RegionFrame.Image => "image",
        RegionFrame.Icrs => "icrs",
        _ => "fk5",
    };

    private static string ShapeName(RegionShape shape) => shape switch
    {
        RegionShape.Point => "point",
        RegionShape.Circle => "circle",
        RegionShape.Ellipse => "ellipse",
        RegionShape.Box => "box",
        RegionShape.Text => "text",
        _ => "polygon",
    };
}
