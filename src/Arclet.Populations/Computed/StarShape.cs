namespace Arclet.Populations;

/// <summary>
/// A star of a given present mass at one point of a phase, before the correction for a thin envelope: its luminosity, radius and core, and
/// what would remain if the envelope went at once.
/// </summary>
/// <param name="Phase">The phase.</param>
/// <param name="CoreMass">Core mass, Msun.</param>
/// <param name="CoreLimit">Core mass at which the phase ends because no envelope is left, Msun.</param>
/// <param name="Luminosity">Lsun.</param>
/// <param name="Radius">Rsun.</param>
/// <param name="CoreLuminosity">Luminosity of the bare core, Lsun; 0 where the phase has no envelope to lose.</param>
/// <param name="CoreRadius">Radius of the bare core, Rsun.</param>
internal readonly record struct StarShape(
    StellarPhase Phase, double CoreMass, double CoreLimit, double Luminosity, double Radius, double CoreLuminosity, double CoreRadius)
{
    /// <summary>
    /// The star as it is seen, with mu of equation 97: giants and evolved helium stars with little envelope shrink towards their core
    /// (Hurley, Pols and Tout 2000, section 6.3, equations 97 to 104).
    /// </summary>
    public (double Luminosity, double Radius, double Envelope) WithThinEnvelope(double mass)
    {
        if (CoreLuminosity <= 0)
            return (Luminosity, Radius, 1);
        double mu = Phase >= StellarPhase.HeliumHertzsprungGap
            ? 5 * (CoreLimit - CoreMass) / CoreLimit
            : (mass - CoreMass) / mass * Math.Min(5, Math.Max(1.2, Math.Sqrt(7e4 / Luminosity)));
        if (mu >= 1)
            return (Luminosity, Radius, mu);
        mu = Math.Max(mu, 1e-12);
        double width = Math.Max(1, 2.5 / mass);
        double luminosity = CoreLuminosity * Math.Pow(Luminosity / CoreLuminosity, Saturating(mu, 0.002 * width));
        if (Radius <= CoreRadius)
            return (luminosity, CoreRadius, mu);
        double logRatio = Math.Log(Radius / CoreRadius);
        double exponent = Saturating(mu, 0.006 * width) * Math.Pow(mu, 0.1 / logRatio);
        return (luminosity, CoreRadius * Math.Exp(exponent * logRatio), mu);
    }

    private static double Saturating(double mu, double width)
    {
        double x = mu / width;
        double cube = x * x * x;
        return (1 + (width * width * width)) * cube / (1 + cube);
    }
}
