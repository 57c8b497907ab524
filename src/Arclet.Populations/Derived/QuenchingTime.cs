namespace Arclet.Populations;

/// <summary>When star formation ended: the rate last fell below a tenth of its mean since the Big Bang.</summary>
internal static class QuenchingTime
{
    private const double StepDex = 0.0025;

    /// <summary>The cosmic time in Gyr, to 0.6 % of the look-back time; NaN while the rate over 100 Myr is above a tenth of the mean.</summary>
    public static double Gyr(IReadOnlyList<StarFormationComponent> components, double universeAgeYears)
    {
        int count = (int)(Math.Log10(universeAgeYears / 1e6) / StepDex);
        double[] edges = [0, .. Enumerable.Range(0, Math.Max(0, count)).Select(i => 1e6 * Math.Pow(10, i * StepDex)), universeAgeYears];
        var intervals = new AgeIntervals(edges, universeAgeYears);
        double[] total = new double[intervals.Count], mass = new double[intervals.Count], moment = new double[intervals.Count];
        foreach (StarFormationComponent component in components)
        {
            if (!component.History.Integrate(component.Parameters, intervals, mass, moment))
                return double.NaN;
            double formed = Math.Pow(10, component.LogMassFormed);
            for (int i = 0; i < total.Length; i++)
                total[i] += formed * mass[i];
        }

        double all = total.Sum(), recent = 0, before = all;
        for (int i = 0; i < total.Length && edges[i] < 1e8; i++)
            recent += total[i] * Math.Min(1, (1e8 - edges[i]) * intervals.InverseWidths[i]);
        if (recent / 1e8 > 0.1 * all / universeAgeYears)
            return double.NaN;
        for (int i = 0; i < total.Length; i++)
        {
            if (total[i] * intervals.InverseWidths[i] > 0.1 * before / (universeAgeYears - edges[i]))
                return (universeAgeYears - edges[i]) * 1e-9;
            before -= total[i];
        }

        return 0;
    }
}
