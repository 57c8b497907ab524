namespace Arclet.Simulation;

/// <summary>Which clumps are compared with the truth, and what must hold.</summary>
public sealed record RecoveryCriteria
{
    /// <summary>A measured and a true clump belong together within this distance, arcsec.</summary>
    public double MatchRadiusArcsec { get; init; } = 0.06;

    /// <summary>The optimal signal-to-noise ratio above which clumps are judged: in a flux's own filter, for everything else in the filter of the shape.</summary>
    public double SignalToNoise { get; init; } = 10;

    /// <summary>Clumps nearer than this to another are not judged, arcsec.</summary>
    public double IsolationArcsec { get; init; } = 0.2;

    /// <summary>Sizes are judged where the image's minor axis is at least this wide, pixels of 0.02 arcsec.</summary>
    public double ResolvedSigmaPixels { get; init; } = 0.4;

    /// <summary>The largest median relative error of fluxes in any judged filter.</summary>
    public double FluxBias { get; init; } = 0.05;

    /// <summary>The largest median relative error of sizes.</summary>
    public double SizeBias { get; init; } = 0.1;

    /// <summary>The largest median error of log mass, dex.</summary>
    public double LogMassBias { get; init; } = 0.2;

    /// <summary>The part of 68 % intervals of mass, size and rate that contain the truth.</summary>
    public (double Least, double Largest) Coverage { get; init; } = (0.55, 0.8);

    /// <summary>The least part of intervals of the magnification that contain the truth, each object of the catalogue counting once.</summary>
    public double MuCoverage { get; init; } = 0.6;

    /// <summary>
    /// A flux bias is judged in each filter with this many clumps; those of the other filters are judged together. Fluxes at S/N above 10 scatter by 8 %, so that the median of 25 has
    /// an error of 2 %: of two dozen filters one would pass the limit by chance in a third of all fields with 10 clumps, and in few with 25.
    /// </summary>
    public int FewestClumps { get; init; } = 25;
}
