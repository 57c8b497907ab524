using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>How spectral energy distributions are fitted: everything that may be chosen, with the defaults.</summary>
public sealed record SedFitSettings
{
    /// <summary>The histories; each object is fitted with every one.</summary>
    public required IReadOnlyList<FitHistory> Histories { get; init; }

    /// <summary>The history that quoted results are of; null for the first.</summary>
    public string? ReferenceHistory { get; init; }

    /// <summary>Priors of the parameters that histories share, by the names of <see cref="SharedParameter"/>; the redshift's is used for objects whose own is unknown.</summary>
    public IReadOnlyDictionary<string, PriorSpecification> Priors { get; init; } = new Dictionary<string, PriorSpecification>
    {
        [SharedParameter.LogFormedMass] = PriorSpecification.Uniform(3, 12),
        [SharedParameter.Metallicity] = PriorSpecification.LogUniform(0.01, 3),
        [SharedParameter.Attenuation] = PriorSpecification.Uniform(0, 4),
        [SharedParameter.LogIonisation] = PriorSpecification.Uniform(-4, -2),
    };

    /// <summary>The attenuation law's name, see <see cref="AttenuationLaw.Find"/>.</summary>
    public string DustLaw { get; init; } = "calzetti";

    /// <summary>The slope of the law <c>cf00</c>.</summary>
    public double DustSlope { get; init; } = 0.7;

    /// <summary>What A(V) is multiplied by for young stars and their gas.</summary>
    public double BirthCloudFactor { get; init; } = 1;

    /// <summary>Whether absorbed light comes back as dust emission, where the grid has it.</summary>
    public bool DustEmission { get; init; } = true;

    /// <summary>Whether young stars have nebular light.</summary>
    public bool Nebular { get; init; } = true;

    /// <summary>The share of ionising photons that leave the galaxy.</summary>
    public double EscapeFraction { get; init; }

    /// <summary>Whether the intergalactic medium absorbs (Inoue et al. 2014).</summary>
    public bool Igm { get; init; } = true;

    /// <summary>How fluxes without a detection enter the likelihood.</summary>
    public LimitRule Limits { get; init; } = LimitRule.Measured;

    /// <summary>An error as a fraction of the flux that is added in quadrature to every band.</summary>
    public double ErrorFloor { get; init; }

    /// <summary>The same for single bands, by filter id; it replaces <see cref="ErrorFloor"/> there.</summary>
    public IReadOnlyDictionary<string, double> ErrorFloors { get; init; } = new Dictionary<string, double>();

    /// <summary>Degrees of freedom of Student's t for the residuals, against outliers; null for a Gaussian.</summary>
    public double? StudentDegrees { get; init; }

    /// <summary>How models are computed; at a free redshift it is by tables in any case.</summary>
    public LikelihoodPath LikelihoodPath { get; init; } = LikelihoodPath.Exact;

    /// <summary>The standard error of ln Z that is asked for.</summary>
    public double LogEvidenceError { get; init; } = 0.15;

    /// <summary>The least effective number of samples.</summary>
    public double EffectiveSamples { get; init; } = 400;

    /// <summary>Live points of nested sampling; null for importance sampling, which needs far fewer likelihoods and falls back to nested sampling where it does not converge.</summary>
    public int? LivePoints { get; init; }

    /// <summary>Whether a mass whose prior is uniform in its logarithm is integrated out where the likelihood is Gaussian; otherwise it is sampled. Both give the same within their errors.</summary>
    public bool IntegrateMass { get; init; } = true;

    /// <summary>The most likelihoods that one fit may compute.</summary>
    public int MaximumCalls { get; init; } = 2_000_000;

    /// <summary>How many samples of equal weight are kept of each fit.</summary>
    public int Samples { get; init; } = 500;

    /// <summary>The seed; a fit's random numbers depend on it, the object's id and the history's name only.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The time over which the quoted star-formation rate is averaged, in Myr: <c>sfr10</c> or <c>sfr100</c> are both written.</summary>
    public double RatePeriodMyr { get; init; } = 10;

    /// <summary>The cosmology.</summary>
    public FlatLambdaCdm Cosmology { get; init; } = FlatLambdaCdm.Default;

    /// <summary>Checks what no single setting can know.</summary>
    /// <exception cref="ArgumentException">Something is impossible; the message names the setting.</exception>
    public void Check()
    {
        if (Histories.Count == 0)
            throw new ArgumentException("histories has none, expected one or more");
        if (Histories.GroupBy(h => h.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"histories has '{twice.Key}' twice, expected different names");
        if (ReferenceHistory is { } reference && !Histories.Any(h => h.Name == reference))
            throw new ArgumentException($"reference_history is '{reference}', expected one of {string.Join(", ", Histories.Select(h => h.Name))}");
        if (AttenuationLaw.Find(DustLaw, DustSlope) is null)
            throw new ArgumentException($"the dust law is '{DustLaw}', expected calzetti, calzetti_bagpipes, smc, cardelli or cf00");
        foreach (string name in SharedParameter.All)
        {
            if (name == SharedParameter.Redshift || (name == SharedParameter.LogIonisation && !Nebular))
                continue;
            if (!Priors.ContainsKey(name) && Histories.FirstOrDefault(h => !h.Priors.ContainsKey(name)) is { } without)
                throw new ArgumentException($"'{name}' has no prior for the history {without.Name}");
        }

        Within(BirthCloudFactor, 0, 100, "birth_cloud_factor");
        Within(EscapeFraction, 0, 1, "escape_fraction");
        Within(ErrorFloor, 0, 10, "error_floor");
        Within(LogEvidenceError, 1e-3, 10, "log_evidence_error");
        Within(LivePoints ?? 100, 20, 1e6, "live_points");
        Within(EffectiveSamples, 50, 1e6, "effective_samples");
        Within(StudentDegrees ?? 1, 0.1, 1e6, "student_degrees");
        Within(Samples, 0, 1e6, "samples");
        Within(MaximumCalls, 1000, int.MaxValue, "maximum_calls");
        foreach ((string filter, double floor) in ErrorFloors)
            Within(floor, 0, 10, $"error_floors of {filter}");
    }

    private static void Within(double value, double low, double high, string name)
    {
        if (!(value >= low && value <= high))
            throw new ArgumentException($"{name} is {value}, expected {low} to {high}");
    }
}
