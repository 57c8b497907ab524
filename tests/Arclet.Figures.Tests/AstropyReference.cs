using System.Runtime.CompilerServices;

namespace Arclet.Figures.Tests;

/// <summary>The named rows of Reference/astropy_reference.txt, which make_reference.py beside it wrote with astropy 5.2.1.</summary>
internal static class AstropyReference
{
    private static readonly Dictionary<string, double[]> Rows = File.ReadAllLines(TestFile("Reference", "astropy_reference.txt"))
        .Where(l => !l.StartsWith('#')).Select(l => l.Split(' ')).ToDictionary(p => p[0], p => p.Skip(1).Select(double.Parse).ToArray());

    public static double[] Row(string name) => Rows[name];

    public static FloatImage Image(string name, int width, int height) => new(Row(name).Select(v => (float)v).ToArray(), width, height);

    public static string TestFile(string folder, string file, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, folder, file);
}
