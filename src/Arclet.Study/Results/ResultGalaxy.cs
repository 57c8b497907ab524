namespace Arclet.Study;

/// <summary>An image of a galaxy as the statistics see it: intrinsic, NaN where a number is not known.</summary>
public sealed record ResultGalaxy
{
    /// <summary>The image's name.</summary>
    public required string Id { get; init; }

    /// <summary>Redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>How the redshift is known.</summary>
    public RedshiftKind Kind { get; init; }

    /// <summary>Where the redshift comes from.</summary>
    public string RedshiftSource { get; init; } = "";

    /// <summary>Whether it stands for its source.</summary>
    public bool IsUnique { get; init; } = true;

    /// <summary>The number of its clumps.</summary>
    public int ClumpCount { get; init; }

    /// <summary>log10 of the stellar mass in Msun.</summary>
    public double LogMass { get; init; } = double.NaN;

    /// <summary>Star-formation rate over 100 Myr in Msun/yr.</summary>
    public double Sfr100 { get; init; } = double.NaN;

    /// <summary>log10 of the rate over the mass per year.</summary>
    public double LogSpecificSfr { get; init; } = double.NaN;

    /// <summary>Whether HST bands took part in its SED fit; null where the study has none.</summary>
    public bool? FitWithHst { get; init; }
}
