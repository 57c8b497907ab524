using Arclet.Populations;

namespace Arclet.Benchmarks.Populations;

internal static class Contributions
{
    public static int Run(string[] a)
    {
        StarSpectra s = StarSpectra.Compute();
        double[] w = [.. s.WavelengthsAngstrom];
        double[] l = new double[w.Length];
        foreach (string zt in a[0].Split(','))
        {
            double z = double.Parse(zt);
            foreach (string at in a[1].Split(','))
            {
                var iso = Isochrone.Compute(new StellarEvolution(z, StellarEvolutionOptions.ForPopulations), double.Parse(at));
                double[] n = iso.NumbersPerSolarMass(InitialMassFunction.Chabrier());
                var map = new SortedDictionary<string, double[]>();
                double[] tot = new double[5];
                for (int i = 0; i < n.Length; i++)
                {
                    IsochronePoint p = iso.Points[i];
                    if (p.State.Phase >= StellarPhase.HeliumWhiteDwarf || !(p.State.LuminositySolar > 0)) continue;
                    Array.Clear(l);
                    s.Add(p, z, n[i], l);
                    double[] v = [IonisingPhotons.Rate(w, l), At(w, l, 1500), At(w, l, 3500), At(w, l, 4200), At(w, l, 16500)];
                    Photosphere ph = s.PhotosphereOf(p, z);
                    string key = $"{(int)p.State.Phase:D2} {Math.Floor(Math.Log10(ph.TemperatureKelvin) * 10) / 10:F1}";
                    if (!map.TryGetValue(key, out double[]? sum)) map[key] = sum = new double[11];
                    for (int k = 0; k < 5; k++) { sum[k] += v[k]; tot[k] += v[k]; }
                    sum[5] += n[i]; sum[6] = Math.Max(sum[6], Math.Log10(p.State.LuminositySolar)); sum[7] += n[i] * p.State.EffectiveTemperatureKelvin;
                    sum[8] = sum[8] == 0 ? p.InitialMassSolar : Math.Min(sum[8], p.InitialMassSolar); sum[9] = Math.Max(sum[9], p.InitialMassSolar); sum[10] += n[i] * p.State.LuminositySolar;
                }
                Console.WriteLine($"Z {z} age {at}: phase logT |  Q 1500 3500 4200 H shares % | number maxlogL meanTeff Mi range, meanlogL");
                foreach ((string key, double[] v) in map)
                    if (v[0] / tot[0] > .01 || v[3] / tot[3] > .01 || v[4] / tot[4] > .01)
                        Console.WriteLine($"{key} | {100 * v[0] / tot[0],5:F1} {100 * v[1] / tot[1],5:F1} {100 * v[2] / tot[2],5:F1} {100 * v[3] / tot[3],5:F1} {100 * v[4] / tot[4],5:F1} | {v[5]:E2} {v[6]:F2} {v[7] / v[5]:F0} {v[8]:F3}-{v[9]:F3} {Math.Log10(v[10] / v[5]):F2}");
            }
        }
        return 0;
    }
    private static double At(double[] w, double[] l, double x) { int k = Array.BinarySearch(w, x); k = k < 0 ? ~k - 1 : k; return l[k]; }
}
