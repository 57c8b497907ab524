using System.Diagnostics;
using System.Globalization;
using Arclet.Imaging;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Tests.ClumpFit;

namespace Arclet.Benchmarks;

/// <summary>
/// Times the 9 x 9 fits of the shared synthetic clumps in turn with lmfit (Debian's python3-lmfit), in the same run and clump by clump, on one thread. lmfit's model is the
/// exact Fourier transform of the Gaussian times that of the sampled PSF on a grid three boxes wide, with nine parameters and its default method.
/// Then the whole study's cost: 2,004 clumps in 20 filters, on two threads.
/// </summary>
internal static class ClumpFitBesideLmfit
{
    private const string Script = """
        import sys, time, csv, os
        for name in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'):
            os.environ[name] = '1'
        import numpy as np, lmfit, warnings
        from astropy.io import fits
        warnings.filterwarnings('ignore')
        folder, filter = sys.argv[1], 4
        with fits.open(folder + '/clump_stamps_20filters.fits') as f:
            sci, err = f['SCI'].section[filter].astype(float), f['ERR'].section[filter].astype(float)
        p = {k: float(v) for k, v in list(csv.DictReader(open(folder + '/psf_analytic.csv')))[filter].items() if k not in ('filter', 'template')}
        n, box = 27, 9
        y, x = np.mgrid[:n, :n] - n // 2
        r2 = x * x + y * y
        psf = p['moffat_amp'] * (1 + r2 / p['moffat_a_px'] ** 2) ** -p['moffat_beta'] + p['gauss_amp'] * np.exp(-r2 / 2 / p['gauss_sigma_px'] ** 2) + p['power4_amp'] / (1 + (r2 / p['power4_c_px'] ** 2) ** 2)
        transform = np.fft.rfft2(np.fft.ifftshift(psf))
        kx, ky = 2 * np.pi * np.fft.rfftfreq(n)[None, :], 2 * np.pi * np.fft.fftfreq(n)[:, None]
        v, u = np.mgrid[:box, :box] - box // 2
        def model(q):
            c, s = np.cos(q['theta']), np.sin(q['theta'])
            major = q['sigma'] / q['q']
            a, b = kx * c + ky * s, -kx * s + ky * c
            f = transform * np.exp(-0.5 * ((a * major) ** 2 + (b * q['sigma']) ** 2) - 1j * (kx * q['x'] + ky * q['y']))
            g = np.fft.fftshift(np.fft.irfft2(f, s=(n, n)))
            k = (n - box) // 2
            return q['flux'] * g[k:k + box, k:k + box] + q['c0'] + q['cx'] * u + q['cy'] * v
        def residual(params, data, error):
            return ((data - model(params.valuesdict())) / error).ravel()
        for line in sys.stdin:
            i = int(line)
            data, error = sci[i, 6:15, 6:15], err[i, 6:15, 6:15]
            t = time.perf_counter()
            params = lmfit.Parameters()
            sky = np.median(np.concatenate([data[0], data[-1], data[:, 0], data[:, -1]]))
            params.add('x', 0., min=-2, max=2); params.add('y', 0., min=-2, max=2)
            params.add('sigma', 1., min=0.01, max=8); params.add('q', 0.7, min=0.1, max=1); params.add('theta', 0.5)
            params.add('flux', max((data - sky).sum(), 1e-3)); params.add('c0', sky); params.add('cx', 0.); params.add('cy', 0.)
            result = lmfit.minimize(residual, params, args=(data, error), max_nfev=20000)
            print(time.perf_counter() - t, result.chisqr, result.nfev, flush=True)
        """;

    /// <summary>Arguments: the folder of the clumps [how many of the single clumps].</summary>
    public static int Run(string[] arguments)
    {
        var stamps = new ClumpStamps(arguments[0]);
        int count = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : ClumpStamps.Singles;
        ClumpFitImage strip = stamps.Strip("F150W");
        BesideLmfit(arguments[0], strip, count);
        WholeStudy(stamps);
        return 0;
    }

    private static void BesideLmfit(string folder, ClumpFitImage strip, int count)
    {
        using Process lmfit = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script, folder]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var paper = new ClumpFitSettings { Threads = 1, WidestBoxPixels = 9 };
        var adaptive = new ClumpFitSettings { Threads = 1 };
        var theirs = new List<double>();
        var ours = new List<double>();
        var wider = new List<double>();

        // A single call is short beside the clock and the set-up of its thread's memory: each clump is fitted several times in one call.
        const int repeats = 50;
        for (int warm = 0; warm < 3; warm++)
            Time(strip, 0, adaptive, 200);
        for (int i = 0; i < count; i++)
        {
            lmfit.StandardInput.WriteLine(i);
            lmfit.StandardInput.Flush();
            string[] answer = (lmfit.StandardOutput.ReadLine() ?? throw new InvalidOperationException("lmfit did not answer: are python3-lmfit and python3-astropy installed?")).Split(' ');
            double seconds = Time(strip, i, paper, repeats);
            theirs.Add(1000 * double.Parse(answer[0], CultureInfo.InvariantCulture));
            ours.Add(1000 * seconds);
            wider.Add(1000 * Time(strip, i, adaptive, repeats));
        }

        lmfit.StandardInput.Close();
        lmfit.WaitForExit();
        double mean = theirs.Average(), median = ClumpFitReport.Median(theirs);
        Console.WriteLine(FormattableString.Invariant($"{count} clumps, 9 x 9, one thread. lmfit: mean {mean:F1} ms, median {median:F1} ms"));
        Console.WriteLine(FormattableString.Invariant($"Arclet, 9 x 9 only: mean {ours.Average():F4} ms, median {ClumpFitReport.Median(ours):F4} ms: {mean / ours.Average():F0} times the mean, {median / ClumpFitReport.Median(ours):F0} times the median"));
        Console.WriteLine(FormattableString.Invariant($"Arclet, wider boxes where needed: mean {wider.Average():F4} ms, median {ClumpFitReport.Median(wider):F4} ms: {mean / wider.Average():F0} times the mean, {median / ClumpFitReport.Median(wider):F0} times the median"));
    }

    private static double Time(ClumpFitImage strip, int clump, ClumpFitSettings settings, int repeats)
    {
        // Every copy has its own stamp: a clump at the same place would be a neighbour, and keep the box narrow.
        (ClumpFitImage copies, ClumpPosition[] places) = Repeated(strip, [.. Enumerable.Repeat(clump, repeats)]);
        var watch = Stopwatch.StartNew();
        ClumpFitter.FitShapes(copies, places, settings);
        return watch.Elapsed.TotalSeconds / repeats;
    }

    /// <summary>A strip of the chosen stamps, one above the other.</summary>
    private static (ClumpFitImage Image, ClumpPosition[] Places) Repeated(ClumpFitImage strip, int[] clumps)
    {
        const int side = ClumpStamps.Side;
        float[] pixels = new float[side * side * clumps.Length], errors = new float[pixels.Length];
        for (int i = 0; i < clumps.Length; i++)
        {
            strip.Image.ReadRows(side * clumps[i], side, pixels.AsSpan(side * side * i, side * side));
            strip.Error.ReadRows(side * clumps[i], side, errors.AsSpan(side * side * i, side * side));
        }

        int height = side * clumps.Length;
        ClumpFitImage image = strip with { Image = new MemoryImage(pixels, side, height), Error = new MemoryImage(errors, side, height) };
        return (image, [.. Enumerable.Range(0, clumps.Length).Select(ClumpStamps.Start)]);
    }

    private static void WholeStudy(ClumpStamps stamps)
    {
        ClumpFitImage[] strips = [.. stamps.Filters.Select(stamps.Strip)];
        int reference = Array.IndexOf(stamps.Filters, "F150W");
        int[] chosen = [.. Enumerable.Range(0, 2004).Select(i => i % ClumpStamps.Singles)];
        strips = [.. strips.Select(s => Repeated(s, chosen).Image)];
        ClumpPosition[] positions = [.. Enumerable.Range(0, chosen.Length).Select(ClumpStamps.Start)];
        var settings = new ClumpFitSettings { Threads = 2 };
        for (int run = 0; run < 3; run++)
        {
            var watch = Stopwatch.StartNew();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(strips[reference], positions, settings);
            double shapes = watch.Elapsed.TotalSeconds;
            ShapedClump[] shaped = [.. fits.Select(f => new ShapedClump(new ClumpPosition(f.Id, f.X, f.Y), f.Shape, f.ShapeCovariance))];
            for (int f = 0; f < strips.Length; f++)
            {
                if (f != reference)
                    ClumpFitter.FitFluxes(strips[f], shaped, settings);
            }

            Console.WriteLine(FormattableString.Invariant($"2,004 clumps x 20 filters on two threads: {watch.Elapsed.TotalSeconds:F2} s, of which shapes {shapes:F2} s; {(Environment.CpuUsage.TotalTime - before).TotalSeconds:F2} s of processor time"));
        }
    }
}
