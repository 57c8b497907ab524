using Arclet.Sky;

namespace Arclet.Study;

/// <summary>An entry of a photometric catalogue; numbers that it does not have are NaN.</summary>
public sealed record CatalogueEntry
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>Where it is.</summary>
    public required SkyPosition Position { get; init; }

    /// <summary>The photometric redshift; NaN where there is none.</summary>
    public double PhotometricRedshift { get; init; } = double.NaN;

    /// <summary>Its 16th percentile.</summary>
    public double PhotometricLow68 { get; init; } = double.NaN;

    /// <summary>Its 84th percentile.</summary>
    public double PhotometricHigh68 { get; init; } = double.NaN;

    /// <summary>The spectroscopic redshift in the catalogue itself; NaN where there is none.</summary>
    public double CatalogueSpectroscopicRedshift { get; init; } = double.NaN;

    /// <summary>The magnification in the catalogue, without sign; NaN where there is none.</summary>
    public double Mu { get; init; } = double.NaN;

    /// <summary>The number of its segment; 0 for none.</summary>
    public int Segment { get; init; }

    /// <summary>How large it is, in the catalogue's unit; NaN where that is not known.</summary>
    public double Extent { get; init; } = double.NaN;

    /// <summary>The values of the flag columns that the selection asks for, in its order; NaN where the catalogue has none.</summary>
    public IReadOnlyList<double> Flags { get; init; } = [];
}
