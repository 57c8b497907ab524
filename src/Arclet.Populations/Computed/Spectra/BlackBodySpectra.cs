using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>Stars as black bodies: to see what atmospheres bring, and where speed matters more than lines and edges.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class BlackBodySpectra : IStarSpectra
{
    /// <summary>2 pi h c^2 in erg angstrom^4 / s / cm^2 / angstrom (exact, SI).</summary>
    private const double FirstRadiation = 2 * Math.PI * HydrogenicAtom.Planck * 8.987551787368177e36 * 1e16;

    /// <summary>h c / k in angstrom K (exact, SI).</summary>
    private const double SecondRadiation = HydrogenicAtom.Planck * PhysicalConstants.SpeedOfLightAngstromPerSecond / HydrogenicAtom.Boltzmann;

    /// <summary>The Stefan-Boltzmann constant, erg/s/cm^2/K^4 (CODATA 2018).</summary>
    private const double StefanBoltzmann = 5.670374419e-5;

    private readonly double[] waves = AtmosphereWavelengths.ForSpectra();

    /// <inheritdoc/>
    public ReadOnlySpan<double> WavelengthsAngstrom => waves;

    /// <inheritdoc/>
    public void Add(in IsochronePoint star, double metallicity, double number, Span<double> luminosity)
    {
        double kelvin = star.State.EffectiveTemperatureKelvin;
        if (!(kelvin > 0) || star.State.Phase >= StellarPhase.NeutronStar)
            return;
        double unit = number * star.State.LuminositySolar * FirstRadiation / (StefanBoltzmann * Math.Pow(kelvin, 4));
        for (int i = 0; i < waves.Length; i++)
        {
            double x = SecondRadiation / (waves[i] * kelvin);
            if (x < 600)
                luminosity[i] += unit * Math.Pow(waves[i], -5) / (Math.Exp(x) - 1);
        }
    }
}
