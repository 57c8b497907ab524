namespace Arclet.Study;

/// <summary>A fitted mass function; intervals are where ln L is within 0.5 of its maximum, all other parameters fitted anew.</summary>
public sealed record MassFunctionFit
{
    /// <summary>The form.</summary>
    public required MassFunctionShape Shape { get; init; }

    /// <summary>beta of dN/dM ~ M^beta.</summary>
    public required double Slope { get; init; }

    /// <summary>The lower end of the slope's 68 % interval.</summary>
    public required double SlopeLower { get; init; }

    /// <summary>The upper end of the slope's 68 % interval.</summary>
    public required double SlopeUpper { get; init; }

    /// <summary>log10 of the truncation or of Mc in Msun; NaN for a power law.</summary>
    public double LogCutoff { get; init; } = double.NaN;

    /// <summary>The lower end of its interval.</summary>
    public double LogCutoffLower { get; init; } = double.NaN;

    /// <summary>The upper end of its interval; infinity where the sample does not see the cutoff.</summary>
    public double LogCutoffUpper { get; init; } = double.NaN;

    /// <summary>The largest ln L.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>The number of objects.</summary>
    public required int Count { get; init; }
}
