using Arclet.Populations;

namespace Arclet.Simulation;

/// <summary>The stars, gas and dust of a simulated source, without magnification.</summary>
public sealed record SourceLight
{
    /// <summary>log10 of the mass ever formed, Msun.</summary>
    public required double LogFormedMass { get; init; }

    /// <summary>Time since the first stars formed, Gyr; the rate declines exponentially from then on.</summary>
    public required double AgeGyr { get; init; }

    /// <summary>The e-folding time of the rate, Gyr.</summary>
    public required double TauGyr { get; init; }

    /// <summary>Metallicity in units of Z = 0.02.</summary>
    public required double MetallicitySolar { get; init; }

    /// <summary>A(V), mag, Calzetti et al. (2000).</summary>
    public required double AvMag { get; init; }

    /// <summary>log U of the gas.</summary>
    public required double LogIonisation { get; init; }

    /// <summary>Masses, rates and times; null until the populations are known.</summary>
    public DerivedQuantities? Derived { get; init; }

    /// <summary>The flux in each band of the field behind the lens as if nothing magnified it, with the Milky Way's extinction, nJy; empty until the populations are known.</summary>
    public IReadOnlyList<double> FluxesNanojansky { get; init; } = [];
}
