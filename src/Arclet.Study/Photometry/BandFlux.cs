namespace Arclet.Study;

/// <summary>The flux of a clump in one filter, as observed (magnified, not corrected for extinction).</summary>
/// <param name="FluxNanojansky">The fitted flux in nJy, whatever its sign; kept beside the limit.</param>
/// <param name="IndependentErrorNanojansky">The error that this filter does not share with others, in nJy: what an SED fit uses.</param>
/// <param name="CommonErrorNanojansky">The error of the shape that all filters share, in nJy: the derivative of the flux with the logarithm of the size times the size's error; it moves all fluxes together and carries the sign of that derivative.</param>
/// <param name="LimitNanojansky">The filter's limit F_lim for this clump in nJy.</param>
/// <param name="IsLimit">Whether the flux is below the limit (or could not be measured) and the limit stands for it.</param>
/// <param name="Flags">The <see cref="BandFlags"/> of this measurement.</param>
public readonly record struct BandFlux(
    double FluxNanojansky,
    double IndependentErrorNanojansky,
    double CommonErrorNanojansky,
    double LimitNanojansky,
    bool IsLimit,
    int Flags);
