using Arclet.Fits;

namespace Arclet.CommandLine;

/// <summary>The formats of tables that this version writes.</summary>
internal static class TableFiles
{
    /// <summary>Refuses a file whose ending is no format, before the work begins.</summary>
    /// <exception cref="InputException">The ending is none of those that tables are written with.</exception>
    public static void RequireKnownFormat(string path) => Table.RequireWritable(path);
}
