namespace Arclet.Imaging.ClumpFit;

/// <summary>A clump's fit in one image. Fluxes are in the image's unit; errors are NaN where there is none (a bound that holds, a singular curvature).</summary>
public sealed record ClumpFitResult
{
    /// <summary>The clump's name.</summary>
    public required string Id { get; init; }

    /// <summary>Centre, column, 0-based px.</summary>
    public double X { get; init; } = double.NaN;

    /// <summary>Standard error of <see cref="X"/>.</summary>
    public double XError { get; init; } = double.NaN;

    /// <summary>Centre, row, 0-based px.</summary>
    public double Y { get; init; } = double.NaN;

    /// <summary>Standard error of <see cref="Y"/>.</summary>
    public double YError { get; init; } = double.NaN;

    /// <summary>The shape, in this image's pixels.</summary>
    public ClumpShape Shape { get; init; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>The covariance of the shape's numbers; without error where a bound holds.</summary>
    public ShapeCovariance ShapeCovariance { get; init; }

    /// <summary>Standard error of the minor axis, px.</summary>
    public double SigmaMinError { get; init; } = double.NaN;

    /// <summary>Standard error of the axis ratio.</summary>
    public double AxisRatioError { get; init; } = double.NaN;

    /// <summary>Standard error of the direction, degrees; at most that of an unknown direction, 180 / sqrt(12).</summary>
    public double ThetaErrorDegrees { get; init; } = double.NaN;

    /// <summary>Standard error of R = sqrt(sigma_min sigma_maj), px.</summary>
    public double RadiusError { get; init; } = double.NaN;

    /// <summary>The flux.</summary>
    public double Flux { get; init; } = double.NaN;

    /// <summary>Its standard error, everything else free, the shape's error included.</summary>
    public double FluxError { get; init; } = double.NaN;

    /// <summary>The part of the flux's error that this image's noise makes with the shape held: independent from band to band.</summary>
    public double FluxErrorIndependent { get; init; } = double.NaN;

    /// <summary>The part that comes through the shape: common to all bands that share it. The squares of both parts add up to that of the whole.</summary>
    public double FluxErrorCommon { get; init; } = double.NaN;

    /// <summary>Covariance of the flux with R = sqrt(sigma_min sigma_maj), flux unit x px: its sign says how the common error goes with size.</summary>
    public double FluxRadiusCovariance { get; init; } = double.NaN;

    /// <summary>
    /// The flux's interval from the profile of chi2, where <see cref="ClumpFitSettings.Errors"/> asks for it; at least 0. With given shapes it is that of
    /// this image's noise alone (as <see cref="FluxErrorIndependent"/>).
    /// </summary>
    public ProfileInterval FluxInterval { get; init; } = ProfileInterval.None;

    /// <summary>
    /// How far chi2 rises where the flux is held at 0 and everything else is fitted again; its root is the clump's significance, which the flux's error, made
    /// larger by an uncertain shape, does not say. NaN without a profile, 0 for a negative flux.
    /// </summary>
    public double ZeroFluxRise { get; init; } = double.NaN;

    /// <summary>That of R, px; 0 where a point is within it, NaN where the largest size is.</summary>
    public ProfileInterval RadiusInterval { get; init; } = ProfileInterval.None;

    /// <summary>That of the axis ratio, within the range that the settings allow.</summary>
    public ProfileInterval AxisRatioInterval { get; init; } = ProfileInterval.None;

    /// <summary>The background per pixel at the clump's centre.</summary>
    public double Sky { get; init; } = double.NaN;

    /// <summary>Standard error of <see cref="Sky"/>.</summary>
    public double SkyError { get; init; } = double.NaN;

    /// <summary>The background's slope along x there, per px.</summary>
    public double SkyX { get; init; } = double.NaN;

    /// <summary>Standard error of <see cref="SkyX"/>.</summary>
    public double SkyXError { get; init; } = double.NaN;

    /// <summary>The background's slope along y there, per px.</summary>
    public double SkyY { get; init; } = double.NaN;

    /// <summary>Standard error of <see cref="SkyY"/>.</summary>
    public double SkyYError { get; init; } = double.NaN;

    /// <summary>chi2 of the whole box.</summary>
    public double ChiSquare { get; init; } = double.NaN;

    /// <summary>Pixels minus free parameters.</summary>
    public int DegreesOfFreedom { get; init; }

    /// <summary>Evaluations of all starts.</summary>
    public int Evaluations { get; init; }

    /// <summary>How many clumps were fitted together.</summary>
    public int GroupSize { get; init; } = 1;

    /// <summary>What to know about it.</summary>
    public ClumpFitFlags Flags { get; init; }
}
