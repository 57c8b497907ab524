namespace Arclet.Populations;

/// <summary>Settings by name: those of Claeyssens et al. for clumps and for whole galaxies, and a general default.</summary>
public static class SedFitPresets
{
    /// <summary>The names, as <see cref="Find"/> takes them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["default", "paper-clumps", "paper-hosts"];

    /// <summary>One free history with measured fluxes as they are: what to begin with.</summary>
    public static SedFitSettings Default { get; } = new() { Histories = [Exponential("exp", FreeTau)] };

    /// <summary>Clumps as in section 3.6 of the paper: exponentials of tau 1, 10, 100 Myr and free; limits as 0 +- F_lim; rates over 10 Myr; quoted results are of tau = 10 Myr.</summary>
    public static SedFitSettings PaperClumps { get; } = new()
    {
        Histories =
        [
            Exponential("exp_tau1", PriorSpecification.Fixed(0.001)),
            Exponential("exp_tau10", PriorSpecification.Fixed(0.01)),
            Exponential("exp_tau100", PriorSpecification.Fixed(0.1)),
            Exponential("exp_free", FreeTau),
        ],
        ReferenceHistory = "exp_tau10",
        Priors = With(PriorSpecification.Uniform(3, 11), PriorSpecification.LogUniform(0.01, 3)),
        Limits = LimitRule.ZeroWithLimit,
        RatePeriodMyr = 10,
    };

    /// <summary>Whole galaxies as in section 3.2 of the paper: constant, exponential and double power law; rates over 100 Myr; quoted results are of the exponential.</summary>
    public static SedFitSettings PaperHosts { get; } = new()
    {
        Histories =
        [
            FitHistory.Of("constant", StarFormationHistory.Constant, ("age_max", FreeAge), ("age_min", PriorSpecification.Fixed(0))),
            Exponential("exp", FreeTau),
            FitHistory.Of("dblplaw", StarFormationHistory.DoublePowerLaw, ("tau", FreeAge), ("alpha", PriorSpecification.LogUniform(0.01, 1000)), ("beta", PriorSpecification.LogUniform(0.01, 1000))),
        ],
        ReferenceHistory = "exp",
        Priors = With(PriorSpecification.Uniform(5, 12), PriorSpecification.LogUniform(0.01, 4)),
        RatePeriodMyr = 100,
    };

    private static PriorSpecification FreeAge => PriorSpecification.Uniform(0, PriorBound.Universe);

    private static PriorSpecification FreeTau => PriorSpecification.Uniform(0.001, 10);

    /// <summary>The settings of a name, or null.</summary>
    public static SedFitSettings? Find(string name) => name switch
    {
        "default" => Default,
        "paper-clumps" => PaperClumps,
        "paper-hosts" => PaperHosts,
        _ => null,
    };

    private static FitHistory Exponential(string name, PriorSpecification tau) => FitHistory.Of(name, StarFormationHistory.Exponential, ("age", FreeAge), ("tau", tau));

    private static Dictionary<string, PriorSpecification> With(PriorSpecification logMass, PriorSpecification metallicity) => new()
    {
        [SharedParameter.LogFormedMass] = logMass,
        [SharedParameter.Metallicity] = metallicity,
        [SharedParameter.Attenuation] = PriorSpecification.Uniform(0, 4),
        [SharedParameter.LogIonisation] = PriorSpecification.Uniform(-4, -2),
    };
}
