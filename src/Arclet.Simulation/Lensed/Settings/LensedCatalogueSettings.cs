namespace Arclet.Simulation;

/// <summary>The photometric catalogue, the spectroscopic list and the segmentation map of a simulated field.</summary>
public sealed record LensedCatalogueSettings
{
    /// <summary>The filter in which objects are found; on pixels of <see cref="LensedBand.CoarsePixelArcsec"/>.</summary>
    public string DetectionFilter { get; init; } = "F277W";

    /// <summary>An object is where its light is above this multiple of a pixel's noise.</summary>
    public double ThresholdInNoise { get; init; } = 0.6;

    /// <summary>The fewest pixels of an object.</summary>
    public int FewestPixels { get; init; } = 12;

    /// <summary>The scatter of photometric redshifts, in units of 1 + z.</summary>
    public double RedshiftScatter { get; init; } = 0.012;

    /// <summary>The part of photometric redshifts that are wrong altogether.</summary>
    public double OutlierFraction { get; init; } = 0.02;

    /// <summary>The part of galaxies with a spectroscopic redshift.</summary>
    public double SpectroscopicFraction { get; init; } = 0.5;

    /// <summary>The part of the spectroscopic redshifts of low quality; half of them are wrong.</summary>
    public double LowQualityFraction { get; init; } = 0.08;

    /// <summary>The relative error of the catalogue's magnifications; drawn and given.</summary>
    public double MagnificationError { get; init; } = 0.08;

    /// <summary>The relative error of total fluxes that is not noise.</summary>
    public double FluxErrorFloor { get; init; } = 0.03;
}
