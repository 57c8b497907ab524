namespace Arclet.Study;

/// <summary>The filter that stands for rest-frame V up to a redshift.</summary>
public sealed record VBandStep
{
    /// <summary>The filter id.</summary>
    public string Filter { get; init; } = "";

    /// <summary>The redshift below which it is taken; null for all above the step before.</summary>
    public double? BelowRedshift { get; init; }
}
