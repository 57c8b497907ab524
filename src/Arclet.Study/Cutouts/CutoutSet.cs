namespace Arclet.Study;

/// <summary>
/// Everything that later stages may know of a galaxy's pixels: a cutout in each filter. Nothing after it reads a mosaic, so clumps can be injected into one and run
/// through the same code, and another machine needs nothing else.
/// </summary>
public sealed record CutoutSet
{
    /// <summary>The <see cref="Galaxy.Id"/>.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>The cutouts' centre: right ascension, degrees.</summary>
    public required double RaDegrees { get; init; }

    /// <summary>The cutouts' centre: declination, degrees.</summary>
    public required double DecDegrees { get; init; }

    /// <summary>Their width and height, arcsec, before rounding to each filter's pixels.</summary>
    public required double SizeArcsec { get; init; }

    /// <summary>The filters that cover some of it, in the study's order.</summary>
    public required IReadOnlyList<CutoutBand> Bands { get; init; }

    /// <summary>The filters of the study without a usable pixel here.</summary>
    public IReadOnlyList<string> UncoveredFilters { get; init; } = [];

    /// <summary>The cutout in a filter; <see langword="null"/> where the filter does not cover the galaxy.</summary>
    public CutoutBand? Find(string filter) => Bands.FirstOrDefault(b => b.Filter == filter);
}
