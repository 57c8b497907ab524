namespace Arclet.Populations;

/// <summary>
/// A plane-parallel atmosphere in hydrostatic, radiative and local thermodynamic equilibrium. The structure starts grey and is corrected by the method of
/// Unsold and Lucy (Mihalas 1978, Stellar Atmospheres, section 7-2) with moments in the Eddington approximation; scattering is coherent and isotropic.
/// No convection, no metal lines.
/// </summary>
internal sealed class ModelAtmosphere
{
    public const double StefanBoltzmann = 5.670374419e-5;
    private const int Depths = 52;
    private const double FirstLogDepth = -5.5;
    private const double LogStep = 0.15;
    private const int Corrections = 8;
    private const double LightSpeed = 2.99792458e10;

    private static readonly double[] Depth = [.. Enumerable.Range(0, Depths).Select(i => Math.Pow(10, FirstLogDepth + (i * LogStep)))];

    private readonly ContinuousOpacity opacity;
    private readonly double[] frequencyWeights;
    private readonly double effective;
    private readonly double gravity;
    private readonly double metallicity;
    private readonly double[] temperature = new double[Depths];
    private readonly AtmosphereGas[] gas = new AtmosphereGas[Depths];
    private readonly double[] rosseland = new double[Depths];
    private readonly double[][] absorbed;
    private readonly double[][] scattered;
    private readonly double[][] planck;

    private ModelAtmosphere(ContinuousOpacity structureOpacity, double effectiveTemperature, double logGravity, double metallicity)
    {
        opacity = structureOpacity;
        effective = effectiveTemperature;
        gravity = Math.Pow(10, logGravity);
        this.metallicity = metallicity;
        ReadOnlySpan<double> waves = opacity.WavelengthsAngstrom;
        int n = waves.Length;
        frequencyWeights = new double[n];
        for (int i = 1; i < n; i++)
        {
            double half = 0.5 * (waves[i] - waves[i - 1]);
            frequencyWeights[i - 1] += half;
            frequencyWeights[i] += half;
        }

        absorbed = Rows(n);
        scattered = Rows(n);
        planck = Rows(n);
        for (int d = 0; d < Depths; d++)
            temperature[d] = effective * Math.Pow(0.75 * (Depth[d] + 0.7104 - (0.133 * Math.Exp(-3.45 * Depth[d]))), 0.25);
    }

    /// <summary>
    /// The flux that leaves the atmosphere, per angstrom, over sigma Teff^4: its integral over wavelength is 1.
    /// </summary>
    public static double[] Spectrum(ContinuousOpacity structureOpacity, ContinuousOpacity spectrumOpacity, HydrogenLines lines, double effectiveTemperature, double logGravity, double metallicity)
    {
        var atmosphere = new ModelAtmosphere(structureOpacity, effectiveTemperature, logGravity, metallicity);
        for (int i = 0; i < Corrections; i++)
        {
            atmosphere.Balance();
            atmosphere.CorrectTemperature(i < 2 ? 0.6 : 0.9);
        }

        atmosphere.Balance();
        return atmosphere.Emergent(spectrumOpacity, lines);
    }

    /// <summary>Planck's function per angstrom.</summary>
    public static double Planck(double wave, double stimulated) => 1.191042972e27 / (wave * wave * wave * wave * wave) * stimulated / (1 - stimulated);

    private static double[][] Rows(int n) => [.. Enumerable.Range(0, Depths).Select(_ => new double[n])];

    /// <summary>Integrates dP / d tau = g / kappa inward, less the push of radiation on the mean opacity.</summary>
    private void Balance()
    {
        int n = opacity.WavelengthsAngstrom.Length;
        double[] stimulated = new double[n];
        double push = StefanBoltzmann * Math.Pow(effective, 4) / LightSpeed;
        double pressure = 10, kappa = 0;
        for (int d = 0; d < Depths; d++)
        {
            double before = pressure, slope = kappa > 0 ? Net(kappa) : 0;
            if (d > 0)
                pressure = before + (slope * (Depth[d] - Depth[d - 1]));
            for (int k = 0; k < (d == 0 ? 12 : 2); k++)
            {
                gas[d] = AtmosphereGas.Solve(temperature[d], pressure, metallicity);
                opacity.Evaluate(gas[d], absorbed[d], scattered[d], stimulated);
                rosseland[d] = Rosseland(d, stimulated);
                kappa = rosseland[d] / gas[d].Density;

                // Above the first depth the opacity per gram goes on unchanged; between depths the mean of both slopes is taken.
                pressure = d == 0
                    ? Math.Sqrt(pressure * Math.Max(1e-8, Net(kappa) * Depth[0]))
                    : before + (0.5 * (slope + Net(kappa)) * (Depth[d] - Depth[d - 1]));
            }

            for (int i = 0; i < n; i++)
                planck[d][i] = Planck(opacity.WavelengthsAngstrom[i], stimulated[i]);
        }

        double Net(double k) => Math.Max(0.05 * gravity / k, (gravity / k) - push);
    }

    private double Rosseland(int d, double[] stimulated)
    {
        double sum = 0, total = 0, t = temperature[d];
        ReadOnlySpan<double> waves = opacity.WavelengthsAngstrom;
        for (int i = 0; i < waves.Length; i++)
        {
            double x = ContinuousOpacity.SecondRadiation / (waves[i] * t), slope = Planck(waves[i], stimulated[i]) * x / (1 - stimulated[i]) * frequencyWeights[i];
            total += slope;
            sum += slope / (absorbed[d][i] + scattered[d][i]);
        }

        return total / sum;
    }

    private void CorrectTemperature(double damping)
    {
        int n = opacity.WavelengthsAngstrom.Length;
        double[] flux = new double[Depths], meanJ = new double[Depths], absorbedJ = new double[Depths], emitted = new double[Depths], planckMean = new double[Depths], fluxOpacity = new double[Depths];
        double[] steps = new double[Depths], j = new double[Depths], epsilon = new double[Depths], b = new double[Depths], work = new double[Depths];
        for (int i = 0; i < n; i++)
        {
            for (int d = 0; d < Depths; d++)
            {
                double total = absorbed[d][i] + scattered[d][i];
                epsilon[d] = absorbed[d][i] / total;
                b[d] = planck[d][i];
                if (d > 0)
                    steps[d] = 0.5 * ((total / rosseland[d]) + ((absorbed[d - 1][i] + scattered[d - 1][i]) / rosseland[d - 1])) * (Depth[d] - Depth[d - 1]);
                else
                    steps[0] = total / rosseland[0] * Depth[0];
            }

            MeanIntensity(steps, epsilon, b, j, work);
            double w = frequencyWeights[i];
            for (int d = 0; d < Depths; d++)
            {
                meanJ[d] += w * j[d];
                absorbedJ[d] += w * absorbed[d][i] * j[d];
                emitted[d] += w * absorbed[d][i] * b[d];
                planckMean[d] += w * b[d];
                double h = d == 0 ? j[0] / Math.Sqrt(3) : (j[d] - j[d - 1]) / (3 * steps[d]);
                flux[d] += w * h;
                fluxOpacity[d] += w * h * (absorbed[d][i] + scattered[d][i]) / rosseland[d];
            }
        }

        double wanted = StefanBoltzmann * Math.Pow(effective, 4) / (4 * Math.PI), integral = 0, surface = wanted - flux[0];
        for (int d = 0; d < Depths; d++)
        {
            double lack = wanted - flux[d];
            if (d > 0)
                integral += fluxOpacity[d] / flux[d] * lack * (Depth[d] - Depth[d - 1]);
            double ratio = absorbedJ[d] / meanJ[d] / (emitted[d] / planckMean[d]);
            double change = (ratio * meanJ[d]) - planckMean[d] + (ratio * ((3 * integral) + (Math.Sqrt(3) * surface)));
            double relative = Math.Clamp(0.25 * damping * change / planckMean[d], -0.1, 0.1);
            temperature[d] *= 1 + relative;
        }
    }

    /// <summary>Solves J'' / 3 = epsilon (J - B) over the optical depth, with J = sqrt(3) H at the surface and J = B at the bottom.</summary>
    private static void MeanIntensity(double[] steps, double[] epsilon, double[] b, double[] j, double[] work)
    {
        int n = j.Length;
        double previous = 0;
        for (int d = 0; d < n - 1; d++)
        {
            double next = 1 / (3 * steps[d + 1]), own = d == 0 ? (0.5 * steps[1]) + steps[0] : 0.5 * (steps[d] + steps[d + 1]);
            double outer = d == 0 ? 0 : 1 / (3 * steps[d]);
            double absorption = epsilon[d] * own;
            double diagonal = next + outer + absorption + (d == 0 ? 1 / Math.Sqrt(3) : 0);
            double right = absorption * b[d];
            double pivot = diagonal - (outer * previous);
            work[d] = next / pivot;
            j[d] = (right + (d == 0 ? 0 : outer * j[d - 1])) / pivot;
            previous = work[d];
        }

        j[n - 1] = b[n - 1];
        for (int d = n - 2; d >= 0; d--)
            j[d] += work[d] * j[d + 1];
    }

    private double[] Emergent(ContinuousOpacity spectrum, HydrogenLines lines)
    {
        ReadOnlySpan<double> waves = spectrum.WavelengthsAngstrom;
        int n = waves.Length;
        double[][] absorption = Rows(n), scattering = Rows(n), source = Rows(n);
        double[] stimulated = new double[n];
        for (int d = 0; d < Depths; d++)
        {
            spectrum.Evaluate(gas[d], absorption[d], scattering[d], stimulated);
            lines.Add(gas[d], waves, stimulated, absorption[d]);
            for (int i = 0; i < n; i++)
                source[d][i] = Planck(waves[i], stimulated[i]);
        }

        double[] flux = new double[n], steps = new double[Depths], j = new double[Depths], epsilon = new double[Depths], b = new double[Depths], work = new double[Depths];
        for (int i = 0; i < n; i++)
        {
            for (int d = 0; d < Depths; d++)
            {
                double total = absorption[d][i] + scattering[d][i];
                epsilon[d] = absorption[d][i] / total;
                b[d] = source[d][i];
                steps[d] = d > 0
                    ? 0.5 * ((total / rosseland[d]) + ((absorption[d - 1][i] + scattering[d - 1][i]) / rosseland[d - 1])) * (Depth[d] - Depth[d - 1])
                    : total / rosseland[0] * Depth[0];
            }

            MeanIntensity(steps, epsilon, b, j, work);
            for (int d = 0; d < Depths; d++)
                work[d] = (epsilon[d] * b[d]) + ((1 - epsilon[d]) * j[d]);
            flux[i] = Leaving(steps, work);
        }

        double sum = 0;
        for (int i = 1; i < n; i++)
            sum += 0.5 * (flux[i] + flux[i - 1]) * (waves[i] - waves[i - 1]);
        for (int i = 0; i < n; i++)
            flux[i] /= sum;
        return flux;
    }

    /// <summary>2 pi int I(mu) mu dmu of the source function, straight between depths, with three Gaussian angles.</summary>
    private static double Leaving(double[] steps, double[] source)
    {
        double flux = 0;
        foreach ((double mu, double weight) in (ReadOnlySpan<(double, double)>)[(0.1127016654, 0.2777777778), (0.5, 0.4444444444), (0.8872983346, 0.2777777778)])
        {
            double first = steps[0] / mu, through = Math.Exp(-first), intensity = source[0] * (1 - through);
            for (int d = 1; d < source.Length && through > 1e-9; d++)
            {
                double x = steps[d] / mu, pass = x > 1e-3 ? Math.Exp(-x) : 1 - x + (0.5 * x * x);

                // int_0^x S e^-t dt with S linear.
                double end = x > 1e-3 ? ((1 - pass) / x) - pass : 0.5 * x * (1 - (2 * x / 3));
                intensity += through * ((source[d - 1] * (1 - pass - end)) + (source[d] * end));
                through *= pass;
            }

            flux += weight * mu * (intensity + (through * source[^1]));
        }

        return 2 * Math.PI * flux;
    }
}
