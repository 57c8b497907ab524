using Arclet.Inference;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>Masses, rates, ages, densities and boundness of one clump with both kinds of error.</summary>
internal sealed class ClumpMasses
{
    private readonly SedPosterior sed;

    private readonly ClumpQuantities work;

    private readonly int[] order;

    public ClumpMasses(SedPosterior sed, ClumpQuantities work, IntrinsicSettings settings, SeededRandom random)
    {
        (this.sed, this.work) = (sed, work);
        order = SampleOrder.Of(sed.Count, settings.DrawCount, random);
        double[] stellar = LogMassDraws("log_stellar_mass"), rate = RateDraws("sfr10");
        (LogStellarMassDraws, Sfr10Draws) = (stellar, rate);
        LogStellarMass = LogMass("log_stellar_mass", stellar);
        LogFormedMass = LogMass("log_formed_mass", LogMassDraws("log_formed_mass"));
        Sfr10 = Rate("sfr10", rate);
        Sfr100 = Rate("sfr100", RateDraws("sfr100"));
        Age = IntrinsicEstimate.Unlensed(sed.Best["mass_weighted_age_gyr"], sed.SamplesOf("mass_weighted_age_gyr"));
        Attenuation = IntrinsicEstimate.Unlensed(sed.Best[SharedParameter.Attenuation], sed.SamplesOf(SharedParameter.Attenuation));
        Metallicity = IntrinsicEstimate.Unlensed(sed.Best[SharedParameter.Metallicity], sed.SamplesOf(SharedParameter.Metallicity));
        LogMassDensity = IntrinsicEstimate.Decimal(
            LogStellarMass.Value - Math.Log10(work.Area(work.Radius)),
            [.. stellar.Select((m, j) => m - Math.Log10(work.Area(work.RadiusDraws[j])))],
            OfLog("log_stellar_mass").Times(work.WithRadius(2)));
        SfrDensity = IntrinsicEstimate.Linear(
            Sfr10.Value / work.Area(work.Radius / 1000),
            [.. rate.Select((r, j) => r / work.Area(work.RadiusDraws[j] / 1000))],
            OfRate("sfr10").Times(work.WithRadius(2)));
        IReadOnlyList<double> ages = sed.SamplesOf("mass_weighted_age_gyr");

        // age sqrt(G M / R^3) / 10: M R^-3 to the power 1/2.
        Boundness = IntrinsicEstimate.Linear(
            BoundnessOf(Age.Value, LogStellarMass.Value, work.Radius),
            [.. stellar.Select((m, j) => BoundnessOf(ages[order[j]], m, work.RadiusDraws[j]))],
            LogError.OfValue(Age.Value, Age.QuadratureLower, Age.QuadratureUpper).Times(OfLog("log_stellar_mass").Times(work.WithRadius(3)).ToThe(0.5)));
    }

    public IntrinsicEstimate LogStellarMass { get; }

    public IntrinsicEstimate LogFormedMass { get; }

    public IntrinsicEstimate Sfr10 { get; }

    public IntrinsicEstimate Sfr100 { get; }

    public IntrinsicEstimate Age { get; }

    public IntrinsicEstimate Attenuation { get; }

    public IntrinsicEstimate Metallicity { get; }

    public IntrinsicEstimate LogMassDensity { get; }

    public IntrinsicEstimate SfrDensity { get; }

    public IntrinsicEstimate Boundness { get; }

    /// <summary>The joint draws of the log stellar mass.</summary>
    public IReadOnlyList<double> LogStellarMassDraws { get; }

    /// <summary>The joint draws of the rate over 10 Myr.</summary>
    public IReadOnlyList<double> Sfr10Draws { get; }

    public IntrinsicFlags Flags { get; private set; }

    /// <summary>The samples of a quantity that lensing does not change, in the draws' order.</summary>
    public IReadOnlyList<double> Unlensed(string name)
    {
        IReadOnlyList<double> samples = sed.SamplesOf(name);
        return [.. order.Select(s => samples[s])];
    }

    /// <summary>Age over crossing time of 10 sqrt(R^3 / (G M)).</summary>
    /// <param name="ageGyr">The age in Gyr.</param>
    /// <param name="logMass">log10 of the mass in solar masses.</param>
    /// <param name="radiusParsec">The radius in pc.</param>
    internal static double BoundnessOf(double ageGyr, double logMass, double radiusParsec) =>
        1000 * ageGyr / (10 * Math.Sqrt(radiusParsec * radiusParsec * radiusParsec / (IntrinsicClumpFit.GravityPc3PerSolarMassMyr2 * Math.Pow(10, logMass))));

    private double[] LogMassDraws(string name)
    {
        IReadOnlyList<double> samples = sed.SamplesOf(name);
        return [.. order.Select((s, j) => samples[s] + (work.Draws.LogFlux[j] / Math.Log(10)) - Math.Log10(work.Draws.Mu[j]))];
    }

    private double[] RateDraws(string name)
    {
        IReadOnlyList<double> samples = sed.SamplesOf(name);
        return [.. order.Select((s, j) => samples[s] * Math.Exp(work.Draws.LogFlux[j]) / work.Draws.Mu[j])];
    }

    private IntrinsicEstimate LogMass(string name, double[] draws) =>
        IntrinsicEstimate.Decimal(sed.Best[name] - Math.Log10(work.Mu), draws, OfLog(name).Times(work.SizeAndFlux(0)).Times(work.MuError.ToThe(-1)));

    private IntrinsicEstimate Rate(string name, double[] draws) =>
        IntrinsicEstimate.Linear(sed.Best[name] / work.Mu, draws, OfRate(name).Times(work.SizeAndFlux(0)).Times(work.MuError.ToThe(-1)));

    private LogError OfLog(string name)
    {
        (double p16, _, double p84) = SamplePercentiles.Of([.. sed.SamplesOf(name)]);
        Note(sed.Best[name], p16, p84);
        return LogError.OfDecimal(sed.Best[name], p16, p84);
    }

    private LogError OfRate(string name)
    {
        (double p16, _, double p84) = SamplePercentiles.Of([.. sed.SamplesOf(name)]);
        Note(sed.Best[name], p16, p84);
        return LogError.OfValue(sed.Best[name], Math.Max(0, sed.Best[name] - p16), Math.Max(0, p84 - sed.Best[name]));
    }

    private void Note(double best, double p16, double p84)
    {
        if (best < p16 || best > p84)
            Flags |= IntrinsicFlags.BestOutsideInterval;
    }
}
