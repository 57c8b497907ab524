using Arclet.Fits;

namespace Arclet.CommandLine;

/// <summary>The formats of tables that this version writes.</summary>
internal static class TableFiles
{
    /// <summary>Refuses a file whose ending is no format, before the work begins.</summary>
    /// <exception cref="InputException">The ending is neither .ecsv nor .csv.</exception>
    public static void RequireKnownFormat(string path)
    {
        string ending = Path.GetExtension(path).ToLowerInvariant();
        if (ending is not (".ecsv" or ".csv"))
            throw InputException.InFile(path, $"the ending '{ending}' is no format of tables that this version writes, expected .ecsv or .csv");
    }
}
