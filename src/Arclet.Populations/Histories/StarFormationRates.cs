namespace Arclet.Populations;

/// <summary>The star-formation rate of models against look-back time, for figures: means in intervals of equal width in log time.</summary>
public static class StarFormationRates
{
    private const double YoungestYears = 1e6;

    /// <summary>Edges of intervals of look-back time in years: 0, then steps of equal width in log time from 1 Myr on, and last the age of the universe.</summary>
    /// <param name="universeYears">The age of the universe in years, above 1 Myr.</param>
    /// <param name="stepDex">The width of an interval in dex.</param>
    public static double[] Edges(double universeYears, double stepDex)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(universeYears, YoungestYears);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepDex);
        return [0, .. Enumerable.Range(0, int.MaxValue).Select(i => YoungestYears * Math.Pow(10, i * stepDex)).TakeWhile(t => t < universeYears * 0.98), universeYears];
    }

    /// <summary>The geometric middles in Gyr of all intervals but the youngest, which begins at 0.</summary>
    /// <param name="edgesYears">Edges as <see cref="Edges"/> makes them.</param>
    public static double[] MiddlesGyr(double[] edgesYears)
    {
        ArgumentNullException.ThrowIfNull(edgesYears);
        return [.. Enumerable.Range(1, edgesYears.Length - 2).Select(i => Math.Sqrt(edgesYears[i] * edgesYears[i + 1]) * 1e-9)];
    }

    /// <summary>The mean rate in each interval but the youngest, in Msun/yr; 0 for what is older than the universe.</summary>
    /// <param name="model">The model.</param>
    /// <param name="edgesYears">Edges as <see cref="Edges"/> makes them; the last one may be the age of the universe at another redshift.</param>
    /// <param name="universeYears">The age of the universe at the model's redshift in years.</param>
    public static double[] Of(SourceModel model, double[] edgesYears, double universeYears)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(edgesYears);
        double[] own = edgesYears[^1] >= universeYears ? edgesYears : [.. edgesYears[..^1], universeYears];
        var intervals = new AgeIntervals(own, universeYears);
        double[] mass = new double[intervals.Count], moment = new double[intervals.Count], rates = new double[edgesYears.Length - 2];
        foreach (StarFormationComponent component in model.Components)
        {
            if (!component.History.Integrate(component.Parameters, intervals, mass, moment))
                continue;
            double formed = Math.Pow(10, component.LogMassFormed);
            for (int i = 0; i < rates.Length; i++)
                rates[i] += formed * mass[i + 1] / (edgesYears[i + 2] - edgesYears[i + 1]);
        }

        return rates;
    }
}
