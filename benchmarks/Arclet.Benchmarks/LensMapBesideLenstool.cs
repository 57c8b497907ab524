using System.Diagnostics;
using System.Globalization;
using Arclet.Lensing;
using Arclet.Lensing.Maps;

namespace Arclet.Benchmarks;

/// <summary>
/// Times a magnification map of dPIE lenses on one thread and on two beside the recorded time of Lenstool 6.8 on such a machine (1.03, 10.8 and
/// 31.2 s for 1000 x 1000 pixels and 10, 100 and 300 lenses: it cannot be installed here), and the kernels per pixel and lens. Minima of
/// several runs, and processor time on one thread, as the machine may be shared.
/// </summary>
internal static class LensMapBesideLenstool
{
    private static readonly Dictionary<int, double> LenstoolSeconds = new() { [10] = 1.03, [100] = 10.8, [300] = 31.2 };

    /// <summary>Arguments: size [runs].</summary>
    public static int Run(string[] arguments)
    {
        int size = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1000;
        int runs = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        foreach (int count in new[] { 10, 100, 300 })
        {
            LensField field = Model(count).FieldFor(2);
            var grid = MapGrid.Square(size, 60);
            LensMap.OnGrid(field, LensQuantity.Mu, grid with { Height = 20 });
            double one = Least(runs, () => LensMap.OnGrid(field, LensQuantity.Mu, grid), processor: true), two = Least(runs, () => LensMap.OnGrid(field, LensQuantity.Mu, grid, 2), processor: false);
            string beside = size == 1000 ? FormattableString.Invariant($"; Lenstool 6.8 (recorded) {LenstoolSeconds[count]} s: {LenstoolSeconds[count] / one:F1} times on one thread, {LenstoolSeconds[count] / two:F1} on two") : "";
            Console.WriteLine(FormattableString.Invariant($"mu, {size} x {size}, {count} dPIE: {one:F3} s of processor time on one thread, {two:F3} s elapsed on two{beside}"));
        }

        Kernels(runs);
        return 0;
    }

    private static void Kernels(int runs)
    {
        const int lenses = 300, points = 40000;
        LensField field = Model(lenses).FieldFor(2);
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, points).Select(_ => (random.NextDouble() * 120) - 60)], y = [.. Enumerable.Range(0, points).Select(_ => (random.NextDouble() * 120) - 60)];
        double[] ax = new double[points], ay = new double[points], xx = new double[points], xy = new double[points], yy = new double[points];
        double perPair = 1e9 / ((double)lenses * points);
        double hessian = Least(4 * runs, () => field.Hessians(x, y, xx, xy, yy), processor: true) * perPair;
        double deflection = Least(4 * runs, () => field.Deflections(x, y, ax, ay), processor: true) * perPair;
        double both = Least(4 * runs, () => field.DeflectionsAndHessians(x, y, ax, ay, xx, xy, yy), processor: true) * perPair;
        double single = Least(4 * runs, () => Singly(field, x, y), processor: true) * perPair;
        Console.WriteLine(FormattableString.Invariant($"kernels per point and lens: Hessian {hessian:F2} ns, deflection {deflection:F2} ns, both {both:F2} ns, both point by point {single:F2} ns"));
        double[] worst = new double[2], scale = new double[2];
        for (int i = 0; i < 1000; i++)
        {
            LensTerms t = field.At(x[i], y[i]);
            scale[0] = Math.Max(scale[0], Math.Max(Math.Abs(t.AlphaX), Math.Abs(t.AlphaY)));
            scale[1] = Math.Max(scale[1], Math.Max(Math.Abs(t.PsiXx), Math.Abs(t.PsiYy)));
            worst[0] = Math.Max(worst[0], Math.Max(Math.Abs(t.AlphaX - ax[i]), Math.Abs(t.AlphaY - ay[i])));
            worst[1] = Math.Max(worst[1], Math.Max(Math.Abs(t.PsiXx - xx[i]), Math.Max(Math.Abs(t.PsiXy - xy[i]), Math.Abs(t.PsiYy - yy[i]))));
        }

        Console.WriteLine(FormattableString.Invariant($"largest difference from the scalar formulas, of the field's scale: deflection {worst[0] / scale[0]:E1}, Hessian {worst[1] / scale[1]:E1}"));
    }

    private static void Singly(LensField field, double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++)
            field.DeflectionAndHessianAt(x[i], y[i]);
    }

    /// <summary>Two cluster halos and members of a Schechter-like spread over two arcminutes, a third of them circular.</summary>
    private static LensModel Model(int count)
    {
        var random = new Random(17);
        var lenses = new List<Potential>();
        for (int i = 0; i < count; i++)
        {
            bool halo = i < 2;
            lenses.Add(new Potential
            {
                Profile = MassProfile.DualPseudoIsothermal,
                X = halo ? -10 + (20 * i) : (random.NextDouble() * 120) - 60,
                Y = halo ? 3 : (random.NextDouble() * 120) - 60,
                Ellipticity = i % 3 == 0 ? 0 : random.NextDouble() * 0.8,
                AngleDegrees = random.NextDouble() * 180,
                CoreRadiusArcsec = halo ? 8 : 0.03 + (0.1 * random.NextDouble()),
                CutRadiusArcsec = halo ? 220 : 2 + (10 * random.NextDouble()),
                VelocityDispersionKms = halo ? 700 : 60 + (200 * random.NextDouble()),
                Redshift = 0.308,
            });
        }

        return new LensModel { Potentials = lenses };
    }

    private static double Least(int runs, Action action, bool processor)
    {
        double least = double.PositiveInfinity;
        for (int run = 0; run <= runs; run++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            action();
            if (run > 0)
                least = Math.Min(least, (processor ? Environment.CpuUsage.TotalTime - before : watch.Elapsed).TotalSeconds);
        }

        return least;
    }
}
