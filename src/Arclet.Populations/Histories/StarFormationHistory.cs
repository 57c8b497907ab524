namespace Arclet.Populations;

/// <summary>
/// A form of star-formation history with named parameters. It knows the rate at any look-back time and integrates itself exactly over
/// intervals of age; the mass formed is always one, masses multiply later.
/// </summary>
/// <threadsafety>Immutable; every method may be called from any thread.</threadsafety>
public abstract class StarFormationHistory
{
    /// <summary>All stars at one time: <c>age</c> in Gyr.</summary>
    public static StarFormationHistory Burst { get; } = new BurstHistory();

    /// <summary>A constant rate between <c>age_max</c> and <c>age_min</c>, look-back times in Gyr.</summary>
    public static StarFormationHistory Constant { get; } = new ConstantHistory();

    /// <summary>A pure decay from the start: exp(-(age - t)/tau) for look-back times t below <c>age</c>; <c>age</c> and <c>tau</c> in Gyr.</summary>
    public static StarFormationHistory Exponential { get; } = new ExponentialHistory();

    /// <summary>A linear rise and exponential decay: s exp(-s/tau) with s = age - t; <c>age</c> and <c>tau</c> in Gyr.</summary>
    public static StarFormationHistory Delayed { get; } = new DelayedHistory();

    /// <summary>((T/tau)^alpha + (T/tau)^-beta)^-1 in cosmic time T (Carnall et al. 2018, equation 10): <c>tau</c> in Gyr, <c>alpha</c>, <c>beta</c>.</summary>
    public static StarFormationHistory DoublePowerLaw { get; } = new DoublePowerLawHistory();

    /// <summary>A log-normal in cosmic time by its peak <c>tmax</c> and full width at half maximum <c>fwhm</c>, in Gyr (Gladders et al. 2013).</summary>
    public static StarFormationHistory LogNormal { get; } = new LogNormalHistory();

    /// <summary>The name in files: that of the model's key.</summary>
    public abstract string Name { get; }

    /// <summary>The names of the parameters, in their order; times are in Gyr.</summary>
    public abstract IReadOnlyList<string> ParameterNames { get; }

    /// <summary>The look-back times in Gyr between which a history of steps is constant; null for all other forms.</summary>
    public virtual IReadOnlyList<double>? EdgesGyr => null;

    /// <summary>Steps of constant rate between fixed ages (Leja et al. 2019, ApJ 876, 3).</summary>
    /// <param name="edgesGyr">Look-back times in Gyr, ascending from 0; parameter <c>dsfr_i</c> is log10 of the rate in step i + 1 over that in step i, counted from the youngest.</param>
    public static StarFormationHistory Continuity(double[] edgesGyr) => new ContinuityHistory(edgesGyr);

    /// <summary>The form of a name, or null: all but continuity, which needs its edges.</summary>
    public static StarFormationHistory? Find(string name) => name switch
    {
        "burst" => Burst,
        "constant" => Constant,
        "exponential" => Exponential,
        "delayed" => Delayed,
        "dblplaw" => DoublePowerLaw,
        "lognormal" => LogNormal,
        _ => null,
    };

    /// <summary>Whether no star is older than the universe and the parameters are possible.</summary>
    /// <param name="parameters">As many values as <see cref="ParameterNames"/>.</param>
    /// <param name="universeAgeYears">The age of the universe in years.</param>
    public abstract bool IsPhysical(ReadOnlySpan<double> parameters, double universeAgeYears);

    /// <summary>The rate at a look-back time, up to a factor that depends on the parameters only; a burst has none anywhere.</summary>
    /// <param name="parameters">As many values as <see cref="ParameterNames"/>.</param>
    /// <param name="lookbackYears">The look-back time in years.</param>
    /// <param name="universeAgeYears">The age of the universe in years.</param>
    public abstract double RelativeRate(ReadOnlySpan<double> parameters, double lookbackYears, double universeAgeYears);

    /// <summary>The mass formed in each interval and its first moment (see <see cref="AgeIntervals"/>), of one unit of mass formed in all.</summary>
    /// <param name="parameters">As many values as <see cref="ParameterNames"/>.</param>
    /// <param name="intervals">The intervals.</param>
    /// <param name="mass">As many values as intervals.</param>
    /// <param name="moment">As many values as intervals.</param>
    /// <returns>False for an unphysical history; the spans are then undefined.</returns>
    public bool Integrate(ReadOnlySpan<double> parameters, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        if (!IsPhysical(parameters, intervals.UniverseAgeYears))
            return false;
        mass = mass[..intervals.Count];
        moment = moment[..intervals.Count];
        double total = Fill(parameters, intervals, mass, moment);
        if (!(total > 0 && double.IsFinite(total)))
            return false;
        if (total != 1)
        {
            System.Numerics.Tensors.TensorPrimitives.Multiply(mass, 1 / total, mass);
            System.Numerics.Tensors.TensorPrimitives.Multiply(moment, 1 / total, moment);
        }

        return true;
    }

    /// <summary>The same without normalisation; returns the mass formed in all intervals.</summary>
    private protected abstract double Fill(ReadOnlySpan<double> parameters, AgeIntervals intervals, Span<double> mass, Span<double> moment);

    /// <summary>Adds a constant rate between two look-back times; returns the mass.</summary>
    private protected static double AddConstant(double from, double to, double rate, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        double[] edges = intervals.EdgesYears, inverse = intervals.InverseWidths;
        double total = 0;
        for (int i = 0; i < mass.Length; i++)
        {
            double a = Math.Max(from, edges[i]), b = Math.Min(to, edges[i + 1]);
            if (a >= b)
                continue;
            double m = rate * (b - a);
            mass[i] += m;
            moment[i] += m * ((0.5 * (a + b)) - edges[i]) * inverse[i];
            total += m;
        }

        return total;
    }

    /// <summary>The names and edges, as messages show them.</summary>
    public override string ToString() => Name;
}
