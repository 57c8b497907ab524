using System.Text;
using System.Text.RegularExpressions;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// Reads throughput curves: two columns of text, sedpy's and kcorrect's <c>.par</c>, EAZY's <c>FILTER.RES</c>, and VOTables of the SVO filter
/// profile service; one file, or a folder of any of them.
/// </summary>
/// <remarks>
/// Text is angstrom and throughput for photons, at most one header line, comments behind <c>#</c>. Of a VOTable the wavelengths' unit and the
/// DetectorType count: a curve for an energy counter (0) is divided by the wavelength, which makes it one for photons. A file's curve gets the id that
/// <see cref="FilterCatalog"/> knows its name by (<c>jwst_f150w.txt</c> is F150W), else its name in upper case without the ending.
/// </remarks>
public static partial class FilterFiles
{
    private static readonly string[] Endings = [".txt", ".dat", ".par", ".filter", ".res", ".latest", ".csv", ".xml", ".vot", ".votable"];

    /// <summary>Reads a file, or all throughput files of a folder in the order of their names.</summary>
    /// <param name="path">A file, or a folder; in a folder, files of other endings than .txt, .dat, .par, .filter, .res, .latest (EAZY's), .csv, .xml, .vot and .votable are left out, and those named README.</param>
    /// <exception cref="InputException">There is no such file or no curve in it, one is broken, or two are of one filter.</exception>
    public static FilterCurveSet Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var unusable = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(path))
            return new FilterCurveSet(path, ReadFile(path, unusable)) { Unusable = unusable };
        string[] files = [.. Directory.GetFiles(path).Where(IsCurve).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
            throw InputException.InFile(path, $"there is no throughput curve in this folder, expected files that end in {string.Join(", ", Endings)}");
        FilterCurve[] curves = [.. files.SelectMany(f => ReadFile(f, unusable))];
        return new FilterCurveSet(path, curves) { Unusable = unusable };
    }

    /// <summary>The curve of a filter from what a file gave; its id from the file's name.</summary>
    internal static FilterCurve Build(string path, string id, double[] wavelengths, double[] throughput, string origin, params string[] aliases)
    {
        if (wavelengths.Length > 1 && wavelengths[0] > wavelengths[^1])
        {
            Array.Reverse(wavelengths);
            Array.Reverse(throughput);
        }

        if (wavelengths.Length > 0 && wavelengths[^1] < 400)
            throw InputException.InFile(path, $"the wavelengths of filter {id} end at {wavelengths[^1]}, expected angstrom (1 um is 10000)");
        try
        {
            return new FilterCurve(id, wavelengths, throughput, origin) { Aliases = aliases };
        }
        catch (ArgumentException e)
        {
            throw InputException.InFile(path, $"the curve of filter {id} is not sound: {e.Message}; expected ascending wavelengths in angstrom and throughputs of 0 or more", e);
        }
    }

    internal static string IdOfFile(string path)
    {
        string name = Path.GetFileName(path);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            name = name[..^3];
        name = Path.GetFileNameWithoutExtension(name);
        return FilterCatalog.TryGet(name, out Filter? filter) ? filter.Id : NotAToken().Replace(name.ToUpperInvariant(), "_");
    }

    private static IReadOnlyList<FilterCurve> ReadFile(string path, Dictionary<string, string> unusable)
    {
        byte[] bytes = GridBytes.Read(path);
        ReadOnlySpan<byte> start = bytes.AsSpan(0, Math.Min(bytes.Length, 2000));
        if (start.IndexOf("<VOTABLE"u8) >= 0)
            return [SvoFilterReader.Read(path)];
        string[] lines = Encoding.Latin1.GetString(bytes).Split('\n');
        return EazyFilterReader.IsEazy(lines) ? EazyFilterReader.Read(path, lines, unusable) : [FilterTextReader.Read(path, lines)];
    }

    private static bool IsCurve(string path)
    {
        string name = Path.GetFileName(path);
        if (name.StartsWith('.') || name.StartsWith("README", StringComparison.OrdinalIgnoreCase))
            return false;
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            name = name[..^3];
        return Endings.Contains(Path.GetExtension(name).ToLowerInvariant());
    }

    [GeneratedRegex("[^A-Z0-9_]+", RegexOptions.None, 1000)]
    private static partial Regex NotAToken();
}
