namespace Arclet.Benchmarks;

/// <summary>In the next commit.</summary>
internal static class ClumpFitCalibration
{
    public static int Run(string[] arguments) => arguments.Length;
}
