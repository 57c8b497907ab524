namespace Arclet.Populations;

/// <summary>
/// Follows one star through its phases. In each phase a clock (a fraction of the phase, or time) runs over chosen readings; between them
/// the star ages and loses mass. Mass loss rejuvenates main-sequence stars as in Hurley, Pols and Tout 2000, section 7.1: the
/// fraction of the main sequence that has passed is kept when the mass falls. From the giant branch on, the timescales stay those of
/// the mass with which the star left the gap.
/// </summary>
internal sealed partial class TrackIntegrator
{
    /// <summary>Largest fraction of a star's mass lost in one step, and of its envelope.</summary>
    private const double LargestLoss = 0.01;
    private const double LargestEnvelopeLoss = 0.1;

    private readonly StellarEvolution evolution;
    private readonly MainSequenceFormulae mainSequence;
    private readonly GiantFormulae giants;
    private readonly double metallicity;
    private readonly double flashMass;
    private readonly double ignitionMass;
    private readonly double birthMass;
    private readonly double maximumAge;
    private readonly int steps;
    private readonly List<StellarState> states = [];

    /// <summary>The mass that sets the timescales, M_0 of the paper.</summary>
    private double initial;
    private double mass;
    private double age;
    private double core;
    private bool stopped;

    public TrackIntegrator(StellarEvolution evolution, double massSolar, double maximumAgeMyr)
    {
        this.evolution = evolution;
        mainSequence = evolution.MainSequence;
        giants = evolution.Giants;
        metallicity = evolution.Metallicity;
        flashMass = evolution.Coefficients.HeliumFlashMass;
        ignitionMass = evolution.Coefficients.GiantIgnitionMass;
        steps = evolution.Options.MainSequenceSteps;
        birthMass = massSolar;
        maximumAge = maximumAgeMyr;
        initial = massSolar;
        mass = massSolar;
    }

    public StellarTrack Run()
    {
        (StellarPhase Phase, double Mass)? remnant = Live();
        return stopped || remnant is null
            ? new StellarTrack(birthMass, metallicity, [.. states], null, double.NaN, double.PositiveInfinity)
            : new StellarTrack(birthMass, metallicity, [.. states], remnant.Value.Phase, remnant.Value.Mass, age);
    }

    /// <summary>Runs the phases in turn; null where the track was stopped by the largest age.</summary>
    private (StellarPhase Phase, double Mass)? Live()
    {
        FollowMainSequence();
        if (stopped)
            return null;
        bool keptEnvelope = FollowGap();
        if (!stopped && keptEnvelope && initial < ignitionMass)
            keptEnvelope = FollowFirstGiantBranch();
        if (stopped)
            return null;
        if (!keptEnvelope)
            return initial < flashMass ? (StellarPhase.HeliumWhiteDwarf, mass) : LiveAsHeliumStar(0);
        double burnt = FollowHeliumBurning();
        if (stopped)
            return null;
        return burnt < 1 ? LiveAsHeliumStar(burnt) : LiveOnAsymptoticGiantBranch();
    }

    /// <summary>
    /// Runs the clock over its readings. Returns the reading at which the envelope was lost, or the last one.
    /// </summary>
    /// <param name="readings">Readings of the clock, ascending.</param>
    /// <param name="shapeAt">The star at a reading, for the present <see cref="mass"/> and <see cref="initial"/>.</param>
    /// <param name="timePerReading">Myr per unit of the clock, for the present masses.</param>
    /// <param name="afterLoss">Adapts <see cref="initial"/> to a smaller mass; the argument is the reading.</param>
    private double Follow(double[] readings, Func<double, StarShape> shapeAt, Func<double> timePerReading, Action<double>? afterLoss)
    {
        double reading = readings[0];
        StarShape shape = shapeAt(reading);
        core = shape.CoreMass;
        StellarState state = Seen(shape, out double envelope);
        states.Add(state);
        if (shape.CoreMass >= shape.CoreLimit)
            return LoseEnvelope(shape, reading);
        for (int k = 1; k < readings.Length; k++)
        {
            while (reading < readings[k])
            {
                double pace = timePerReading();
                double time = (readings[k] - reading) * pace;
                double rate = evolution.Options.MassLoss
                    ? 1e6 * StellarWind.RateSolarPerYear(state, metallicity, evolution.Options.ReimersEfficiency, envelope, evolution.Options.DustWinds)
                    : 0;
                double largest = Math.Min(LargestLoss * mass, Math.Max(LargestEnvelopeLoss * (shape.CoreLimit - shape.CoreMass), 1e-4 * mass));
                if (rate * time > largest)
                {
                    time = largest / rate;
                    reading += time / pace;
                }
                else
                {
                    reading = readings[k];
                }

                age += time;
                if (rate > 0)
                {
                    mass -= rate * time;
                    afterLoss?.Invoke(reading);
                }

                shape = shapeAt(reading);
                core = shape.CoreMass;
                if (shape.CoreMass >= shape.CoreLimit)
                    return LoseEnvelope(shape, reading);
                state = Seen(shape, out envelope);
            }

            states.Add(state);
            if (age > maximumAge)
            {
                stopped = true;
                return reading;
            }
        }

        return reading;
    }

    /// <summary>The bare core is what is seen last; hydrogen stars have its mass from here on.</summary>
    private double LoseEnvelope(in StarShape shape, double reading)
    {
        if (shape.Phase < StellarPhase.HeliumMainSequence)
            mass = shape.CoreMass;
        states.Add(new StellarState(shape.Phase, age, mass, shape.CoreMass, shape.CoreLuminosity, shape.CoreRadius));
        envelopeLost = true;
        return reading;
    }

    /// <summary>Whether the last <see cref="Follow"/> ended with the loss of the envelope; whoever reads it clears it.</summary>
    private bool envelopeLost;

    private bool TakeEnvelopeLost()
    {
        bool lost = envelopeLost;
        envelopeLost = false;
        return lost;
    }

    private StellarState Seen(in StarShape shape, out double envelope)
    {
        (double luminosity, double radius, envelope) = shape.WithThinEnvelope(mass);
        return new StellarState(shape.Phase, age, mass, shape.CoreMass, luminosity, radius);
    }

    /// <summary><paramref name="count"/> equal steps from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    private static double[] Even(double from, double to, int count)
    {
        double[] values = new double[count + 1];
        for (int i = 0; i <= count; i++)
            values[i] = i == count ? to : from + ((to - from) * i / count);
        return values;
    }

    /// <summary>Times at which a growing core passes luminosities in equal logarithmic steps between those of two core masses.</summary>
    private static double[] LuminositySteps(in CoreGrowth growth, double fromCore, double toCore, int count)
    {
        double from = Math.Log(growth.Luminosity(fromCore));
        double to = Math.Log(growth.Luminosity(toCore));
        double[] times = new double[count + 1];
        for (int i = 0; i <= count; i++)
        {
            double limit = i == 0 ? fromCore : i == count ? toCore : growth.CoreOf(Math.Exp(from + ((to - from) * i / count)));
            times[i] = growth.TimeOf(limit);
        }

        return times;
    }
}
