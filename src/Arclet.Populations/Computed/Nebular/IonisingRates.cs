namespace Arclet.Populations;

/// <summary>Photons per second that ionise hydrogen, helium and ionised helium.</summary>
/// <param name="Hydrogen">Those below 911.75 A.</param>
/// <param name="Helium">Those of them below 504.26 A.</param>
/// <param name="IonisedHelium">Those of them below 227.84 A.</param>
public readonly record struct IonisingRates(double Hydrogen, double Helium, double IonisedHelium)
{
    /// <summary>The first ionisation edge of helium in angstrom: 24.5874 eV (NIST).</summary>
    public const double HeliumEdgeAngstrom = 504.2593;

    /// <summary>The second ionisation edge of helium in angstrom: 54.4178 eV (NIST).</summary>
    public const double IonisedHeliumEdgeAngstrom = 227.8377;

    /// <summary>Those of a spectrum.</summary>
    /// <param name="wavelengthsAngstrom">Wavelengths in angstrom, ascending.</param>
    /// <param name="luminosity">Lsun per angstrom, as many values.</param>
    public static IonisingRates Of(ReadOnlySpan<double> wavelengthsAngstrom, ReadOnlySpan<double> luminosity) => new(
        IonisingPhotons.Rate(wavelengthsAngstrom, luminosity),
        IonisingPhotons.Rate(wavelengthsAngstrom, luminosity, HeliumEdgeAngstrom),
        IonisingPhotons.Rate(wavelengthsAngstrom, luminosity, IonisedHeliumEdgeAngstrom));

    /// <summary>Between these (0) and others (1).</summary>
    internal IonisingRates Towards(in IonisingRates other, double weight) => weight == 0 ? this : new(
        Hydrogen + (weight * (other.Hydrogen - Hydrogen)),
        Helium + (weight * (other.Helium - Helium)),
        IonisedHelium + (weight * (other.IonisedHelium - IonisedHelium)));
}
