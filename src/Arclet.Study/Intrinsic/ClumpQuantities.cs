using Arclet.Inference;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Sizes, fluxes and magnitudes of one clump with both kinds of error.</summary>
internal sealed class ClumpQuantities
{
    private readonly ClumpSize size;

    private readonly ClumpMagnification magnification;

    private readonly IntrinsicSettings settings;

    public ClumpQuantities(ClumpSize size, ClumpMagnification magnification, ClumpDraws draws, IntrinsicSettings settings, double parsecPerArcsec)
    {
        (this.size, this.magnification, this.settings, Draws) = (size, magnification, settings, draws);
        MuError = Of(magnification.Mu);
        MuTangentialError = Of(magnification.MuTangential);
        MuRadialError = Of(magnification.MuRadial);
        SizeError = LogError.Symmetric(draws.SizeError);
        int n = draws.Mu.Length;
        double[] cases = new double[n], covariance = new double[n];
        for (int j = 0; j < n; j++)
        {
            double stretch = Math.Exp(draws.LogSize[j]);
            cases[j] = size.RadiusArcsec(draws.Mu[j], draws.MuTangential[j]) * stretch * parsecPerArcsec;
            covariance[j] = size.CovarianceRadiusArcsec(draws.MuCentre[j]) * stretch * parsecPerArcsec;
        }

        LogError caseError = SizeError.Times(size.Case == SizeCase.Resolved ? MuError.ToThe(-0.5) : MuTangentialError.ToThe(-1));
        CaseRadius = IntrinsicEstimate.Linear(size.RadiusArcsec(magnification.Mu.Value, magnification.MuTangential.Value) * parsecPerArcsec, cases, caseError);

        // The error of mu stands for that of mu at the centre: the paper gives none.
        CovarianceRadius = IntrinsicEstimate.Linear(size.CovarianceRadiusArcsec(Math.Abs(magnification.MuCentre)) * parsecPerArcsec, covariance, SizeError.Times(MuError.ToThe(-0.5)));
        CaseRadiusDraws = cases;
        RadiusDraws = settings.SizeMethod == SizeMethod.Cases ? cases : covariance;
    }

    public ClumpDraws Draws { get; }

    public LogError MuError { get; }

    public LogError MuTangentialError { get; }

    public LogError MuRadialError { get; }

    public LogError SizeError { get; }

    public IntrinsicEstimate CaseRadius { get; }

    public IntrinsicEstimate CovarianceRadius { get; }

    /// <summary>The radius that densities take, in pc.</summary>
    public double Radius => (settings.SizeMethod == SizeMethod.Cases ? CaseRadius : CovarianceRadius).Value;

    public double[] RadiusDraws { get; }

    /// <summary>The draws of <see cref="CaseRadius"/>.</summary>
    public double[] CaseRadiusDraws { get; }

    /// <summary>|mu| of the best model.</summary>
    public double Mu => magnification.Mu.Value;

    /// <summary>The area of densities for a radius, in its unit squared.</summary>
    public double Area(double radius) => (settings.DensityArea == DensityArea.TwicePi ? 2 : 1) * Math.PI * radius * radius;

    /// <summary>
    /// What the lens and the size add to the error of X R^-p / mu, p = 2 for densities. Where R goes as 1/sqrt(mu) and p = 2 mu cancels; where it goes as
    /// 1/mu_t, X R^-p / mu goes as mu_t^(p-1) / mu_r, because mu = mu_t mu_r: its parts are not counted twice. The size and the common flux error
    /// are correlated.
    /// </summary>
    public LogError WithRadius(double power)
    {
        LogError lens = settings.SizeMethod == SizeMethod.Covariance || size.Case == SizeCase.Resolved
            ? MuError.ToThe((power / 2) - 1)
            : MuTangentialError.ToThe(power - 1).Times(MuRadialError.ToThe(-1));
        return lens.Times(SizeAndFlux(power));
    }

    /// <summary>The error of flux / R^p by the shape: the variances less 2 p times the covariance.</summary>
    public LogError SizeAndFlux(double power)
    {
        double s = Draws.SizeError, f = Draws.CommonError;
        return LogError.Symmetric(Math.Sqrt(Math.Max(0, (f * f) + (power * power * s * s) - (2 * power * Draws.Correlation * s * f))));
    }

    public IntrinsicFlux Flux(BandFlux band)
    {
        double error = Math.Sqrt((band.IndependentErrorNanojansky * band.IndependentErrorNanojansky) + (band.CommonErrorNanojansky * band.CommonErrorNanojansky));
        LogError lens = MuError.ToThe(-1);
        double flux = band.FluxNanojansky / Mu;
        return new(flux, Both(lens.Lower), Both(lens.Upper), band.LimitNanojansky / Mu, band.IsLimit);

        double Both(double relative) => Math.Sqrt((error * error / (Mu * Mu)) + (relative * relative * flux * flux));
    }

    public (IntrinsicEstimate Magnitude, IntrinsicFlags Flags) AbsoluteMagnitude(CorrectedFluxes fluxes, string filter, double redshift, FlatLambdaCdm cosmology, SeededRandom random)
    {
        bool exists = fluxes.Bands.TryGetValue(filter, out BandFlux band);
        bool isLimit = band.IsLimit || !(band.FluxNanojansky > 0);
        double flux = isLimit ? band.LimitNanojansky : band.FluxNanojansky;
        if (!exists || !(flux > 0))
            return (IntrinsicEstimate.None, IntrinsicFlags.NoMagnitude);
        double[] draws = new double[Draws.Mu.Length];
        for (int j = 0; j < draws.Length; j++)
        {
            double noise = random.Gaussian();

            // The band's own answer to the shape: its common error in units of the reference filter's relative one.
            double drawn = isLimit ? flux : flux + (band.IndependentErrorNanojansky * noise) + (band.CommonErrorNanojansky * Draws.CommonSign * (Draws.CommonError > 0 ? Draws.LogFlux[j] / Draws.CommonError : 0));
            draws[j] = drawn > 0 ? Absolute(drawn, Draws.Mu[j]) : double.NaN;
        }

        double error = isLimit ? 0 : Math.Sqrt((band.IndependentErrorNanojansky * band.IndependentErrorNanojansky) + (band.CommonErrorNanojansky * band.CommonErrorNanojansky)) / flux;

        // A magnitude falls where the flux rises: the sides change places.
        LogError total = LogError.Symmetric(error).Times(MuError.ToThe(-1)).ToThe(-1);
        return (IntrinsicEstimate.Decimal(Absolute(flux, Mu), draws, total, 2.5), isLimit ? IntrinsicFlags.MagnitudeIsLimit : IntrinsicFlags.None);

        // The fluxes are corrected for extinction already.
        double Absolute(double nanojansky, double mu) => AbMagnitude.Absolute(AbMagnitude.FromNanojansky(nanojansky), 0, redshift, mu, cosmology);
    }

    private static LogError Of(MagnificationEstimate mu) => LogError.OfValue(mu.Value, mu.LowerError, mu.UpperError);
}
