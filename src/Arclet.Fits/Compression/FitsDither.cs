namespace Arclet.Fits;

/// <summary>How floating-point pixels are made integers in a compressed image, ZQUANTIZ (FITS standard 4.0, section 10.2.1).</summary>
public enum FitsDither
{
    /// <summary>NO_DITHER: rounded to the nearest level.</summary>
    None,

    /// <summary>SUBTRACTIVE_DITHER_1: a known pseudo-random number is added before rounding and taken away when reading, so that sums over faint pixels are not biased.</summary>
    Subtractive1,

    /// <summary>SUBTRACTIVE_DITHER_2: the same, and pixels that are exactly 0 stay exactly 0.</summary>
    Subtractive2,
}
