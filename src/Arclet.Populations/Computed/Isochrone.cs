namespace Arclet.Populations;

/// <summary>
/// Stars of one age and metallicity by their mass at birth. Masses are dense where luminosity and temperature change fast with mass,
/// so where stars leave the main sequence: neighbours are divided until they are alike, each new star with a track of its own, so that
/// nothing is interpolated between stars of different phases.
/// </summary>
public sealed class Isochrone
{
    private readonly IsochronePoint[] points;

    private Isochrone(double ageMyr, double metallicity, IsochronePoint[] points)
    {
        AgeMyr = ageMyr;
        Metallicity = metallicity;
        this.points = points;
    }

    /// <summary>Age of all stars, Myr.</summary>
    public double AgeMyr { get; }

    /// <summary>Absolute metallicity Z.</summary>
    public double Metallicity { get; }

    /// <summary>The stars, by ascending mass at birth.</summary>
    public ReadOnlySpan<IsochronePoint> Points => points;

    /// <summary>The isochrone of the age <paramref name="ageMyr"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is not positive.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static Isochrone Compute(StellarEvolution evolution, double ageMyr, IsochroneOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(evolution);
        if (!(ageMyr > 0) || double.IsInfinity(ageMyr))
            throw new ArgumentOutOfRangeException(nameof(ageMyr), ageMyr, "an isochrone's age is a positive number of Myr");
        options ??= new IsochroneOptions();
        options.Validate();

        var stars = new List<IsochronePoint>();
        double ratio = options.HighestMassSolar / options.LowestMassSolar;
        IsochronePoint previous = StarAt(evolution, options.LowestMassSolar, ageMyr);
        stars.Add(previous);
        var pending = new Stack<IsochronePoint>();
        for (int i = 1; i < options.StartingMasses; i++)
        {
            double mass = i == options.StartingMasses - 1 ? options.HighestMassSolar : options.LowestMassSolar * Math.Pow(ratio, (double)i / (options.StartingMasses - 1));
            pending.Push(StarAt(evolution, mass, ageMyr));
            while (pending.Count > 0)
            {
                IsochronePoint next = pending.Peek();
                if (AreAlike(previous, next, options))
                {
                    stars.Add(next);
                    previous = next;
                    pending.Pop();
                }
                else
                {
                    pending.Push(StarAt(evolution, Math.Sqrt(previous.InitialMassSolar * next.InitialMassSolar), ageMyr));
                }
            }
        }

        return new Isochrone(ageMyr, evolution.Metallicity, [.. stars]);
    }

    /// <summary>
    /// Number of stars per Msun formed that each point stands for: those of <paramref name="massFunction"/> between the (geometric) middles to its neighbours. Stars of the
    /// function beyond the isochrone's masses are not counted.
    /// </summary>
    /// <returns>One number per point of <see cref="Points"/>.</returns>
    public double[] NumbersPerSolarMass(InitialMassFunction massFunction)
    {
        ArgumentNullException.ThrowIfNull(massFunction);
        double[] numbers = new double[points.Length];
        double low = points[0].InitialMassSolar;
        for (int i = 0; i < points.Length; i++)
        {
            double high = i + 1 < points.Length ? Math.Sqrt(points[i].InitialMassSolar * points[i + 1].InitialMassSolar) : points[i].InitialMassSolar;
            numbers[i] = massFunction.NumberBetween(low, high);
            low = high;
        }

        return numbers;
    }

    /// <summary>Mass in living stars per Msun formed, and in living stars and remnants together.</summary>
    public (double Living, double WithRemnants) SurvivingMass(InitialMassFunction massFunction)
    {
        double[] numbers = NumbersPerSolarMass(massFunction);
        double living = 0;
        double all = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            double mass = numbers[i] * points[i].State.MassSolar;
            all += mass;
            if (!points[i].State.IsRemnant)
                living += mass;
        }

        return (living, all);
    }

    private static IsochronePoint StarAt(StellarEvolution evolution, double mass, double age) => new(mass, evolution.Track(mass, age).At(age));

    private static bool AreAlike(in IsochronePoint a, in IsochronePoint b, IsochroneOptions options)
    {
        if (b.InitialMassSolar / a.InitialMassSolar < 1 + options.SmallestMassStep)
            return true;
        if (a.State.IsRemnant && b.State.IsRemnant)
            return true; // too faint for their differences to matter
        return a.State.Phase == b.State.Phase
            && Math.Abs(Math.Log10(a.State.LuminositySolar / b.State.LuminositySolar)) <= options.LogLuminosityStep
            && Math.Abs(Math.Log10(a.State.EffectiveTemperatureKelvin / b.State.EffectiveTemperatureKelvin)) <= options.LogTemperatureStep;
    }
}
