namespace Arclet.Populations;

/// <summary>
/// The ages at which the default mode keeps spectra of stars, linear in age between them. Each node's spectrum is the mean of the library's
/// under the node's hat function, so that a constant rate of star formation is exact whatever the nodes.
/// </summary>
public static class AgeNodes
{
    private const double YoungStepDex = 0.05;
    private const double OldStepDex = 0.1;
    private const double YoungLog = 7.5;

    /// <summary>The default: 0, then 1 Myr to 32 Myr in steps of 0.05 dex and to the library's last age in steps of 0.1 dex.</summary>
    /// <param name="stars">The library.</param>
    public static double[] Default(StellarGrid stars)
    {
        ArgumentNullException.ThrowIfNull(stars);
        var nodes = new List<double> { 0 };
        double log = 6, last = stars.AgesYears[^1];
        while (Power(log) < last && Power(log) < 1.6e10)
        {
            nodes.Add(Power(log));
            log = Math.Round(log + (log < YoungLog - 1e-9 ? YoungStepDex : OldStepDex), 6);
        }

        if (nodes[^1] < 1.4e10 && last > nodes[^1])
            nodes.Add(last);
        return [.. nodes];
    }

    /// <summary>The library's own ages: nothing is averaged, and everything takes longer.</summary>
    /// <param name="stars">The library.</param>
    public static double[] Own(StellarGrid stars)
    {
        ArgumentNullException.ThrowIfNull(stars);
        return stars.AgesYears[0] == 0 ? stars.AgesYears : [0, .. stars.AgesYears];
    }

    /// <summary>The weights of a library's ages in each node's mean, <c>[node][age]</c>; the library is linear in age, and held at its ends.</summary>
    internal static double[][] Weights(double[] nodes, double[] ages)
    {
        double[][] weights = [.. nodes.Select(_ => new double[ages.Length])];
        double[] cuts = [.. nodes.Concat(ages.Where(a => a > nodes[0] && a < nodes[^1])).Order().Distinct()];
        double half = 0.5 / Math.Sqrt(3);
        for (int c = 1; c < cuts.Length; c++)
        {
            // Hat and library are straight here: Gauss's two points integrate their product, a parabola, exactly.
            double width = cuts[c] - cuts[c - 1], middle = cuts[c - 1] + (width / 2);
            for (int side = -1; side <= 1; side += 2)
            {
                double t = middle + (side * half * width);
                (int node, double up) = GridAxis.Bracket(nodes, t);
                (int age, double older) = GridAxis.Bracket(ages, t);
                weights[node][age] += width * (1 - up) * (1 - older);
                weights[node + 1][age] += width * up * (1 - older);
                if (older > 0)
                {
                    weights[node][age + 1] += width * (1 - up) * older;
                    weights[node + 1][age + 1] += width * up * older;
                }
            }
        }

        foreach (double[] row in weights)
        {
            double sum = row.Sum();
            for (int i = 0; i < row.Length; i++)
                row[i] /= sum;
        }

        return weights;
    }

    private static double Power(double log) => Math.Pow(10, log);
}
