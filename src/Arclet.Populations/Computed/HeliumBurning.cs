namespace Arclet.Populations;

/// <summary>
/// Core helium burning of one star: the horizontal branch below M_HeF, a blue loop after a descent along the giant branch up to M_FGB, a
/// blue phase followed by a red one above (Hurley, Pols and Tout 2000, section 5.3, equations 59 to 67).
/// </summary>
internal sealed class HeliumBurning
{
    private readonly GiantFormulae giants;
    private readonly double initial;
    private readonly double startCore;
    private readonly double endCore;
    private readonly double startLuminosity;
    private readonly double blueStartLuminosity;
    private readonly double endLuminosity;
    private readonly double blueStart;
    private readonly double blueEnd;
    private readonly double flashMass;
    private readonly double ignitionMass;

    public HeliumBurning(StellarEvolution evolution, double initialMass)
    {
        giants = evolution.Giants;
        initial = initialMass;
        flashMass = evolution.Coefficients.HeliumFlashMass;
        ignitionMass = evolution.Coefficients.GiantIgnitionMass;
        startCore = giants.IgnitionCore(initial);
        endCore = giants.AsymptoticBaseCore(initial);
        startLuminosity = giants.IgnitionLuminosity(initial);
        endLuminosity = giants.AsymptoticBaseLuminosity(initial);
        Lifetime = giants.HeliumBurningTime(initial, startCore, evolution.MainSequence.GiantBranchBaseTime(initial));
        double blue = giants.BlueFraction(initial);
        if (initial < flashMass)
        {
            (blueStart, blueEnd, blueStartLuminosity) = (0, 1, giants.HorizontalBranchLuminosity(initial, startCore));
        }
        else if (initial < ignitionMass)
        {
            (blueStart, blueEnd, blueStartLuminosity) = (1 - blue, 1, giants.MinimumHeliumLuminosity(initial));
        }
        else
        {
            (blueStart, blueEnd, blueStartLuminosity) = (0, blue, startLuminosity);
        }
    }

    /// <summary>t_He, Myr.</summary>
    public double Lifetime { get; }

    /// <summary>Helium core at the fraction <paramref name="tau"/> (equation 67).</summary>
    public double Core(double tau) => startCore + (tau * (endCore - startCore));

    /// <summary>Readings of the phase's clock: even, with the turns between blue and red resolved.</summary>
    public double[] Readings(int count)
    {
        var readings = new SortedSet<double>();
        for (int i = 0; i <= count; i++)
            readings.Add((double)i / count);
        foreach (double turn in (ReadOnlySpan<double>)[blueStart, blueEnd])
        {
            for (int i = -4; i <= 4; i++)
            {
                double reading = turn + (0.002 * i * Math.Abs(i));
                if (reading is > 0 and < 1)
                    readings.Add(reading);
            }
        }

        return [.. readings];
    }

    /// <summary>Luminosity and radius at the fraction <paramref name="tau"/> for the present mass <paramref name="mass"/>.</summary>
    public (double Luminosity, double Radius) At(double mass, double tau)
    {
        double blueStartRadius = BlueStartRadius(mass);
        double minimum = Math.Min(giants.MinimumHeliumRadius(initial, mass, blueStartLuminosity), blueStartRadius);
        double xi = Math.Clamp(minimum / blueStartRadius, 0.4, 2.5);
        if (initial < flashMass)
            xi = Math.Clamp(giants.MinimumHeliumRadius(initial, mass, blueStartLuminosity) / blueStartRadius, 0.4, 2.5);
        double luminosity = Luminosity(tau, xi);
        if (tau < blueStart)
            return (luminosity, giants.Radius(mass, luminosity));
        if (tau > blueEnd)
            return (luminosity, giants.AsymptoticRadius(mass, luminosity));
        if (blueEnd <= blueStart)
            return (luminosity, blueEnd <= 0 ? giants.AsymptoticRadius(mass, luminosity) : giants.Radius(mass, luminosity));
        double blueEndRadius = giants.AsymptoticRadius(mass, Luminosity(blueEnd, xi));
        minimum = Math.Min(minimum, blueEndRadius);
        double low = Math.Cbrt(Math.Log(blueStartRadius / minimum));
        double high = Math.Cbrt(Math.Log(blueEndRadius / minimum));
        double fraction = (tau - blueStart) / (blueEnd - blueStart);
        double rho = (high * fraction) - (low * (1 - fraction));
        return (luminosity, minimum * Math.Exp(Math.Abs(rho * rho * rho)));
    }

    private double BlueStartRadius(double mass)
    {
        if (initial < flashMass)
            return giants.HorizontalBranchRadius(mass, startCore, blueStartLuminosity);
        return initial < ignitionMass ? giants.Radius(mass, blueStartLuminosity) : giants.IgnitionRadius(initial, mass);
    }

    private double Luminosity(double tau, double xi)
    {
        if (tau < blueStart)
            return blueStartLuminosity * Math.Pow(startLuminosity / blueStartLuminosity, Math.Pow((blueStart - tau) / blueStart, 3));
        double fraction = blueStart < 1 ? (tau - blueStart) / (1 - blueStart) : 1;
        return blueStartLuminosity * Math.Pow(endLuminosity / blueStartLuminosity, Math.Pow(fraction, xi));
    }
}
