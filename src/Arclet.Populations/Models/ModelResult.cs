namespace Arclet.Populations;

/// <summary>The light of one model.</summary>
public sealed record ModelResult
{
    /// <summary>Flux densities in nJy, one for each filter.</summary>
    public required double[] FluxNanojansky { get; init; }

    /// <summary>The spectrum.</summary>
    public required ModelSpectrum Spectrum { get; init; }

    /// <summary>Masses, rates and times.</summary>
    public required DerivedQuantities Derived { get; init; }

    /// <summary>Observed line fluxes in erg/s/cm2 with dust and without intergalactic absorption, in the nebular grid's order; empty without gas.</summary>
    public required double[] LineFluxErgPerSecondCm2 { get; init; }
}
