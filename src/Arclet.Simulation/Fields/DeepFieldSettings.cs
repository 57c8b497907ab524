namespace Arclet.Simulation;

/// <summary>What a simulated deep field holds. The defaults are a NIRCam F150W field of 26 arcsec on 20-mas pixels.</summary>
public sealed record DeepFieldSettings
{
    /// <summary>Columns and rows of the square field, in pixels.</summary>
    public int SizePixels { get; init; } = 1280;

    /// <summary>Seed of every random number of the field.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Number of diffuse galaxies.</summary>
    public int GalaxyCount { get; init; } = 25;

    /// <summary>Number of clumps of each galaxy; those that fall off the image are left out.</summary>
    public int ClumpsPerGalaxy { get; init; } = 18;

    /// <summary>Number of foreground stars.</summary>
    public int StarCount { get; init; } = 10;

    /// <summary>Standard deviation of the background noise in a pixel, nJy.</summary>
    public double NoiseNanojansky { get; init; } = 0.1;

    /// <summary>
    /// Full width at half maximum, in pixels, of the Gaussian that correlates the background noise (as drizzling does); 0 for
    /// white noise. The noise in a pixel stays <see cref="NoiseNanojansky"/>.
    /// </summary>
    public double NoiseCorrelationFwhmPixels { get; init; }

    /// <summary>The constant background, nJy per pixel.</summary>
    public double BackgroundNanojansky { get; init; } = 0.05;

    /// <summary>A linear change of the background across the field, nJy per pixel from the left edge to the right one.</summary>
    public double BackgroundSlopeNanojansky { get; init; } = 0.04;

    /// <summary>Detected electrons per nJy, which sets the photon noise of the sources; positive infinity for none.</summary>
    public double ElectronsPerNanojansky { get; init; } = 1000;

    /// <summary>The least and the largest optimal signal-to-noise ratio of a clump; their logarithms are drawn uniformly.</summary>
    public (double Least, double Largest) ClumpSignalToNoise { get; init; } = (2, 200);

    /// <summary>The least and the largest standard deviation of a clump's minor axis before the PSF, in pixels.</summary>
    public (double Least, double Largest) ClumpSigmaPixels { get; init; } = (0.3, 1.8);

    /// <summary>The least and the largest scale length of a galaxy's disc, in pixels.</summary>
    public (double Least, double Largest) DiscScalePixels { get; init; } = (14, 42);

    /// <summary>The least and the largest central brightness of a disc before inclination, in units of the noise in a pixel.</summary>
    public (double Least, double Largest) DiscBrightness { get; init; } = (1.5, 8);

    /// <summary>The least and the largest slope s of a clump's or star's spectrum f_nu ~ lambda^s in other filters; drawn uniformly.</summary>
    public (double Least, double Largest) ClumpSlope { get; init; } = (-0.5, 0.5);

    /// <summary>The least and the largest slope of the diffuse light's spectrum, cores included.</summary>
    public (double Least, double Largest) DiffuseSlope { get; init; } = (-1, -0.2);

    /// <summary>The point-spread function.</summary>
    public GaussianMixturePsf Psf { get; init; } = GaussianMixturePsf.NircamF150W20mas;
}
