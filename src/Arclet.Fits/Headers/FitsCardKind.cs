namespace Arclet.Fits;

/// <summary>What a header card holds.</summary>
public enum FitsCardKind
{
    /// <summary>Text without a value: COMMENT, HISTORY, a blank keyword, or any card without a value indicator.</summary>
    Commentary,

    /// <summary>A keyword whose value field is empty.</summary>
    Undefined,

    /// <summary>T or F.</summary>
    Logical,

    /// <summary>A decimal integer of any length.</summary>
    Integer,

    /// <summary>A number with a decimal point or an exponent (E or D).</summary>
    Real,

    /// <summary>A quoted string, over several CONTINUE cards where it is long.</summary>
    String,

    /// <summary>A pair of numbers in parentheses.</summary>
    Complex,

    /// <summary>A value field that is none of the above; kept as it is, an error only where somebody asks for the value.</summary>
    Malformed,
}
