namespace Arclet.Study;

/// <summary>
/// How well redshifts agree with better ones, with d = (z - z_reference) / (1 + z_reference): bias = median d, NMAD = 1.4826 median |d - median d|
/// (Brammer, van Dokkum and Coppi 2008, section 3), and the fraction of |d| above a limit.
/// </summary>
/// <param name="Count">How many were compared.</param>
/// <param name="Bias">The median of d; NaN where there is none.</param>
/// <param name="Nmad">The normalised median absolute deviation of d.</param>
/// <param name="OutlierFraction">The fraction of outliers.</param>
/// <param name="OutlierLimit">The |d| above which one is an outlier.</param>
public readonly record struct RedshiftComparison(int Count, double Bias, double Nmad, double OutlierFraction, double OutlierLimit)
{
    /// <summary>What makes a median absolute deviation the standard deviation of a normal distribution.</summary>
    private const double NormalScale = 1.4826;

    /// <summary>Compares pairs; those that are not finite are left out.</summary>
    /// <param name="pairs">The redshift and the reference, in pairs.</param>
    /// <param name="outlierLimit">The |d| above which one is an outlier.</param>
    public static RedshiftComparison Of(IEnumerable<(double Redshift, double Reference)> pairs, double outlierLimit = 0.15)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        double[] d = [.. pairs.Select(p => (p.Redshift - p.Reference) / (1 + p.Reference)).Where(double.IsFinite)];
        if (d.Length == 0)
            return new(0, double.NaN, double.NaN, double.NaN, outlierLimit);
        double bias = Median(d);
        return new(d.Length, bias, NormalScale * Median([.. d.Select(x => Math.Abs(x - bias))]), d.Count(x => Math.Abs(x) > outlierLimit) / (double)d.Length, outlierLimit);
    }

    /// <summary>Compares the photometric redshifts of one catalogue with those of another one, matched by position, one to one and nearest first.</summary>
    /// <param name="entries">The catalogue.</param>
    /// <param name="others">The other one, whose redshifts are the reference.</param>
    /// <param name="radiusArcsec">How far the two positions of a pair may be apart.</param>
    /// <param name="outlierLimit">The |d| above which one is an outlier.</param>
    public static RedshiftComparison OfCatalogues(IReadOnlyList<CatalogueEntry> entries, IReadOnlyList<CatalogueEntry> others, double radiusArcsec, double outlierLimit = 0.15)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(others);
        var index = new SkyIndex(others.Select(o => o.Position), radiusArcsec);
        var taken = new bool[others.Count];
        var paired = new bool[entries.Count];
        var pairs = new List<(double, double)>();
        foreach ((int i, int j, _) in Enumerable.Range(0, entries.Count).SelectMany(i => index.Within(entries[i].Position, radiusArcsec).Select(m => (i, m.Index, m.SeparationArcsec))).OrderBy(t => t.SeparationArcsec))
        {
            if (paired[i] || taken[j])
                continue;
            paired[i] = taken[j] = true;
            pairs.Add((entries[i].PhotometricRedshift, others[j].PhotometricRedshift));
        }

        return Of(pairs, outlierLimit);
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }
}
