using System.Numerics;

namespace Arclet.Populations;

/// <summary>Spectra of one metallicity over effective temperature and gravity, each with an integral of 1 over wavelength.</summary>
internal sealed class AtmosphereTable(double[] logTemperatures, double[] gravities, int[] firstGravity, int[] lastGravity, double[][][] spectra)
{
    /// <summary>The highest effective temperature, K.</summary>
    public double HighestTemperature { get; } = Math.Pow(10, logTemperatures[^1]);

    /// <summary>Changes every spectrum of the table in place.</summary>
    public void Change(Action<double, double[]> change)
    {
        for (int t = 0; t < logTemperatures.Length; t++)
        {
            for (int g = firstGravity[t]; g <= lastGravity[t]; g++)
                change(Math.Pow(10, logTemperatures[t]), spectra[t][g]);
        }
    }

    /// <summary>Adds <paramref name="amount"/> times the spectrum, linear in log Teff and log g; outside the table the nearest is taken.</summary>
    public void Add(double temperature, double logGravity, double amount, Span<double> sum)
    {
        double logT = Math.Clamp(Math.Log10(temperature), logTemperatures[0], logTemperatures[^1]);
        int at = Array.BinarySearch(logTemperatures, logT);
        int t = Math.Clamp(at < 0 ? ~at - 1 : at, 0, logTemperatures.Length - 2);
        double f = (logT - logTemperatures[t]) / (logTemperatures[t + 1] - logTemperatures[t]);
        AddRow(t, logGravity, amount * (1 - f), sum);
        AddRow(t + 1, logGravity, amount * f, sum);
    }

    private void AddRow(int t, double logGravity, double amount, Span<double> sum)
    {
        if (amount <= 0)
            return;
        double place = Math.Clamp(logGravity, gravities[firstGravity[t]], gravities[lastGravity[t]]);
        int at = Array.BinarySearch(gravities, place);
        int g = Math.Clamp(at < 0 ? ~at - 1 : at, firstGravity[t], Math.Max(firstGravity[t], lastGravity[t] - 1));
        if (g == lastGravity[t])
        {
            AddSpectrum(spectra[t][g], amount, sum);
            return;
        }

        double f = (place - gravities[g]) / (gravities[g + 1] - gravities[g]);
        AddSpectrum(spectra[t][g], amount * (1 - f), sum);
        AddSpectrum(spectra[t][g + 1], amount * f, sum);
    }

    private static void AddSpectrum(double[] spectrum, double amount, Span<double> sum)
    {
        if (amount <= 0)
            return;
        var factor = new Vector<double>(amount);
        int i = 0;
        for (; i <= spectrum.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(sum[i..]) + (factor * new Vector<double>(spectrum, i))).CopyTo(sum[i..]);
        for (; i < spectrum.Length; i++)
            sum[i] += amount * spectrum[i];
    }
}
