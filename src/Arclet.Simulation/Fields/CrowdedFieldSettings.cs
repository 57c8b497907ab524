namespace Arclet.Simulation;

/// <summary>What a crowded field of <see cref="CrowdedField"/> holds, in units of the noise in a pixel.</summary>
/// <remarks>
/// With the defaults SExtractor's algorithm (3x3 kernel, minimum area 4, 64 levels, contrast 0.005, cleaning) finds about 880
/// objects per million pixels at a threshold of 1.5, which is 15,000 on 4096 x 4096, and about 680 at 2, which is 68,000 on 10000 x 10000.
/// </remarks>
public sealed record CrowdedFieldSettings
{
    /// <summary>Columns, in pixels.</summary>
    public int Width { get; init; } = 4096;

    /// <summary>Rows, in pixels.</summary>
    public int Height { get; init; } = 4096;

    /// <summary>Seed of every random number of the field.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Sources per million pixels, most of them too faint to be detected.</summary>
    public double SourcesPerMegapixel { get; init; } = 2850;

    /// <summary>The constant background.</summary>
    public double Background { get; init; } = 100;

    /// <summary>Peak of the background's slow waves.</summary>
    public double BackgroundWave { get; init; } = 2;

    /// <summary>Slope of the cumulative number of sources above a flux, N(&gt;F) ~ F^-slope.</summary>
    public double CountSlope { get; init; } = 1;

    /// <summary>The least and the largest flux of a source, in units of the noise in a pixel.</summary>
    public (double Least, double Largest) Flux { get; init; } = (20, 50_000);

    /// <summary>The least and the largest standard deviation of a source's minor axis, in pixels.</summary>
    public (double Least, double Largest) SigmaPixels { get; init; } = (1.1, 2.8);
}
