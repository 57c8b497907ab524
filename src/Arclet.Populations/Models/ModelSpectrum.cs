namespace Arclet.Populations;

/// <summary>The spectrum of a model at rest, in Lsun per angstrom, on its own wavelengths.</summary>
public sealed record ModelSpectrum
{
    /// <summary>Rest wavelengths in angstrom, ascending.</summary>
    public required double[] WavelengthsAngstrom { get; init; }

    /// <summary>Stars, nebular continuum and dust emission behind the dust, without intergalactic absorption, in Lsun/A.</summary>
    /// <remarks>Without lines in the default mode, where they are in <see cref="LineLuminositySolar"/>; Bagpipes' mode has them in its pixels.</remarks>
    public required double[] LuminositySolar { get; init; }

    /// <summary>The same without dust: neither attenuation nor emission.</summary>
    public required double[] DustFreeLuminositySolar { get; init; }

    /// <summary>Rest wavelengths of the lines in angstrom.</summary>
    public required double[] LineWavelengthsAngstrom { get; init; }

    /// <summary>Luminosities of the lines behind the dust in Lsun.</summary>
    public required double[] LineLuminositySolar { get; init; }

    /// <summary>Luminosities of the lines without dust in Lsun.</summary>
    public required double[] DustFreeLineLuminositySolar { get; init; }

    /// <summary>Whether <see cref="LuminositySolar"/> has the lines in its pixels (Bagpipes' mode); they are to be added otherwise.</summary>
    public bool LinesArePixels { get; init; }

    /// <summary>The energy that dust takes up in Lsun; it is emitted again where there is a grid of dust emission.</summary>
    public required double AbsorbedLuminositySolar { get; init; }
}
