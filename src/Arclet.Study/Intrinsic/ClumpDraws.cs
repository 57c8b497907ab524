using Arclet.Inference;

namespace Arclet.Study;

/// <summary>The joint draws of one clump's magnifications, size and common flux error.</summary>
internal sealed class ClumpDraws
{
    /// <summary>A flux that is not known to a factor of e is not known at all: a wider normal error of its logarithm would reach masses that nothing has.</summary>
    private const double LargestLogError = 1;

    /// <summary>A redshift's error changes a magnification by at most a factor of 3.</summary>
    private const double LargestLogChange = 1.0986;

    private readonly ClumpMagnification magnification;

    public ClumpDraws(ClumpPhotometry photometry, CorrectedFluxes fluxes, ClumpSize size, ClumpMagnification magnification, IntrinsicSettings settings, SeededRandom random)
    {
        int n = settings.DrawCount, models = magnification.MuDraws.Count;
        (Mu, MuTangential, MuRadial, MuCentre, LogSize, LogFlux) = (new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
        this.magnification = magnification;
        BandFlux reference = photometry.Bands.GetValueOrDefault(photometry.ReferenceFilter);
        double ofReference = reference.FluxNanojansky > 0 ? reference.CommonErrorNanojansky / reference.FluxNanojansky : double.NaN;
        double common = double.IsFinite(ofReference) ? fluxes.SharedRelativeError : double.NaN;
        Flags = (models == 0 ? IntrinsicFlags.NoLensDraws : IntrinsicFlags.None)
            | (double.IsFinite(size.LogError) ? IntrinsicFlags.None : IntrinsicFlags.NoSizeError)
            | (double.IsFinite(common) ? IntrinsicFlags.None : IntrinsicFlags.NoCommonError);
        (SizeError, CommonError) = (double.IsFinite(size.LogError) ? size.LogError : 0, double.IsFinite(common) ? Math.Min(Math.Abs(common), LargestLogError) : 0);
        CommonSign = double.IsFinite(common) && common < 0 ? -1 : 1;

        // The common error is the flux's answer to the shape's: without a covariance its sign says how they go together.
        double observed = photometry.LogSizeError;
        double covariance = photometry.LogFluxLogSizeCovariance;
        double correlation = CommonError == 0 || ofReference == 0 || !(observed > 0) ? 0
            : double.IsFinite(covariance) ? Math.Clamp(covariance / (Math.Abs(ofReference) * observed), -1, 1)
            : Math.Sign(ofReference);
        Correlation = correlation;
        for (int j = 0; j < n; j++)
        {
            double a = random.Gaussian(), b = random.Gaussian(), c = random.Gaussian();
            LogSize[j] = SizeError * a;
            LogFlux[j] = CommonError * ((correlation * a) + (Math.Sqrt(1 - (correlation * correlation)) * b));
            int k = models > 0 ? j % models : 0;
            double spread = settings.IncludeEllipseScatter ? c : 0;
            Mu[j] = Drawn(magnification.Mu, magnification.MuDraws, k, spread);
            MuTangential[j] = Drawn(magnification.MuTangential, magnification.MuTangentialDraws, k, spread);
            MuRadial[j] = Drawn(magnification.MuRadial, magnification.MuRadialDraws, k, spread);

            // The scatter inside the ellipse says nothing of the centre.
            MuCentre[j] = models > 0 ? magnification.MuCentreDraws[k] : Math.Abs(magnification.MuCentre);
        }
    }

    public double[] Mu { get; }

    public double[] MuTangential { get; }

    public double[] MuRadial { get; }

    public double[] MuCentre { get; }

    /// <summary>Deviation of the natural logarithm of the observed size.</summary>
    public double[] LogSize { get; }

    /// <summary>Deviation of the natural logarithm of all fluxes together.</summary>
    public double[] LogFlux { get; }

    public double SizeError { get; }

    public double CommonError { get; }

    /// <summary>The correlation of size and common flux error.</summary>
    public double Correlation { get; }

    /// <summary>The sign of the error that filters share: a band whose error has another one moves against it.</summary>
    public int CommonSign { get; }

    public IntrinsicFlags Flags { get; }

    /// <summary>The drawn redshifts; empty where the redshift is known.</summary>
    public IReadOnlyList<double> Redshifts { get; private set; } = [];

    /// <summary>Puts each draw's source at its own redshift: the magnifications follow.</summary>
    /// <param name="redshifts">As many as there are draws.</param>
    /// <param name="redshift">The redshift that the magnifications were measured at.</param>
    public void MoveTo(IReadOnlyList<double> redshifts, double redshift)
    {
        Redshifts = redshifts;
        MagnificationSlopes slopes = magnification.RedshiftSlopes;
        for (int j = 0; j < Mu.Length; j++)
        {
            double step = redshifts[j] - redshift;
            Mu[j] *= Change(slopes.Mu * step);
            MuTangential[j] *= Change(slopes.MuTangential * step);
            MuRadial[j] *= Change(slopes.MuRadial * step);
            MuCentre[j] *= Change(slopes.MuCentre * step);
        }

        // A slope says nothing far from where it was taken: near a critical line it would send magnifications to 0 or to infinity.
        static double Change(double logarithm) => Math.Exp(Math.Clamp(logarithm, -LargestLogChange, LargestLogChange));
    }

    /// <summary>A magnification is positive: its scatter is taken in the logarithm.</summary>
    private static double Drawn(MagnificationEstimate estimate, IReadOnlyList<double> draws, int k, double deviate)
    {
        double value = draws.Count > 0 ? draws[k] : estimate.Value;
        double relative = double.IsFinite(estimate.Scatter) && estimate.Value > 0 ? estimate.Scatter / estimate.Value : 0;
        return value * Math.Exp(relative * deviate);
    }
}
