using System.Globalization;
using System.Text;
using Arclet.Fits;

namespace Arclet.Sed;

/// <summary>The files of a fit in their folder.</summary>
internal sealed class SedFitFolder
{
    private readonly string folder;

    /// <summary>Makes the folder if needed.</summary>
    /// <exception cref="InputException">It cannot be made.</exception>
    public SedFitFolder(string folder)
    {
        this.folder = folder.Length > 0 ? folder : throw new InputException("the name of the folder for the results is empty, expected one such as clumps_sed");
        MakeFolder(folder);
        MakeFolder(In("units"));
    }

    /// <summary>The table of the reference history.</summary>
    public string Results => In("results.ecsv");

    /// <summary>What made the tables.</summary>
    public string Provenance => In("provenance.json");

    /// <summary>The table of one history.</summary>
    public string ResultsOf(string history) => In($"results_{history}.ecsv");

    /// <summary>The finished fit of an object.</summary>
    public string Unit(string fingerprint) => In(Path.Combine("units", fingerprint + ".fits"));

    /// <summary>The samples of an object.</summary>
    public string Samples(string id) => In(Path.Combine("samples", FileName(id) + ".fits"));

    /// <summary>A figure of an object, without its ending.</summary>
    public string Figure(string id, string kind) => In(Path.Combine("figures", $"{FileName(id)}-{kind}"));

    public void MakeSamples() => MakeFolder(In("samples"));

    public void MakeFigures() => MakeFolder(In("figures"));

    /// <summary>An id as the name of a file: what is no ASCII letter, digit, '.', '-' or '_' becomes %XX of its UTF-8, so that different ids keep different names.</summary>
    internal static string FileName(string id)
    {
        var name = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(id))
        {
            bool plain = char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' || (b == (byte)'.' && name.Length > 0);
            if (plain)
                name.Append((char)b);
            else
                name.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return name.ToString();
    }

    private string In(string name) => Path.Combine(folder, name);

    private static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw InputException.InFile(path, $"the folder for the results cannot be made ({problem.Message.TrimEnd('.')})", problem);
        }
    }
}
