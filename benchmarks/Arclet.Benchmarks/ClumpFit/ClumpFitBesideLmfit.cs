namespace Arclet.Benchmarks;

/// <summary>In the next commit.</summary>
internal static class ClumpFitBesideLmfit
{
    public static int Run(string[] arguments) => arguments.Length;
}
