namespace Arclet.Sky;

/// <summary>What an image's pixels measure.</summary>
internal enum FluxUnitKind
{
    /// <summary>Flux density per frequency, per pixel; the base unit is nJy.</summary>
    Nanojansky,

    /// <summary>Surface brightness; the base unit is nJy/sr.</summary>
    NanojanskyPerSteradian,

    /// <summary>Electrons or counts per second.</summary>
    CountRate,

    /// <summary>Electrons or counts in the whole exposure.</summary>
    Counts,

    /// <summary>Flux density per wavelength; the base unit is erg/s/cm2/A.</summary>
    PerAngstrom,
}
