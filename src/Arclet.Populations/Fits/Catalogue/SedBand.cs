namespace Arclet.Populations;

/// <summary>What is known of an object in one filter, in nJy.</summary>
/// <param name="Filter">The filter's id.</param>
/// <param name="FluxNanojansky">The measured flux, which may be negative; NaN where only a limit is known.</param>
/// <param name="ErrorNanojansky">Its standard error; NaN where only a limit is known.</param>
/// <param name="LimitNanojansky">The flux below which nothing is detected; NaN where none is given.</param>
public readonly record struct SedBand(string Filter, double FluxNanojansky, double ErrorNanojansky, double LimitNanojansky = double.NaN)
{
    /// <summary>Whether a flux with its error was measured, be it below the limit or not.</summary>
    public bool IsMeasured => double.IsFinite(FluxNanojansky) && ErrorNanojansky > 0;

    /// <summary>Whether a limit is known.</summary>
    public bool HasLimit => LimitNanojansky > 0;

    /// <summary>Whether it counts as no detection: only a limit is known, or the flux is below it.</summary>
    public bool IsBelowLimit => HasLimit && !(IsMeasured && FluxNanojansky >= LimitNanojansky);
}
