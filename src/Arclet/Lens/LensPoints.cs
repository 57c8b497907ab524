using Arclet.CommandLine;
using Arclet.Fits;

namespace Arclet.Lens;

/// <summary>The points of <c>arclet lens at</c>: lines of x, y (arcsec in the model's frame) and the source's redshift.</summary>
internal static class LensPoints
{
    private static readonly char[] Separators = [' ', '\t', ',', ';'];

    /// <summary>Reads the file; lines that begin with # are comments, and the first line may name the columns.</summary>
    /// <exception cref="InputException">A line has no three numbers, or there is none.</exception>
    public static List<(double X, double Y, double Redshift, int Line)> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw InputException.InFile(path, "the file does not exist, expected lines of x, y and z_s", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(path, $"the file cannot be read ({problem.Message})", problem);
        }

        var points = new List<(double, double, double, int)>();
        bool mayNameColumns = true;
        for (int i = 0; i < lines.Length; i++)
        {
            string[] words = lines[i].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0].StartsWith('#'))
                continue;
            if (mayNameColumns && words is ["x", "y", "z_s" or "zs" or "z"])
            {
                mayNameColumns = false;
                continue;
            }

            mayNameColumns = false;
            if (words.Length != 3 || !Number(words[0], out double x) || !Number(words[1], out double y) || !Number(words[2], out double z))
                throw InputException.InFile(path, $"line {i + 1} is '{lines[i].Trim()}', expected three finite numbers: x, y and z_s");
            points.Add((x, y, z, i + 1));
        }

        return points.Count > 0 ? points : throw InputException.InFile(path, "the file has no points, expected lines of x, y and z_s");
    }

    private static bool Number(string word, out double value) => NumberOption.TryReal(word, out value) && double.IsFinite(value);
}
