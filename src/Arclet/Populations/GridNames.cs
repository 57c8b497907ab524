namespace Arclet.PopulationsCommand;

/// <summary>The endings of grid files.</summary>
internal static class GridNames
{
    public static bool IsFits(string path) => path.EndsWith(".fits", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".fits.gz", StringComparison.OrdinalIgnoreCase);
}
