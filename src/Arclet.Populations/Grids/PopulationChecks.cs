namespace Arclet.Populations;

/// <summary>
/// The table of published quantities that tells whether a grid is what it should be: ionising photons, luminosities, breaks, ultraviolet slope and surviving mass by age.
/// </summary>
public static class PopulationChecks
{
    /// <summary>The ages of the published table in years.</summary>
    public static IReadOnlyList<double> StandardAgesYears { get; } = [1e6, 3e6, 5e6, 1e7, 2e7, 5e7, 1e8, 3e8, 1e9, 1e10];

    /// <summary>The ten windows of Calzetti, Kinney and Storchi-Bergmann (1994, ApJ 429, 582), table 2, in angstrom.</summary>
    private static readonly (double From, double To)[] SlopeWindows =
        [(1268, 1284), (1309, 1316), (1342, 1371), (1407, 1515), (1562, 1583), (1677, 1740), (1760, 1833), (1866, 1890), (1930, 1950), (2400, 2580)];

    /// <summary>The quantities of a grid at some ages, of the grid's population that is nearest in log age to each.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="metallicity">Z; the nearest of the grid's is taken (in log Z).</param>
    /// <param name="agesYears">The ages in years; null for <see cref="StandardAgesYears"/>. Those outside the grid by more than 0.05 dex are left out.</param>
    public static PopulationCheck[] Of(StellarGrid grid, double metallicity = 0.02, IReadOnlyList<double>? agesYears = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        int z = Nearest(grid.Metallicities, metallicity);
        var rows = new List<PopulationCheck>();
        foreach (double age in agesYears ?? StandardAgesYears)
        {
            int a = Nearest(grid.AgesYears, age);
            double real = grid.AgesYears[a];
            if (Math.Abs(Math.Log10(real / age)) > 0.05)
                continue;
            rows.Add(Row(grid.WavelengthsAngstrom, grid.Spectrum(z, a), real, grid.SurvivingFraction[(z * grid.AgesYears.Length) + a]));
        }

        return [.. rows];
    }

    /// <summary>The number of the metallicity that <see cref="Of"/> takes for a Z.</summary>
    public static int Nearest(ReadOnlySpan<double> axis, double value)
    {
        int best = 0;
        for (int i = 1; i < axis.Length; i++)
        {
            if (Distance(axis[i], value) < Distance(axis[best], value))
                best = i;
        }

        return best;

        static double Distance(double a, double b) => Math.Abs(Math.Log(Math.Max(a, 1e-30) / b));
    }

    private static PopulationCheck Row(double[] w, ReadOnlySpan<double> l, double age, double surviving) => new(
        age,
        Math.Log10(IonisingPhotons.Rate(w, l)),
        Math.Log10(Mean(w, l, 1450, 1550)),
        Math.Log10(Mean(w, l, 5450, 5550)),
        Math.Log10(Mean(w, l, 16300, 16700)),
        MeanPerHertz(w, l, 4000, 4100) / MeanPerHertz(w, l, 3850, 3950),
        MeanPerHertz(w, l, 4150, 4250) / MeanPerHertz(w, l, 3450, 3550),
        Slope(w, l),
        surviving);

    private static double Mean(double[] w, ReadOnlySpan<double> l, double from, double to)
    {
        if (w[0] > from || w[^1] < to)
            return double.NaN;
        Span<double> bin = stackalloc double[1];
        WavelengthRebinning.Average(w, l, [from, to], bin);
        return bin[0];
    }

    /// <summary>int f_nu dnu ~ int f_lambda dlambda, over the width in frequency: up to a constant the mean of f_lambda times lambda1 lambda2.</summary>
    private static double MeanPerHertz(double[] w, ReadOnlySpan<double> l, double from, double to) => Mean(w, l, from, to) * from * to;

    private static double Slope(double[] w, ReadOnlySpan<double> l)
    {
        double n = SlopeWindows.Length, sx = 0, sy = 0, sxx = 0, sxy = 0;
        foreach ((double from, double to) in SlopeWindows)
        {
            double x = Math.Log10((from + to) / 2), y = Math.Log10(Mean(w, l, from, to));
            (sx, sy, sxx, sxy) = (sx + x, sy + y, sxx + (x * x), sxy + (x * y));
        }

        return ((n * sxy) - (sx * sy)) / ((n * sxx) - (sx * sx));
    }
}
