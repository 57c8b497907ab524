namespace Arclet.Populations;

/// <summary>Stars as black bodies.</summary>
public sealed class BlackBodySpectra : IStarSpectra
{
    private readonly double[] waves = [.. Enumerable.Range(0, 1500).Select(i => 91 * Math.Pow(1.6e6 / 91, i / 1499.0))];

    /// <inheritdoc/>
    public ReadOnlySpan<double> WavelengthsAngstrom => waves;

    /// <inheritdoc/>
    public void Add(in IsochronePoint star, double metallicity, double number, Span<double> luminosity)
    {
        double kelvin = star.State.EffectiveTemperatureKelvin;
        if (!(kelvin > 0))
            return;
        double unit = number * star.State.LuminositySolar * 3.741771852e27 / (5.670374419e-5 * Math.Pow(kelvin, 4));
        for (int i = 0; i < waves.Length; i++)
        {
            double x = 1.438776877e8 / (waves[i] * kelvin);
            if (x < 600)
                luminosity[i] += unit * Math.Pow(waves[i], -5) / (Math.Exp(x) - 1);
        }
    }
}
