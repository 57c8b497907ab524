namespace Arclet.Study;

/// <summary>The masses that a mass function is fitted to.</summary>
public sealed record MassFunctionSample
{
    /// <summary>log10 of the masses in Msun; those below <see cref="LogMinimumMass"/> are left out.</summary>
    public required IReadOnlyList<double> LogMasses { get; init; }

    /// <summary>The standard deviations of the log masses in dex, one per mass; null for exact masses.</summary>
    public IReadOnlyList<double>? Errors { get; init; }

    /// <summary>log10 of the mass in Msun above which objects were selected.</summary>
    public required double LogMinimumMass { get; init; }

    /// <summary>The fraction of objects found, by log10 of the true mass; null where all are found.</summary>
    public Func<double, double>? Completeness { get; init; }
}
