namespace Arclet.Study;

/// <summary>A clump's fluxes with the models of its SED fit, all corrected for the Milky Way's extinction and magnified.</summary>
public sealed record SedPicture
{
    private readonly double fitRedshift = double.NaN;

    /// <summary>The clump.</summary>
    public required string ClumpId { get; init; }

    /// <summary>Its redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>The redshift of the best fit's spectrum; it differs from <see cref="Redshift"/> where the fit left it free.</summary>
    public double FitRedshift { get => double.IsNaN(fitRedshift) ? Redshift : fitRedshift; init => fitRedshift = value; }

    /// <summary>The history of the fit.</summary>
    public required string History { get; init; }

    /// <summary>The bands that were fitted, by wavelength.</summary>
    public required IReadOnlyList<SedPictureBand> Bands { get; init; }

    /// <summary>Observed wavelengths of the spectra in micrometres; empty without spectra.</summary>
    public IReadOnlyList<double> WavelengthsMicron { get; init; } = [];

    /// <summary>The best fit's spectrum in nJy.</summary>
    public IReadOnlyList<double> Best { get; init; } = [];

    /// <summary>The 16th percentiles of the posterior's spectra in nJy.</summary>
    public IReadOnlyList<double> P16 { get; init; } = [];

    /// <summary>The 84th percentiles.</summary>
    public IReadOnlyList<double> P84 { get; init; } = [];
}
