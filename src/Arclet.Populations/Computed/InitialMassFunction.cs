using Arclet.Inference;

namespace Arclet.Populations;

/// <summary>
/// An initial mass function of single stars, normalised to one solar mass of stars formed: Salpeter 1955, Kroupa 2001, Chabrier 2003, or
/// any broken power law, between two masses.
/// </summary>
/// <remarks>Immutable, safe for use by several threads (sampling uses the caller's generator).</remarks>
public sealed class InitialMassFunction
{
    /// <summary>Points of the table that inverts the lognormal part when stars are drawn.</summary>
    private const int InverseTableSteps = 2048;

    private readonly MassFunctionSegment[] segments;
    private readonly double[] cumulative;
    private readonly double[][] inverse;

    private InitialMassFunction(string name, MassFunctionSegment[] unnormalised)
    {
        Name = name;
        LowestMassSolar = unnormalised[0].Low;
        HighestMassSolar = unnormalised[^1].High;
        double mass = unnormalised.Sum(s => s.Integral(s.Low, s.High, 1));
        segments = [.. unnormalised.Select(s => s with { Amplitude = s.Amplitude / mass })];
        cumulative = new double[segments.Length];
        inverse = new double[segments.Length][];
        double sum = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            sum += segments[i].Integral(segments[i].Low, segments[i].High, 0);
            cumulative[i] = sum;
            inverse[i] = [];
            if (segments[i].LogWidth > 0)
            {
                MassFunctionSegment segment = segments[i];
                inverse[i] = [.. Enumerable.Range(0, InverseTableSteps + 1).Select(k => Math.Log(segment.MassAt((double)k / InverseTableSteps)))];
            }
        }
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>Smallest mass of a star, Msun.</summary>
    public double LowestMassSolar { get; }

    /// <summary>Largest mass of a star, Msun.</summary>
    public double HighestMassSolar { get; }

    /// <summary>Number of stars per solar mass formed.</summary>
    public double StarsPerSolarMass => cumulative[^1];

    /// <summary>dN/dm proportional to m^-2.35 (Salpeter 1955, ApJ 121, 161).</summary>
    public static InitialMassFunction Salpeter(double lowestMassSolar = 0.1, double highestMassSolar = 100) =>
        BrokenPowerLaw("Salpeter 1955", [lowestMassSolar, highestMassSolar], [2.35]);

    /// <summary>Slopes 0.3 below 0.08 Msun, 1.3 to 0.5 Msun and 2.3 above (Kroupa 2001, MNRAS 322, 231, equation 2).</summary>
    /// <exception cref="ArgumentException">The limits are not ascending.</exception>
    public static InitialMassFunction Kroupa(double lowestMassSolar = 0.1, double highestMassSolar = 100)
    {
        CheckLimits(lowestMassSolar, highestMassSolar);
        double[] breaks = [.. new[] { 0.08, 0.5 }.Where(m => m > lowestMassSolar && m < highestMassSolar)];
        double[] edges = [lowestMassSolar, .. breaks, highestMassSolar];
        double[] slopes = [.. edges.SkipLast(1).Select(m => m < 0.08 ? 0.3 : m < 0.5 ? 1.3 : 2.3)];
        return BrokenPowerLaw("Kroupa 2001", edges, slopes);
    }

    /// <summary>
    /// Lognormal around 0.08 Msun of width 0.69 dex up to 1 Msun, then the slope 2.3, continuous at 1 Msun (Chabrier 2003, PASP 115, 763, equation
    /// 17; its two printed amplitudes, 0.158 and 0.0443, are continuous to 1 %).
    /// </summary>
    /// <exception cref="ArgumentException">The limits are not ascending.</exception>
    public static InitialMassFunction Chabrier(double lowestMassSolar = 0.1, double highestMassSolar = 100)
    {
        CheckLimits(lowestMassSolar, highestMassSolar);
        double centre = Math.Log10(0.08);
        const double width = 0.69;
        var pieces = new List<MassFunctionSegment>();
        if (lowestMassSolar < 1)
            pieces.Add(new MassFunctionSegment(lowestMassSolar, Math.Min(1, highestMassSolar), 1, 0, centre, width));
        if (highestMassSolar > 1)
            pieces.Add(new MassFunctionSegment(Math.Max(1, lowestMassSolar), highestMassSolar, Math.Exp(-0.5 * centre * centre / (width * width)), 2.3, 0, 0));
        return new InitialMassFunction("Chabrier 2003", [.. pieces]);
    }

    /// <summary>
    /// A continuous function dN/dm proportional to m^-slope between each pair of neighbouring masses.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="massesSolar">The limits and breaks, ascending, Msun; one more than slopes.</param>
    /// <param name="slopes">The slopes (2.35 for Salpeter's).</param>
    /// <exception cref="ArgumentException">The masses are not ascending and positive, or their number does not fit the slopes'.</exception>
    public static InitialMassFunction BrokenPowerLaw(string name, IReadOnlyList<double> massesSolar, IReadOnlyList<double> slopes)
    {
        ArgumentNullException.ThrowIfNull(massesSolar);
        ArgumentNullException.ThrowIfNull(slopes);
        if (slopes.Count == 0 || massesSolar.Count != slopes.Count + 1)
            throw new ArgumentException($"a broken power law has one more mass than slopes, not {massesSolar.Count} and {slopes.Count}");
        var pieces = new MassFunctionSegment[slopes.Count];
        double amplitude = 1;
        for (int i = 0; i < slopes.Count; i++)
        {
            CheckLimits(massesSolar[i], massesSolar[i + 1]);
            if (!double.IsFinite(slopes[i]))
                throw new ArgumentException($"slope {i} of the broken power law is not a number");
            if (i > 0)
                amplitude *= Math.Pow(massesSolar[i], slopes[i] - slopes[i - 1]);
            pieces[i] = new MassFunctionSegment(massesSolar[i], massesSolar[i + 1], amplitude, slopes[i], 0, 0);
        }

        return new InitialMassFunction(name, pieces);
    }

    /// <summary>dN/dm at <paramref name="massSolar"/>: stars per Msun of stellar mass, per Msun formed; 0 outside the limits.</summary>
    public double Density(double massSolar)
    {
        if (!(massSolar >= LowestMassSolar && massSolar <= HighestMassSolar))
            return 0;
        foreach (MassFunctionSegment segment in segments)
        {
            if (massSolar <= segment.High)
                return segment.Density(massSolar);
        }

        return 0;
    }

    /// <summary>Number of stars between two masses per Msun formed, integrated exactly.</summary>
    public double NumberBetween(double lowSolar, double highSolar) => Moment(lowSolar, highSolar, 0);

    /// <summary>Mass in stars between two masses, Msun per Msun formed, integrated exactly.</summary>
    public double MassBetween(double lowSolar, double highSolar) => Moment(lowSolar, highSolar, 1);

    /// <summary>One star's mass, drawn from the function, Msun.</summary>
    public double SampleMass(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double target = random.NextDouble() * cumulative[^1];
        int i = 0;
        while (i < segments.Length - 1 && target >= cumulative[i])
            i++;
        double before = i == 0 ? 0 : cumulative[i - 1];
        double fraction = Math.Clamp((target - before) / (cumulative[i] - before), 0, 1);
        if (inverse[i].Length == 0)
            return segments[i].MassAt(fraction);
        double place = fraction * InverseTableSteps;
        int k = Math.Min((int)place, InverseTableSteps - 1);
        return Math.Exp(inverse[i][k] + ((place - k) * (inverse[i][k + 1] - inverse[i][k])));
    }

    /// <summary>
    /// The stars of a cluster of about <paramref name="clusterMassSolar"/> Msun: stars are drawn one after the other until the mass is reached, and
    /// the last one is kept only if the total is then nearer to the mass than without it ("stop nearest").
    /// </summary>
    /// <returns>Masses in the order drawn, Msun; empty if the first star drawn is more than twice the cluster's mass.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mass is not positive and finite.</exception>
    public double[] SampleCluster(double clusterMassSolar, SeededRandom random)
    {
        if (!(clusterMassSolar > 0) || double.IsInfinity(clusterMassSolar))
            throw new ArgumentOutOfRangeException(nameof(clusterMassSolar), clusterMassSolar, "a cluster's mass is positive and finite");
        var stars = new List<double>();
        double total = 0;
        while (true)
        {
            double star = SampleMass(random);
            if (total + star >= clusterMassSolar)
            {
                if (total + star - clusterMassSolar < clusterMassSolar - total)
                    stars.Add(star);
                return [.. stars];
            }

            stars.Add(star);
            total += star;
        }
    }

    private double Moment(double low, double high, int moment) =>
        segments.Sum(s => s.Integral(Math.Max(low, s.Low), Math.Min(high, s.High), moment));

    private static void CheckLimits(double low, double high)
    {
        if (!(low > 0 && high > low && double.IsFinite(high)))
            throw new ArgumentException($"the masses of an initial mass function are positive and ascend, not {low} and {high} Msun");
    }
}
