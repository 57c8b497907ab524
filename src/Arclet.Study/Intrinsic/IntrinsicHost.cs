using Arclet.Inference;

namespace Arclet.Study;

/// <summary>A whole galaxy de-lensed with a stated magnification.</summary>
public sealed record IntrinsicHost
{
    /// <summary>The galaxy.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>The history of its SED fit.</summary>
    public required string History { get; init; }

    /// <summary>The magnification that was divided out.</summary>
    public required IntrinsicEstimate Mu { get; init; }

    /// <summary>log10 of the stellar mass in solar masses.</summary>
    public required IntrinsicEstimate LogStellarMass { get; init; }

    /// <summary>log10 of the mass ever formed in solar masses.</summary>
    public required IntrinsicEstimate LogFormedMass { get; init; }

    /// <summary>Mean star-formation rate over 100 Myr in solar masses a year.</summary>
    public required IntrinsicEstimate Sfr100 { get; init; }

    /// <summary>log10 of sfr100 over the stellar mass per year: the magnification cancels.</summary>
    public required IntrinsicEstimate LogSpecificSfr { get; init; }

    /// <summary>De-lenses a galaxy's SED fit.</summary>
    /// <param name="posterior">The fit of the magnified fluxes.</param>
    /// <param name="magnification">The galaxy's magnification.</param>
    /// <param name="drawCount">The number of joint draws.</param>
    /// <param name="random">The generator of this galaxy.</param>
    public static IntrinsicHost Of(SedPosterior posterior, HostMagnification magnification, int drawCount, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        ArgumentNullException.ThrowIfNull(magnification);
        ArgumentNullException.ThrowIfNull(random);
        double[] mu = new double[drawCount];
        int[] sample = SampleOrder.Of(posterior.Count, drawCount, random);
        for (int j = 0; j < drawCount; j++)
            mu[j] = magnification.Draws.Count > 0 ? magnification.Draws[j % magnification.Draws.Count] : magnification.Value;
        LogError muError = MuError(magnification);
        return new()
        {
            GalaxyId = posterior.Id,
            History = posterior.History,
            Mu = IntrinsicEstimate.Linear(magnification.Value, mu, muError),
            LogStellarMass = Mass("log_stellar_mass"),
            LogFormedMass = Mass("log_formed_mass"),
            Sfr100 = Rate(),
            LogSpecificSfr = IntrinsicEstimate.Unlensed(posterior.Best["log_ssfr100"], posterior.SamplesOf("log_ssfr100")),
        };

        IntrinsicEstimate Mass(string name)
        {
            IReadOnlyList<double> samples = posterior.SamplesOf(name);
            (double p16, _, double p84) = SamplePercentiles.Of([.. samples]);
            double[] draws = [.. sample.Select((s, j) => samples[s] - Math.Log10(mu[j]))];
            double best = posterior.Best[name];
            return IntrinsicEstimate.Decimal(best - Math.Log10(magnification.Value), draws, LogError.OfDecimal(best, p16, p84).Times(muError.ToThe(-1)));
        }

        IntrinsicEstimate Rate()
        {
            IReadOnlyList<double> samples = posterior.SamplesOf("sfr100");
            (double p16, _, double p84) = SamplePercentiles.Of([.. samples]);
            double best = posterior.Best["sfr100"];
            return IntrinsicEstimate.Linear(
                best / magnification.Value,
                [.. sample.Select((s, j) => samples[s] / mu[j])],
                LogError.OfValue(best, Math.Max(0, best - p16), Math.Max(0, p84 - best)).Times(muError.ToThe(-1)));
        }
    }

    private static LogError MuError(HostMagnification magnification)
    {
        (double p16, double p50, double p84) = SamplePercentiles.Of([.. magnification.Draws]);
        return LogError.OfValue(magnification.Value, p50 - p16, p84 - p50);
    }
}
