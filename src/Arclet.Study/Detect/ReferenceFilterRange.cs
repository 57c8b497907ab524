namespace Arclet.Study;

/// <summary>A filter in which galaxies below a redshift are searched for clumps and their shapes are measured.</summary>
public sealed record ReferenceFilterRange
{
    /// <summary>Galaxies with a smaller redshift that no range before this one took.</summary>
    public double BelowRedshift { get; init; } = double.PositiveInfinity;

    /// <summary>The filter id.</summary>
    public string Filter { get; init; } = "";
}
