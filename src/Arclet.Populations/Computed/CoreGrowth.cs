namespace Arclet.Populations;

/// <summary>
/// The core mass - luminosity relation L = min(B Mc^q, D Mc^p) and the growth of the core by shell burning, dMc/dt = A L: Hurley, Pols and
/// Tout 2000, section 5.2, equations 31 to 43. Masses in Msun, times in Myr, luminosities in Lsun.
/// </summary>
internal readonly struct CoreGrowth
{
    private readonly double rate;
    private readonly double b;
    private readonly double d;
    private readonly double p;
    private readonly double q;
    private readonly double crossingLuminosity;
    private readonly double crossingTime;
    private readonly double firstLimit;
    private readonly double secondLimit;

    /// <summary>Growth at the rate A = <paramref name="rate"/> (Msun / Lsun / Myr) that has the luminosity <paramref name="startLuminosity"/> at <paramref name="startTime"/>.</summary>
    public CoreGrowth(double rate, double b, double d, double p, double q, double startTime, double startLuminosity)
    {
        (this.rate, this.b, this.d, this.p, this.q) = (rate, b, d, p, q);
        double crossingMass = Math.Pow(b / d, 1 / (p - q));
        crossingLuminosity = d * Math.Pow(crossingMass, p);
        if (startLuminosity <= crossingLuminosity)
        {
            firstLimit = startTime + (Math.Pow(d / startLuminosity, (p - 1) / p) / ((p - 1) * rate * d));
            crossingTime = firstLimit - ((firstLimit - startTime) * Math.Pow(startLuminosity / crossingLuminosity, (p - 1) / p));
            secondLimit = crossingTime + (Math.Pow(b / crossingLuminosity, (q - 1) / q) / ((q - 1) * rate * b));
        }
        else
        {
            // The core starts beyond the crossing: only the second law is needed, from a crossing that lies in the past.
            firstLimit = startTime;
            secondLimit = startTime + (Math.Pow(b / startLuminosity, (q - 1) / q) / ((q - 1) * rate * b));
            crossingTime = double.NegativeInfinity;
        }
    }

    /// <summary>Luminosity of a core of mass <paramref name="core"/>.</summary>
    public double Luminosity(double core) => Math.Min(b * Math.Pow(core, q), d * Math.Pow(core, p));

    /// <summary>Core mass that has the luminosity <paramref name="luminosity"/>.</summary>
    public double CoreOf(double luminosity) =>
        luminosity <= crossingLuminosity ? Math.Pow(luminosity / d, 1 / p) : Math.Pow(luminosity / b, 1 / q);

    /// <summary>Core mass at a time before the divergence.</summary>
    public double CoreAt(double time) =>
        time <= crossingTime
            ? Math.Pow((p - 1) * rate * d * (firstLimit - time), 1 / (1 - p))
            : Math.Pow((q - 1) * rate * b * (secondLimit - time), 1 / (1 - q));

    /// <summary>Time at which the core has the mass <paramref name="core"/>.</summary>
    public double TimeOf(double core)
    {
        double luminosity = Luminosity(core);
        return luminosity <= crossingLuminosity && !double.IsNegativeInfinity(crossingTime)
            ? firstLimit - (Math.Pow(core, 1 - p) / ((p - 1) * rate * d))
            : secondLimit - (Math.Pow(core, 1 - q) / ((q - 1) * rate * b));
    }
}
