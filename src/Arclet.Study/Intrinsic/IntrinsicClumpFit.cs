using Arclet.Inference;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// From observed to intrinsic: one clump's photometry, SED posterior and magnifications, with errors by joint draws and by the paper's
/// quadrature (section 3.8).
/// </summary>
/// <remarks>
/// Draw j takes lens model j modulo their number, the same for all clumps; a sample of the SED posterior, which knows the independent flux errors; and
/// one pair of normal deviates for the size and the flux error that all bands share, with their covariance. Where the redshift is photometric each draw has its own, which
/// moves magnifications, distances and, if the fit had it fixed, luminosities. The same deviates and the same model enter
/// mass, rate, size and density, so that the magnification cancels in a density exactly where it does in its formula.
/// </remarks>
public static class IntrinsicClumpFit
{
    /// <summary>G in pc^3 per solar mass and Myr^2, 4.4985e-3.</summary>
    internal const double GravityPc3PerSolarMassMyr2 =
        PhysicalConstants.SolarMassParameter / PhysicalConstants.MetrePerParsec / PhysicalConstants.MetrePerParsec / PhysicalConstants.MetrePerParsec
        * (PhysicalConstants.SecondsPerGyr / 1000) * (PhysicalConstants.SecondsPerGyr / 1000);

    /// <summary>De-lenses a clump.</summary>
    /// <param name="photometry">As observed.</param>
    /// <param name="sed">The SED fit of the magnified, extinction-corrected fluxes; null where there is none.</param>
    /// <param name="magnification">Its magnifications.</param>
    /// <param name="redshift">Its redshift.</param>
    /// <param name="cosmology">The cosmology.</param>
    /// <param name="settings">How.</param>
    /// <param name="random">The generator of this clump: seed, stage and unit.</param>
    /// <param name="psfFwhmArcsec">The FWHM of the reference filter's PSF, where the settings' limit needs it.</param>
    /// <param name="redshiftDraws">The galaxy's drawn redshifts, one for each draw, where its redshift is not exactly known; the samples of a fit whose redshift was free come before them.</param>
    /// <exception cref="Fits.InputException">A setting is wrong, or a filter's wavelength is not known.</exception>
    public static IntrinsicClump Of(
        ClumpPhotometry photometry, SedPosterior? sed, ClumpMagnification magnification, double redshift, FlatLambdaCdm cosmology, IntrinsicSettings settings, SeededRandom random, double? psfFwhmArcsec = null,
        IReadOnlyList<double>? redshiftDraws = null) =>
        WithDraws(photometry, sed, magnification, redshift, cosmology, settings, random, psfFwhmArcsec, redshiftDraws).Clump;

    /// <summary>The same, with the joint draws that the percentiles are of.</summary>
    internal static (IntrinsicClump Clump, ClumpQuantities Quantities, ClumpMasses? Masses) WithDraws(
        ClumpPhotometry photometry, SedPosterior? sed, ClumpMagnification magnification, double redshift, FlatLambdaCdm cosmology, IntrinsicSettings settings, SeededRandom random, double? psfFwhmArcsec,
        IReadOnlyList<double>? redshiftDraws)
    {
        ArgumentNullException.ThrowIfNull(photometry);
        ArgumentNullException.ThrowIfNull(magnification);
        ArgumentNullException.ThrowIfNull(cosmology);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(random);
        settings.Check();
        ClumpSize size = ClumpSize.Of(photometry, settings, psfFwhmArcsec);
        CorrectedFluxes fluxes = CorrectedFluxes.Of(photometry, new GalacticExtinction(settings.ColorExcess));
        var draws = new ClumpDraws(photometry, fluxes, size, magnification, settings, random);
        int[] order = sed is null ? [] : SampleOrder.Of(sed.Count, settings.DrawCount, random);
        double[] logLuminosity = new double[settings.DrawCount];
        if (settings.IncludeRedshiftError && sed is not null && sed.Samples.TryGetValue(SharedParameter.Redshift, out IReadOnlyList<double>? fitted))
        {
            draws.MoveTo([.. order.Select(s => fitted[s])], redshift);
        }
        else if (redshiftDraws is not null)
        {
            draws.MoveTo(redshiftDraws, redshift);
            double here = LogLuminosity(redshift);
            logLuminosity = [.. redshiftDraws.Select(z => LogLuminosity(z) - here)];
        }

        var work = new ClumpQuantities(size, magnification, draws, settings, redshift, cosmology);
        string filter = FilterCatalog.Get(settings.VBandFilter(redshift)).Id;
        IntrinsicFlags flags = draws.Flags
            | (size.Case == SizeCase.Unresolved ? IntrinsicFlags.SizeIsLimit : IntrinsicFlags.None)
            | (magnification.CrossesCriticalLine ? IntrinsicFlags.CriticalLine : IntrinsicFlags.None)
            | (magnification.VariesStrongly ? IntrinsicFlags.MagnificationVaries : IntrinsicFlags.None);
        (IntrinsicEstimate magnitude, IntrinsicFlags ofMagnitude) = work.AbsoluteMagnitude(fluxes, filter, redshift, cosmology, random);
        flags |= ofMagnitude;
        var masses = sed is null ? null : new ClumpMasses(sed, order, logLuminosity, work);
        flags |= (masses?.Flags ?? IntrinsicFlags.NoSedFit) | (draws.Redshifts.Count > 0 ? IntrinsicFlags.RedshiftDrawn : IntrinsicFlags.None);
        var clump = new IntrinsicClump
        {
            ClumpId = photometry.ClumpId,
            History = sed?.History ?? "",
            SizeCase = size.Case,
            ResolutionClass = size.Class,
            Mu = IntrinsicEstimate.Linear(magnification.Mu.Value, draws.Mu, work.MuError),
            MuTangential = IntrinsicEstimate.Linear(magnification.MuTangential.Value, draws.MuTangential, work.MuTangentialError),
            MuRadial = IntrinsicEstimate.Linear(magnification.MuRadial.Value, draws.MuRadial, work.MuRadialError),
            RadiusParsec = work.CaseRadius,
            CovarianceRadiusParsec = work.CovarianceRadius,
            LogStellarMass = masses?.LogStellarMass ?? IntrinsicEstimate.None,
            LogFormedMass = masses?.LogFormedMass ?? IntrinsicEstimate.None,
            Sfr10 = masses?.Sfr10 ?? IntrinsicEstimate.None,
            Sfr100 = masses?.Sfr100 ?? IntrinsicEstimate.None,
            AgeGyr = masses?.Age ?? IntrinsicEstimate.None,
            Attenuation = masses?.Attenuation ?? IntrinsicEstimate.None,
            Metallicity = masses?.Metallicity ?? IntrinsicEstimate.None,
            LogMassDensity = masses?.LogMassDensity ?? IntrinsicEstimate.None,
            SfrDensity = masses?.SfrDensity ?? IntrinsicEstimate.None,
            Boundness = masses?.Boundness ?? IntrinsicEstimate.None,
            AbsoluteMagnitudeV = magnitude,
            VBandFilter = filter,
            Fluxes = fluxes.Bands.ToDictionary(b => b.Key, b => work.Flux(b.Value)),
            Flags = flags,
        };
        return (clump, work, masses);

        // nu L_nu of a given flux; how a spectrum shifts through the filters only a fit with a free redshift knows.
        double LogLuminosity(double z) => (2 * Math.Log10(cosmology.LuminosityDistanceMpc(z))) - Math.Log10(1 + z);
    }
}
