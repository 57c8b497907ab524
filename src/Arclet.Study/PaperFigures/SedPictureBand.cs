using Arclet.Fits;

namespace Arclet.Study;

/// <summary>A band of a clump's SED.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="FluxNanojansky">The flux that was fitted.</param>
/// <param name="ErrorNanojansky">Its error, with the floor.</param>
/// <param name="LimitNanojansky">The filter's limit; NaN where there is none.</param>
/// <param name="IsLimit">Whether the flux counted as no detection.</param>
/// <param name="ModelNanojansky">The best fit's flux.</param>
public readonly record struct SedPictureBand(string Filter, double FluxNanojansky, double ErrorNanojansky, double LimitNanojansky, bool IsLimit, double ModelNanojansky)
{
    /// <summary>Whether it is no limit, and yet not above its own error: a logarithmic axis shows it as an arrow.</summary>
    public bool IsWeak => !IsLimit && !(FluxNanojansky > ErrorNanojansky);

    /// <summary>Where an arrow begins, nJy: at the limit, or two errors above the flux.</summary>
    public double ArrowNanojansky => IsLimit && LimitNanojansky > 0 ? LimitNanojansky : Math.Max(0, FluxNanojansky) + (2 * ErrorNanojansky);

    /// <summary>The bands of a history's fit.</summary>
    /// <param name="bands">The table SED_BANDS.</param>
    /// <param name="history">The history.</param>
    /// <param name="limitNanojansky">The limit of a filter.</param>
    /// <exception cref="InputException">The table is broken.</exception>
    internal static IEnumerable<SedPictureBand> Read(Table bands, string history, Func<string, double> limitNanojansky)
    {
        Column<string> of = bands.Strings("history"), filter = bands.Strings("filter");
        Column<double> flux = bands.Doubles("flux_njy"), error = bands.Doubles("err_njy"), model = bands.Doubles("model_njy");
        Column<bool> isLimit = bands.Logicals("is_limit");
        for (int i = 0; i < bands.RowCount; i++)
        {
            if (of[i] == history)
                yield return new(filter[i], flux[i], error[i], limitNanojansky(filter[i]), isLimit[i], model[i]);
        }
    }
}
