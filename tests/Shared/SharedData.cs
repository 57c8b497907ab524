using System.Runtime.CompilerServices;

namespace Arclet.TestSupport;

/// <summary>
/// The folder of real data that stands beside a developer's checkout and is never part of the repository. Tests that need
/// it carry <see cref="SharedDataFactAttribute"/> or <see cref="SharedDataTheoryAttribute"/> and are reported as skipped where it is absent.
/// </summary>
internal static class SharedData
{
    /// <summary>The folder, or null where it is absent.</summary>
    public static string? Root { get; } = Find();

    /// <summary>The full path of a file of the folder.</summary>
    public static string File(params string[] parts) => Path.Combine([Root!, .. parts]);

    private static string? Find([CallerFilePath] string thisFile = "")
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "shared", "data"));
        return Directory.Exists(root) ? root : null;
    }
}

/// <summary>A test that reads the shared data folder.</summary>
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Root is null)
            Skip = "the folder ../shared/data is not here";
    }
}

/// <summary>A theory that reads the shared data folder.</summary>
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute()
    {
        if (SharedData.Root is null)
            Skip = "the folder ../shared/data is not here";
    }
}
