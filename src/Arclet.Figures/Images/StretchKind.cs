namespace Arclet.Figures;

/// <summary>How brightness follows the value between the limits of an <see cref="ImageStretch"/>; x is the fraction between them.</summary>
public enum StretchKind
{
    /// <summary>x.</summary>
    Linear,

    /// <summary>sqrt(x).</summary>
    SquareRoot,

    /// <summary>log(1 + a x) / log(1 + a) with a = 1000, DS9's.</summary>
    Log,

    /// <summary>asinh(x / a) / asinh(1 / a) with a = 0.1.</summary>
    Asinh,
}
