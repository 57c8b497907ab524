using Arclet.Imaging.ClumpFit;

namespace Arclet.Study;

/// <summary>
/// What the choice of the background does to a measurement. The light under a clump is no plane where a disc is steep: a fit on a plane then takes some of the disc for the clump, with
/// a good chi2. So everything is measured again on a background of another degree, and what the two differ by beyond their noise is an error of its own. The noise of the difference of an
/// efficient estimate and one with more freedom has the difference of their variances (Hausman 1978, Econometrica 46, 1251).
/// </summary>
internal static class BackgroundDoubt
{
    /// <summary>Differences below two of their errors are noise: to add what one in three of them has above one would widen errors that are right.</summary>
    private const double Significant = 2;

    private const ClumpFitFlags Useless = ClumpFitFlags.NotFitted | ClumpFitFlags.NotConverged | ClumpFitFlags.Singular;

    /// <summary>A fit of the shape with the errors of flux and sizes that the other background adds. That of the flux is common to all filters.</summary>
    public static ClumpFitResult OfShape(ClumpFitResult fit, ClumpFitResult? other)
    {
        if (other is null || (other.Flags & Useless) != ClumpFitFlags.None)
            return fit;
        double flux = Excess(fit.Flux, fit.FluxError, other.Flux, other.FluxError), radius = Excess(fit.Shape.RadiusPixels, fit.RadiusError, other.Shape.RadiusPixels, other.RadiusError);
        double sign = Math.Sign(other.Flux - fit.Flux) * Math.Sign(other.Shape.RadiusPixels - fit.Shape.RadiusPixels);
        return WithFlux(fit, flux, 0) with
        {
            RadiusError = Math.Sqrt((fit.RadiusError * fit.RadiusError) + radius),
            FluxRadiusCovariance = fit.FluxRadiusCovariance + (sign * Math.Sqrt(flux * radius)),
            SigmaMinError = Wider(fit.SigmaMinError, Excess(fit.Shape.SigmaMinPixels, fit.SigmaMinError, other.Shape.SigmaMinPixels, other.SigmaMinError)),
            AxisRatioError = Wider(fit.AxisRatioError, Excess(fit.Shape.AxisRatio, fit.AxisRatioError, other.Shape.AxisRatio, other.AxisRatioError)),
        };
    }

    /// <summary>A flux with that shape in another filter: as much of the added error as the flux of the shape's filter has, relative to the flux, is common to both; the rest is its own.</summary>
    public static ClumpFitResult OfFlux(ClumpFitResult fit, ClumpFitResult? other, ClumpFitResult reference, ClumpFitResult? otherReference)
    {
        if (other is null || otherReference is null || ((other.Flags | otherReference.Flags) & Useless) != ClumpFitFlags.None)
            return fit;
        double added = Excess(fit.Flux, fit.FluxError, other.Flux, other.FluxError);
        double shared = Excess(reference.Flux, reference.FluxError, otherReference.Flux, otherReference.FluxError) / (reference.Flux * reference.Flux) * fit.Flux * fit.Flux;
        double common = shared < added ? shared : added;
        return WithFlux(fit, common, added - common);
    }

    /// <summary>The variance of a difference beyond what noise explains; 0 where an error is not known.</summary>
    private static double Excess(double value, double error, double otherValue, double otherError)
    {
        double difference = otherValue - value, square = difference * difference, noise = Math.Abs((otherError * otherError) - (error * error));
        return square > Significant * Significant * noise ? square - noise : 0;
    }

    private static double Wider(double error, double variance) => Math.Sqrt((error * error) + variance);

    private static ClumpFitResult WithFlux(ClumpFitResult fit, double common, double independent) => fit with
    {
        FluxErrorCommon = Wider(fit.FluxErrorCommon, common),
        FluxErrorIndependent = Wider(fit.FluxErrorIndependent, independent),
        FluxError = Wider(fit.FluxError, common + independent),
    };
}
