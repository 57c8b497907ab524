namespace Arclet.Simulation;

/// <summary>
/// An inclined exponential disc (a Sersic profile of index 1), I = I0 exp(-r/h) with r along the major axis.
/// </summary>
/// <param name="X">Centre, 0-based pixels.</param>
/// <param name="Y">Centre, 0-based pixels.</param>
/// <param name="FluxNanojansky">Total flux out to infinity.</param>
/// <param name="ScaleLengthPixels">h, along the major axis; the half-light radius is 1.678 h.</param>
/// <param name="AxisRatio">Minor over major axis, in (0, 1].</param>
/// <param name="ThetaDeg">Direction of the major axis, counter-clockwise from +x.</param>
/// <remarks>
/// The disc is rendered exactly, convolved with the PSF and without any sub-pixel grid, as a mixture of Gaussians: by the
/// subordination identity exp(-r/h) = pi^-1/2 int_0^inf u^-1/2 e^-u exp(-r2 / (4 u h2)) du, a Gaussian of variance 2 u h2 for each u.
/// With u = e^t the trapezoidal rule in t converges faster than any power of the step: 15 steps of 0.8 reproduce the
/// profile within 2e-5 of its centre from 0.05 h outwards, and carry its flux within 1e-4 before that is made exact. Only inside
/// 0.02 h, far below a pixel, is the cusp rounded (1 % at r = 0).
/// </remarks>
public readonly record struct ExponentialDisc(double X, double Y, double FluxNanojansky, double ScaleLengthPixels, double AxisRatio, double ThetaDeg)
{
    private const double Step = 0.8;
    private const double First = -9;
    private const int Count = 15;

    /// <summary>Surface brightness at the centre before the PSF, per pixel.</summary>
    public double CentralBrightness => FluxNanojansky / (2 * Math.PI * ScaleLengthPixels * ScaleLengthPixels * AxisRatio);

    /// <summary>The Gaussians that the disc is made of, before the PSF.</summary>
    internal IEnumerable<GaussianComponent> Components()
    {
        // The flux of the Gaussian of variance 2 u h2 is its weight in the integral, e^{t/2} e^{-u} dt, times its area 2 pi (2 u h2) q.
        Span<double> u = stackalloc double[Count];
        Span<double> flux = stackalloc double[Count];
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            u[i] = Math.Exp(First + (i * Step));
            flux[i] = Math.Sqrt(u[i]) * Math.Exp(-u[i]) * u[i];
            sum += flux[i];
        }

        var components = new List<GaussianComponent>(Count);
        for (int i = 0; i < Count; i++)
        {
            double sigma = Math.Sqrt(2 * u[i]) * ScaleLengthPixels;
            components.Add(GaussianComponent.FromAxes(X, Y, FluxNanojansky * flux[i] / sum, sigma, sigma * AxisRatio, double.DegreesToRadians(ThetaDeg)));
        }

        return components;
    }
}
