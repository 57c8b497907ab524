namespace Arclet.Study;

/// <summary>One image of a selected galaxy: where it is, how far away, and how strongly it is magnified.</summary>
/// <remarks>
/// A multiply imaged galaxy is several of these with one <see cref="System"/>. The order of <see cref="Segments"/> is ascending,
/// so that the same selection gives the same record.
/// </remarks>
public sealed record Galaxy
{
    /// <summary>The name of this image of the galaxy: its number in the catalogue (that of its largest part when segments were merged).</summary>
    public required string Id { get; init; }

    /// <summary>Right ascension in degrees (ICRS).</summary>
    public required double RaDegrees { get; init; }

    /// <summary>Declination in degrees (ICRS).</summary>
    public required double DecDegrees { get; init; }

    /// <summary>The adopted redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>Lower end of the 68 % interval of <see cref="Redshift"/>; equal to it for a spectroscopic redshift without a stated error.</summary>
    public double RedshiftLow68 { get; init; }

    /// <summary>Upper end of the 68 % interval of <see cref="Redshift"/>; equal to it for a spectroscopic redshift without a stated error.</summary>
    public double RedshiftHigh68 { get; init; }

    /// <summary>How the redshift is known.</summary>
    public required RedshiftKind Kind { get; init; }

    /// <summary>Where the redshift comes from: the name of a spectroscopic list, or the catalogue's.</summary>
    public required string RedshiftSource { get; init; }

    /// <summary>The magnification |mu| that the selection used.</summary>
    public required double Mu { get; init; }

    /// <summary>The numbers of the segments of the catalogue's segmentation map that are this galaxy, ascending.</summary>
    public IReadOnlyList<int> Segments { get; init; } = [];

    /// <summary>A name shared by all images of one source; <see langword="null"/> for a galaxy seen once.</summary>
    public string? System { get; init; }
}
