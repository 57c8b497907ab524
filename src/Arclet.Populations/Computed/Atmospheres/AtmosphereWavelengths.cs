namespace Arclet.Populations;

/// <summary>The wavelengths of computed spectra: even steps, with both sides of the ionisation edges and the cores of hydrogen lines.</summary>
internal static class AtmosphereWavelengths
{
    /// <summary>From 91 angstrom to 160 um; steps of 10 angstrom in the ultraviolet, 15 to 40 in the optical and near infrared, 2 % beyond.</summary>
    public static double[] ForSpectra()
    {
        var waves = new SortedSet<double>();
        Steps(waves, 91, 912, w => 0.02 * w);
        Steps(waves, 912, 3200, _ => 10);
        Steps(waves, 3200, 10000, _ => 15);
        Steps(waves, 10000, 25000, _ => 40);
        Steps(waves, 25000, 1.6e6, w => 0.02 * w);
        waves.Add(1.6e6);
        Edges(waves);
        for (int n = 1; n <= 3; n++)
        {
            for (int m = n + 1; m <= 11; m++)
            {
                double centre = ContinuousOpacity.WaveEnergy / (ContinuousOpacity.Rydberg * ((1.0 / (n * n)) - (1.0 / (m * m))));
                foreach (double offset in n == 2 ? (double[])[0, 1.5, 4, 9] : [0, 4])
                {
                    double step = offset * centre / 4500;
                    waves.Add(centre + step);
                    waves.Add(centre - step);
                }
            }
        }

        // Points nearer than a ten-thousandth of their wavelength are one.
        var kept = new List<double>();
        foreach (double w in waves)
        {
            if (kept.Count == 0 || w - kept[^1] > 5e-5 * w)
                kept.Add(w);
        }

        return [.. kept];
    }

    /// <summary>Some 150 wavelengths for the balance of energy inside an atmosphere, 40 angstrom to 60 um.</summary>
    public static double[] ForStructure()
    {
        var waves = new SortedSet<double>();
        Steps(waves, 40, 6e5, w => w < 20000 ? 0.06 * w : 0.15 * w);
        Edges(waves);
        return [.. waves];
    }

    private static void Steps(SortedSet<double> waves, double from, double to, Func<double, double> step)
    {
        for (double w = from; w < to; w += step(w))
            waves.Add(w);
    }

    private static void Edges(SortedSet<double> waves)
    {
        double[] edges = [.. Enumerable.Range(1, 5).Select(n => ContinuousOpacity.WaveEnergy * n * n / ContinuousOpacity.Rydberg), ContinuousOpacity.WaveEnergy / 54.3937, ContinuousOpacity.WaveEnergy / 24.587];
        foreach (double edge in edges)
        {
            waves.Add(edge * (1 - 2e-4));
            waves.Add(edge * (1 + 2e-4));
        }
    }
}
