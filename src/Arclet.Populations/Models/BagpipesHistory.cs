namespace Arclet.Populations;

/// <summary>A history on Bagpipes' fine grid: rates, the masses formed in the bins, and what is derived from them.</summary>
internal sealed class BagpipesHistory
{
    private const double SfrTimescaleYears = 1e8;

    private readonly BagpipesAges ages;
    private readonly double universeAgeGyr;
    private readonly double[] total;

    public BagpipesHistory(SourceModel model, BagpipesAges ages, double universeAgeGyr)
    {
        this.ages = ages;
        this.universeAgeGyr = universeAgeGyr;
        total = new double[ages.FineCenters.Length];
        MassInBins = [.. model.Components.Select(Component)];
        for (int i = 0; i < total.Length; i++)
            IsPhysical &= !(ages.FineCenters[i] > universeAgeGyr * 1e9 && total[i] > 0);
        foreach (StarFormationComponent component in model.Components)
            IsPhysical &= component.History is not DoublePowerLawHistory || !(component.Parameters[0] > 1.5 * universeAgeGyr);
    }

    /// <summary>False where stars are older than the universe, or a double power law peaks after 1.5 of its ages.</summary>
    public bool IsPhysical { get; } = true;

    /// <summary>The mass formed in each bin in Msun, by component.</summary>
    public double[][] MassInBins { get; }

    /// <summary>The mean rate over the fine cells with centres younger than an age, in Msun/yr.</summary>
    public double MeanRate(double years)
    {
        double mass = 0, time = 0;
        for (int i = 0; i < total.Length && ages.FineCenters[i] < years; i++)
        {
            mass += total[i] * ages.FineWidths[i];
            time += ages.FineWidths[i];
        }

        return mass / time;
    }

    /// <summary>The mean age of the mass formed in Gyr.</summary>
    public double MassWeightedAgeGyr()
    {
        double mass = 0, moment = 0;
        for (int i = 0; i < total.Length; i++)
        {
            double m = total[i] * ages.FineWidths[i];
            mass += m;
            moment += m * ages.FineCenters[i];
        }

        return moment / mass * 1e-9;
    }

    /// <summary>The cosmic time in Gyr before which the rate was above a tenth of its mean until then; NaN where the rate over 100 Myr still is.</summary>
    public double QuenchingTimeGyr()
    {
        double[] formed = new double[total.Length + 1];
        for (int i = total.Length - 1; i >= 0; i--)
            formed[i] = formed[i + 1] + (total[i] * ages.FineWidths[i]);
        if (MeanRate(SfrTimescaleYears) * universeAgeGyr * 1e9 / formed[0] > 0.1)
            return double.NaN;
        for (int i = 0; i < total.Length; i++)
        {
            double time = (universeAgeGyr * 1e9) - ages.FineCenters[i];
            if (time > 0 && total[i] > 0.1 * formed[i] / time)
                return universeAgeGyr - (1e-9 * ages.FineCenters[i]);
        }

        return universeAgeGyr - (1e-9 * ages.FineCenters[0]);
    }

    private double[] Component(StarFormationComponent component)
    {
        double[] rate = new double[total.Length];
        if (component.History is BurstHistory)
        {
            int nearest = 0;
            for (int i = 1; i < rate.Length; i++)
            {
                if (Math.Abs(ages.FineCenters[i] - (component.Parameters[0] * 1e9)) < Math.Abs(ages.FineCenters[nearest] - (component.Parameters[0] * 1e9)))
                    nearest = i;
            }

            rate[nearest] = 1;
        }
        else
        {
            for (int i = 0; i < rate.Length; i++)
                rate[i] = component.History.RelativeRate(component.Parameters, ages.FineCenters[i], universeAgeGyr * 1e9);
        }

        double mass = 0;
        for (int i = 0; i < rate.Length; i++)
            mass += rate[i] * ages.FineWidths[i];
        double factor = Math.Pow(10, component.LogMassFormed) / mass;
        double[] bins = new double[ages.Centers.Length];
        for (int i = 0; i < rate.Length; i++)
        {
            total[i] += rate[i] * factor;
            bins[ages.BinOfFine[i]] += rate[i] * factor * ages.FineWidths[i];
        }

        return bins;
    }
}
