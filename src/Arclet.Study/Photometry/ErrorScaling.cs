using Arclet.Imaging.ClumpFit;

namespace Arclet.Study;

/// <summary>Errors that grow with what a fit left: with the square root of its chi2 per degree of freedom where that is above 1.</summary>
internal static class ErrorScaling
{
    /// <summary>A fit of shapes with all its errors scaled; its shape's covariance takes them on to the other filters.</summary>
    public static ClumpFitResult OfShape(ClumpFitResult fit)
    {
        double f = Factor(fit), f2 = f * f;
        ShapeCovariance c = fit.ShapeCovariance;
        return f == 1 ? fit : OfFlux(fit) with
        {
            XError = f * fit.XError,
            YError = f * fit.YError,
            SigmaMinError = f * fit.SigmaMinError,
            AxisRatioError = f * fit.AxisRatioError,
            ThetaErrorDegrees = Math.Min(f * fit.ThetaErrorDegrees, 180 / Math.Sqrt(12)),
            RadiusError = f * fit.RadiusError,
            FluxErrorCommon = f * fit.FluxErrorCommon,
            FluxError = f * fit.FluxError,
            FluxRadiusCovariance = f2 * fit.FluxRadiusCovariance,
            ShapeCovariance = new(f2 * c.C00, f2 * c.C01, f2 * c.C02, f2 * c.C11, f2 * c.C12, f2 * c.C22),
        };
    }

    /// <summary>A fit of fluxes with given shapes: the error of its own pixels is scaled; what comes through the shape was, in the filter of the shape.</summary>
    public static ClumpFitResult OfFlux(ClumpFitResult fit)
    {
        double f = Factor(fit), independent = f * fit.FluxErrorIndependent;
        return fit with { FluxErrorIndependent = independent, FluxError = double.IsFinite(independent) ? double.Hypot(independent, fit.FluxErrorCommon) : f * fit.FluxError };
    }

    private static double Factor(ClumpFitResult fit) =>
        fit.DegreesOfFreedom > 0 && fit.ChiSquare > fit.DegreesOfFreedom ? Math.Sqrt(fit.ChiSquare / fit.DegreesOfFreedom) : 1;
}
