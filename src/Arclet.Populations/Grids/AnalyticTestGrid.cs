namespace Arclet.Populations;

/// <summary>
/// Small grids of stars, gas and dust made of formulas: they behave like the real ones (fading, reddening, a Balmer break, ionising photons that end, lines that go with
/// them, remnants) so that every test of the engine runs where no data are. They are not physical and must never be fitted to real galaxies.
/// </summary>
/// <remarks>
/// A population of age t (Myr, at least 1) and Z shines like a black body of temperature T = 45000 K (t/1)^-0.35 (Z/0.02)^-0.03, but at least 4200 K, beside one of 4200 K
/// that takes a share growing with age; its bolometric luminosity is 1000 t^-0.75 Lsun per Msun; below 3646 angstrom it is damped by up to a factor of two at some 300 Myr,
/// below the Lyman edge by (1 + t/4)^-4; 1 - 0.07 log10(1 + t) of the mass survives, but at least half. Gas turns every ionising photon into lines by fixed ratios to H beta
/// (case B hydrogen; [O III] and [O II] that vary with log U and Z) and a flat two-piece continuum with a Balmer jump. Dust is a modified black body at 25 K Umin^(1/6) with a bump at
/// 7.7 um that goes with q_PAH.
/// </remarks>
public static class AnalyticTestGrid
{
    private const double PlanckAngstromKelvin = 1.438776877e8;

    /// <summary>H beta per ionising photon in erg: 4.76e-13 (case B, 10^4 K; Osterbrock and Ferland 2006).</summary>
    private const double HbetaErgPerPhoton = 4.76e-13;

    private static readonly (string Name, double Wavelength, double Ratio, double SlopeU, double SlopeZ)[] TestLines =
    [
        ("Ly alpha", 1215.67, 23.3, 0, 0), ("[O II] 3727", 3728.48, 2.0, -0.4, 0.5), ("H gamma", 4341.69, 0.468, 0, 0), ("H beta", 4862.69, 1, 0, 0),
        ("[O III] 4959", 4960.30, 1.4, 0.4, 0.3), ("[O III] 5007", 5008.24, 4.2, 0.4, 0.3), ("H alpha", 6564.61, 2.86, 0, 0), ("Pa alpha", 18756.1, 0.33, 0, 0),
    ];

    /// <summary>Stars, gas and dust: 5 metallicities, 41 ages from 0 to 10^10.2 years, 700 wavelengths from 91 angstrom to 1 mm.</summary>
    public static PopulationGrids Create()
    {
        StellarGrid stars = Stars();
        return new PopulationGrids(stars, Gas(stars), Dust());
    }

    private static Provenance Provenance(string what) => new() { Library = $"analytic test grid ({what})", Imf = "none", Notes = "made of formulas for tests; not physical" };

    private static StellarGrid Stars()
    {
        double[] waves = Logarithmic(91, 1e7, 700), zs = [0.0004, 0.004, 0.008, 0.02, 0.05];
        double[] ages = [0, .. Enumerable.Range(0, 40).Select(i => Math.Pow(10, 5.5 + (i * 0.12)))];
        double[] luminosity = new double[zs.Length * ages.Length * waves.Length], surviving = new double[zs.Length * ages.Length];
        for (int z = 0; z < zs.Length; z++)
        {
            for (int a = 0; a < ages.Length; a++)
            {
                double t = Math.Max(ages[a] / 1e6, 1), metals = Math.Log10(zs[z] / 0.02), total = 1000 * Math.Pow(t, -0.75);
                double hot = Math.Max(4200, 45000 * Math.Pow(t, -0.35) * Math.Pow(10, -0.03 * metals)), cool = 0.1 + (0.5 * (1 - Math.Exp(-t / 1000)));
                double jump = 1 / (1 + Math.Exp(-Math.Pow(Math.Log10(t / 300), 2))), photons = Math.Pow(1 + (t / 4), -4);
                Span<double> spectrum = luminosity.AsSpan(((z * ages.Length) + a) * waves.Length, waves.Length);
                for (int w = 0; w < waves.Length; w++)
                {
                    double damping = waves[w] < SolarUnits.LymanEdgeAngstrom ? photons : waves[w] < 3646 ? 1.5 - jump : 1;
                    spectrum[w] = total * damping * (((1 - cool) * BlackBody(waves[w], hot)) + (cool * BlackBody(waves[w], 4200)));
                }

                surviving[(z * ages.Length) + a] = Math.Max(0.5, 1 - (0.07 * Math.Log10(1 + t)));
            }
        }

        return new StellarGrid("AnalyticTest", Provenance("stars"), waves, ages, zs, luminosity, surviving);
    }

    private static NebularGrid Gas(StellarGrid stars)
    {
        double[] zs = stars.Metallicities, us = [-4, -3, -2, -1], ages = [0, .. Enumerable.Range(0, 15).Select(i => Math.Pow(10, 6 + (0.1 * i)))], waves = Logarithmic(1000, 1e5, 120);
        double[] lines = new double[zs.Length * us.Length * TestLines.Length], continuum = new double[zs.Length * us.Length * waves.Length];
        double hbeta = HbetaErgPerPhoton / SolarUnits.LuminosityErgPerSecond;
        for (int z = 0; z < zs.Length; z++)
        {
            for (int u = 0; u < us.Length; u++)
            {
                int model = (z * us.Length) + u;
                for (int l = 0; l < TestLines.Length; l++)
                    lines[(model * TestLines.Length) + l] = hbeta * TestLines[l].Ratio * Math.Pow(10, (TestLines[l].SlopeU * (us[u] + 3)) + (TestLines[l].SlopeZ * Math.Log10(zs[z] / 0.02)));
                for (int w = 0; w < waves.Length; w++)
                    continuum[(model * waves.Length) + w] = hbeta / 1000 * Math.Pow(waves[w] / 4000, -1.5) * (waves[w] < 3646 ? 2 : 1);
            }
        }

        var gas = new NebularGrid("AnalyticTest", Provenance("gas"), NebularNormalization.IonisingPhoton, [.. TestLines.Select(l => l.Name)], [.. TestLines.Select(l => l.Wavelength)], waves, zs, us, [0], lines, continuum) { LinesInVacuum = true };
        return gas.ForStars(stars, ages);
    }

    private static DustEmissionGrid Dust()
    {
        double[] waves = Logarithmic(1e4, 1e8, 300), qs = [0.5, 1.5, 2.5, 4.5], us = [0.1, 0.5, 1, 2, 5, 10, 25];
        double[] one = new double[qs.Length * us.Length * waves.Length], all = new double[one.Length];
        for (int q = 0; q < qs.Length; q++)
        {
            for (int u = 0; u < us.Length; u++)
            {
                int start = ((q * us.Length) + u) * waves.Length;
                for (int w = 0; w < waves.Length; w++)
                {
                    double bump = 1e-6 * qs[q] * us[u] * Math.Exp(-Math.Pow(Math.Log(waves[w] / 7.7e4) / 0.4, 2));
                    one[start + w] = (us[u] * BlackBody(waves[w], 25 * Math.Pow(us[u], 1 / 6.0)) * Math.Pow(waves[w] / 1e6, -2)) + bump;
                    all[start + w] = (10 * us[u] * BlackBody(waves[w], 60) * Math.Pow(waves[w] / 1e6, -2)) + (10 * bump);
                }
            }
        }

        return new DustEmissionGrid("AnalyticTest", Provenance("dust"), waves, qs, us, one, all);
    }

    /// <summary>Planck's law per angstrom, with unit integral over wavelength: 15/pi^4 (c2/T)^4 lambda^-5 / (exp(c2/(lambda T)) - 1).</summary>
    private static double BlackBody(double angstrom, double kelvin)
    {
        double scale = PlanckAngstromKelvin / kelvin;
        return 15 / Math.Pow(Math.PI, 4) * Math.Pow(scale, 4) * Math.Pow(angstrom, -5) / (Math.Exp(Math.Min(scale / angstrom, 700)) - 1);
    }

    private static double[] Logarithmic(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from * Math.Pow(to / from, i / (count - 1.0)))];
}
