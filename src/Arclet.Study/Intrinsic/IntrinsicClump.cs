namespace Arclet.Study;

/// <summary>A clump as it is: what lensing, dust of the Milky Way and the telescope did is undone.</summary>
public sealed record IntrinsicClump
{
    /// <summary>The clump.</summary>
    public required string ClumpId { get; init; }

    /// <summary>The history of its SED fit; empty without one.</summary>
    public required string History { get; init; }

    /// <summary>Which case gives the size.</summary>
    public required SizeCase SizeCase { get; init; }

    /// <summary>The class of resolution.</summary>
    public required ResolutionClass ResolutionClass { get; init; }

    /// <summary>|mu|.</summary>
    public required IntrinsicEstimate Mu { get; init; }

    /// <summary>|mu_t|.</summary>
    public required IntrinsicEstimate MuTangential { get; init; }

    /// <summary>|mu_r|.</summary>
    public required IntrinsicEstimate MuRadial { get; init; }

    /// <summary>R_eff by the three cases in pc; an upper limit where <see cref="IntrinsicFlags.SizeIsLimit"/> is set.</summary>
    public required IntrinsicEstimate RadiusParsec { get; init; }

    /// <summary>R_eff by C_src = A C A^T in pc.</summary>
    public required IntrinsicEstimate CovarianceRadiusParsec { get; init; }

    /// <summary>log10 of the mass in living stars and remnants in solar masses.</summary>
    public required IntrinsicEstimate LogStellarMass { get; init; }

    /// <summary>log10 of the mass ever formed in solar masses.</summary>
    public required IntrinsicEstimate LogFormedMass { get; init; }

    /// <summary>Mean star-formation rate over 10 Myr in solar masses a year.</summary>
    public required IntrinsicEstimate Sfr10 { get; init; }

    /// <summary>Mean star-formation rate over 100 Myr in solar masses a year.</summary>
    public required IntrinsicEstimate Sfr100 { get; init; }

    /// <summary>Mass-weighted age in Gyr; lensing does not change it.</summary>
    public required IntrinsicEstimate AgeGyr { get; init; }

    /// <summary>A(V) in magnitudes; lensing does not change it.</summary>
    public required IntrinsicEstimate Attenuation { get; init; }

    /// <summary>Metallicity over Z = 0.02; lensing does not change it.</summary>
    public required IntrinsicEstimate Metallicity { get; init; }

    /// <summary>log10 of the stellar mass per area in solar masses per pc^2.</summary>
    public required IntrinsicEstimate LogMassDensity { get; init; }

    /// <summary>Star-formation rate over 10 Myr per area in solar masses per year and kpc^2.</summary>
    public required IntrinsicEstimate SfrDensity { get; init; }

    /// <summary>Absolute AB magnitude in the filter that stands for V.</summary>
    public required IntrinsicEstimate AbsoluteMagnitudeV { get; init; }

    /// <summary>That filter.</summary>
    public required string VBandFilter { get; init; }

    /// <summary>Age over crossing time, T_cr = 10 sqrt(R^3 / (G M)): above 1 a clump is bound (Gieles and Portegies Zwart 2011).</summary>
    public required IntrinsicEstimate Boundness { get; init; }

    /// <summary>The fluxes by filter.</summary>
    public required IReadOnlyDictionary<string, IntrinsicFlux> Fluxes { get; init; }

    /// <summary>What has to be known.</summary>
    public IntrinsicFlags Flags { get; init; }
}
