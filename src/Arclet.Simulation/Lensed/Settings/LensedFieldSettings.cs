namespace Arclet.Simulation;

/// <summary>What a simulated lensed field holds. The defaults are a small piece of a field like Abell 2744's, seen by NIRCam and HST.</summary>
public sealed record LensedFieldSettings
{
    /// <summary>Seed of every random number of the field.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Number of lensed galaxies; those behind caustics are seen several times.</summary>
    public int GalaxyCount { get; init; } = 12;

    /// <summary>The side of the square mosaics in arcsec; null for one that grows with the number of galaxies, 5 sqrt(N) + 14.</summary>
    public double? SideArcsec { get; init; }

    /// <summary>Where the mosaics' centre lies in the lens's frame, in arcsec; x grows to the west.</summary>
    public (double X, double Y) CentreArcsec { get; init; } = (16, 9);

    /// <summary>The cluster.</summary>
    public ClusterSettings Cluster { get; init; } = new();

    /// <summary>The multiple images that the lens model is fitted to.</summary>
    public LensConstraintSettings Constraints { get; init; } = new();

    /// <summary>The galaxies behind the cluster.</summary>
    public SourceGalaxySettings Galaxies { get; init; } = new();

    /// <summary>Their clumps.</summary>
    public SourceClumpSettings Clumps { get; init; } = new();

    /// <summary>The filters.</summary>
    public IReadOnlyList<LensedBand> Bands { get; init; } = LensedBand.Paper;

    /// <summary>The photometric catalogue, the spectroscopic list and the segmentation map.</summary>
    public LensedCatalogueSettings Catalogue { get; init; } = new();

    /// <summary>
    /// Full width at half maximum, in each filter's pixels, of the Gaussian that correlates the noise as drizzling does. With 1 pixel the noise of large areas is
    /// 1.26 times what independent pixels of the same scatter would give.
    /// </summary>
    public double NoiseCorrelationFwhmPixels { get; init; } = 1;

    /// <summary>The constant background in units of a pixel's noise.</summary>
    public double BackgroundInNoise { get; init; } = 0.3;

    /// <summary>The change of the background across the field, from the left edge to the right one, in units of a pixel's noise.</summary>
    public double BackgroundSlopeInNoise { get; init; } = 0.3;

    /// <summary>E(B-V) of the Milky Way in front of everything, in magnitudes.</summary>
    public double ColorExcess { get; init; } = 0.0117;

    /// <summary>Number of foreground stars.</summary>
    public int StarCount { get; init; } = 7;

    /// <summary>The brightest and the faintest star in F150W, AB magnitudes; uniform between.</summary>
    public (double Brightest, double Faintest) StarMagnitude { get; init; } = (19.2, 21);

    /// <summary>The side of the mosaics in arcsec as it is used.</summary>
    public double UsedSideArcsec => SideArcsec ?? ((5 * Math.Sqrt(GalaxyCount)) + 14);

    /// <summary>Pixels of <see cref="LensedBand.FinePixelArcsec"/> along the side: a multiple of 32, so that tiles and larger pixels fit.</summary>
    public int FinePixels => 32 * (int)Math.Ceiling(UsedSideArcsec / LensedBand.FinePixelArcsec / 32);

    /// <summary>Throws where a setting is outside its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The message names it.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(GalaxyCount);
        ArgumentOutOfRangeException.ThrowIfNegative(StarCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(UsedSideArcsec, 5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(UsedSideArcsec, 400);
        ArgumentOutOfRangeException.ThrowIfNegative(NoiseCorrelationFwhmPixels);
        ArgumentOutOfRangeException.ThrowIfNegative(ColorExcess);
        Galaxies.Check();
        Clumps.Check();
        foreach (LensedBand band in Bands)
            band.Check();
        if (Bands.Select(b => b.FilterId).Distinct().Count() != Bands.Count)
            throw new ArgumentException("a filter is there twice");
    }
}
