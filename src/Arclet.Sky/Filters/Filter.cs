using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>
/// A filter of a camera. Its id is the upper-case token (<c>F150W</c>, <c>F814W</c>), with the instrument in front only where an earlier
/// camera of <see cref="Sky.Instrument"/> owns the name (<c>NIRISS_F150W</c>, <c>WFC3_UVIS_F814W</c>).
/// </summary>
/// <param name="Id">The one name of the filter in tables and settings.</param>
/// <param name="Token">The name that the camera itself gives it, without instrument: <c>F150W</c>.</param>
/// <param name="Instrument">The camera.</param>
/// <param name="Throughput">Its throughput in numbers, or null where this software carries none (a user's curve can give one: <c>with</c>).</param>
public sealed record Filter(string Id, string Token, Instrument Instrument, ThroughputSummary? Throughput)
{
    /// <summary>The pivot wavelength in um.</summary>
    /// <exception cref="InputException">The throughput is not known.</exception>
    public double PivotMicron => Known.PivotMicron;

    /// <summary>The pivot wavelength in angstrom.</summary>
    /// <exception cref="InputException">The throughput is not known.</exception>
    public double PivotAngstrom => Known.PivotMicron * 1e4;

    /// <summary>The blue half-power wavelength in um.</summary>
    /// <exception cref="InputException">The throughput is not known.</exception>
    public double HalfPowerBlueMicron => Known.HalfPowerBlueMicron;

    /// <summary>The red half-power wavelength in um.</summary>
    /// <exception cref="InputException">The throughput is not known.</exception>
    public double HalfPowerRedMicron => Known.HalfPowerRedMicron;

    private ThroughputSummary Known => Throughput
        ?? throw new InputException($"filter {Id}: its wavelengths are not known here, expected a throughput curve for it");

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
