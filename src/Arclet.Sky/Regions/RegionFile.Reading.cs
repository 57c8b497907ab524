using System.Globalization;
using System.Text.RegularExpressions;
using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>The reading of region files.</summary>
public static partial class RegionFile
{
    /// <summary>Reads regions from a text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InputException">A line is not understood; the message names it.</exception>
    public static IReadOnlyList<Region> Read(TextReader reader, string source)
    {
        var regions = new List<Region>();
        RegionFrame? frame = null;
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            // DS9's texts stand behind a comment's mark.
            Match label = LabelLine().Match(line);
            IEnumerable<string> statements = label.Success ? [$"{label.Groups["region"].Value} #{label.Groups["attributes"].Value}"] : Statements(line);
            foreach (string statement in statements)
            {
                string word = FirstWord().Match(statement).Value.ToLowerInvariant();
                if (statement.StartsWith('#') || word is "global")
                    continue;
                if (word is "image" or "icrs" or "fk5" or "j2000")
                {
                    frame = word switch { "image" => RegionFrame.Image, "icrs" => RegionFrame.Icrs, _ => RegionFrame.Fk5 };
                    continue;
                }

                if (word is "physical" or "fk4" or "b1950" or "galactic" or "ecliptic" or "detector" or "amplifier" or "linear" or "wcs")
                    throw At($"the coordinate system '{word}' is not supported, expected image, icrs or fk5");
                if (frame is not { } known)
                    throw At("a region comes before its coordinate system, expected a line image, icrs or fk5 first");
                regions.Add(Parse(statement, known, At));
            }

            InputException At(string problem) => InputException.InFile(source, $"line {number}: {problem}");
        }

        return regions;
    }

    private static Region Parse(string statement, RegionFrame frame, Func<string, InputException> error)
    {
        if (RegionStatement.Parse(statement) is not { } parsed)
            throw error($"'{statement}' is not understood, expected a region such as circle(10,20,3)");
        string name = parsed.Name.ToLowerInvariant();
        string[] words = parsed.Arguments.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        (RegionShape shape, int count) = name switch
        {
            "point" => (RegionShape.Point, 2),
            "text" => (RegionShape.Text, 2),
            "circle" => (RegionShape.Circle, 3),
            "ellipse" => (RegionShape.Ellipse, 5),
            "box" => (RegionShape.Box, 5),
            "polygon" => (RegionShape.Polygon, words.Length >= 6 && words.Length % 2 == 0 ? words.Length : 6),
            _ => throw error($"the shape '{name}' is not supported, expected point, circle, ellipse, box, polygon or text"),
        };

        // An ellipse or box without its angle has the angle 0.
        if (words.Length != count && !(count == 5 && words.Length == 4))
            throw error($"{name} has {words.Length} values, expected {count}");
        int positions = shape == RegionShape.Polygon ? count : 2;
        double[] coordinates = new double[positions];
        for (int i = 0; i < positions; i++)
            coordinates[i] = Coordinate(words[i], frame, i % 2 == 0, error);
        double factor = shape == RegionShape.Box ? 0.5 : 1;
        double first = count is 3 or 5 && positions == 2 ? factor * Length(words[2], frame, error) : 0;
        double second = count == 5 && positions == 2 ? factor * Length(words[3], frame, error) : first;
        double angle = words.Length == 5 && positions == 2 ? Number(words[4].TrimEnd('d'), error) : 0;
        if (frame != RegionFrame.Image && count == 5 && positions == 2)
            angle = ((angle - 90) % 360 + 360) % 360;
        return Region.Create(shape, frame, coordinates, first, second, angle) with
        {
            IsExcluded = parsed.IsExcluded,
            Text = parsed.Attributes("text").FirstOrDefault(),
            Tags = [.. parsed.Attributes("tag")],
            Color = parsed.Attributes("color").FirstOrDefault(),
        };
    }

    private static double Coordinate(string text, RegionFrame frame, bool first, Func<string, InputException> error)
    {
        if (frame == RegionFrame.Image)
            return Number(text.TrimEnd('i'), error) - 1;
        if (!SkyPosition.TryParseAngle(text, out double value, out char unit) || (!first && unit == 'h'))
            throw error($"'{text}' is no {(first ? "right ascension" : "declination")}, expected degrees or sexagesimal");
        if (first && unit is ':' or 'h')
            value *= 15;
        if (Math.Abs(value) > (first ? 360 : 90))
            throw error($"'{text}' is no {(first ? "right ascension" : "declination")}, it is outside the sky");
        return value;
    }

    /// <summary>A length in pixels, or in arcsec: with " ' or d after it, or nothing for degrees.</summary>
    private static double Length(string text, RegionFrame frame, Func<string, InputException> error)
    {
        double value = frame == RegionFrame.Image ? Number(text.TrimEnd('i'), error) : text[^1] switch
        {
            '"' => Number(text[..^1], error),
            '\'' => 60 * Number(text[..^1], error),
            'd' => 3600 * Number(text[..^1], error),
            _ => 3600 * Number(text, error),
        };
        return value >= 0 ? value : throw error($"'{text}' is no length, expected 0 or more");
    }

    private static double Number(string text, Func<string, InputException> error) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw error($"'{text}' is no number (a length in an image is in pixels, one in the sky ends with \" or ')");

    /// <summary>A line's statements: semicolons separate them, but not inside a text or a comment.</summary>
    private static IEnumerable<string> Statements(string line)
    {
        int comment = line.IndexOf('#', StringComparison.Ordinal);
        string code = comment < 0 ? line : line[..comment], tail = comment < 0 ? "" : line[comment..];
        string[] parts = code.Split(';');
        for (int i = 0; i < parts.Length; i++)
        {
            string part = (i == parts.Length - 1 ? parts[i] + tail : parts[i]).Trim();
            if (part.Length > 0)
                yield return part;
        }
    }

    [GeneratedRegex(@"^\s*#\s*(?<region>text\s*\([^(),]+,[^(),]+\))(?<attributes>.*)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LabelLine();

    [GeneratedRegex(@"^[+-]?\s*[A-Za-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex FirstWord();
}
