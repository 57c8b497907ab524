using Arclet.Inference;
using Arclet.Inference.Priors;
using Arclet.Inference.Sampling;

namespace Arclet.Benchmarks.Sampling;

/// <summary>
/// A problem with the shape of SED fitting and none of its data: black bodies of falling temperature and luminosity for populations of growing age, a Balmer break,
/// lines that only the youngest ones have, an exponential history, dust, twenty bands. Age, duration, metallicity and dust trade off along curves; a young
/// population with bright lines is a mode that fills a thousandth of the prior. Six parameters: log mass, age, tau, metallicity, A_V, log U.
/// </summary>
internal sealed class SyntheticSed : IResidualLikelihood
{
    private const int Ages = 30;
    private const int Metallicities = 5;
    private const int Bands = 20;
    private const int Lines = 4;

    private readonly double[] ssp = new double[Metallicities * Ages * Bands];
    private readonly double[] line = new double[Metallicities * Bands * Lines];
    private readonly double[] dust = new double[Bands];
    private readonly double[] ageEdges = new double[Ages + 1];
    private readonly double[] model = new double[Bands];
    private readonly double[] ionising = new double[Ages];
    private readonly double[] flux = new double[Bands];
    private readonly double[] error = new double[Bands];
    private readonly double ageOfUniverse;

    private SyntheticSed(double redshift)
    {
        // Gyr; a good enough fit to the age of a flat universe of H0 = 70, Om = 0.3.
        ageOfUniverse = 13.47 / Math.Pow(1 + redshift, 1.25);
        for (int a = 0; a <= Ages; a++)
            ageEdges[a] = a == 0 ? 0 : 1e-3 * Math.Pow(10, 4.13 * (a - 1) / (Ages - 1));
        double[] lineMicron = [0.3727, 0.4861, 0.5007, 0.6563];
        for (int b = 0; b < Bands; b++)
        {
            double observed = 0.43 * Math.Pow(11, b / (Bands - 1.0)), width = 0.07 + (0.05 * (b % 3)), rest = observed / (1 + redshift);
            dust[b] = rest < 0.63 ? 4.05 + (2.659 * (-2.156 + (1.509 / rest) - (0.198 / rest / rest) + (0.011 / rest / rest / rest))) : 4.05 + (2.659 * (-1.857 + (1.04 / rest)));
            dust[b] = Math.Max(0, dust[b]) / 4.05;
            for (int z = 0; z < Metallicities; z++)
            {
                for (int a = 0; a < Ages; a++)
                    ssp[Index(z, a, b)] = Population(rest, 1000 * 0.5 * (ageEdges[a] + ageEdges[a + 1]), z / (Metallicities - 1.0));
                for (int l = 0; l < Lines; l++)
                {
                    double off = (lineMicron[l] - rest) / (0.5 * width * rest);
                    line[(((z * Bands) + b) * Lines) + l] = 3e-3 / width * Math.Exp(-off * off * off * off) * (l is 0 or 2 ? 0.4 + (1.5 * z / Metallicities * (1 - (0.8 * z / Metallicities))) : 1);
                }
            }
        }

        for (int a = 0; a < Ages; a++)
            ionising[a] = Math.Pow(1 + Math.Pow(1000 * 0.5 * (ageEdges[a] + ageEdges[a + 1]) / 4, 3.5), -1);
        Space = new ParameterSpace(
            new("log_mass", new UniformPrior(4, 11)), new("age_gyr", new UniformPrior(0.001, ageOfUniverse)), new("tau_gyr", new UniformPrior(0.01, 3)),
            new("metallicity", new UniformPrior(0, 1)), new("av", new UniformPrior(0, 3)), new("log_u", new UniformPrior(-4, -1)));
    }

    public ParameterSpace Space { get; }

    public int ResidualCount => Bands;

    public double[] Truth { get; private set; } = [];

    /// <summary>Mock number <paramref name="number"/>; every fourth is young with strong lines.</summary>
    public static SyntheticSed Mock(int number)
    {
        var random = new SeededRandom(20261, "synthetic sed", number);
        var sed = new SyntheticSed(random.Uniform(0.7, 5.5));
        double[] truth = new double[6];
        double[] u = new double[6];
        for (int i = 0; i < 6; i++)
            u[i] = random.NextDouble();
        sed.Space.Transform(u, truth);
        truth[0] = random.Uniform(6, 9);
        truth[4] = random.Uniform(0, 1.2);
        if (number % 4 == 0)
            (truth[1], truth[2]) = (random.Uniform(0.003, 0.010), 0.01 + (0.02 * random.NextDouble()));
        sed.Truth = truth;
        if (!sed.Model(truth))
            throw new InvalidOperationException("the mock's truth is undefined");
        double brightest = sed.model.Max(), depth = brightest / random.LogUniform(5, 100);
        for (int b = 0; b < Bands; b++)
        {
            sed.error[b] = Math.Sqrt((depth * depth) + Math.Pow(0.03 * sed.model[b], 2));
            sed.flux[b] = sed.model[b] + (sed.error[b] * random.Gaussian());
        }

        return sed;
    }

    public double Evaluate(ReadOnlySpan<double> theta)
    {
        if (!Model(theta))
            return double.NegativeInfinity;
        double chi2 = 0;
        for (int b = 0; b < Bands; b++)
        {
            double r = (flux[b] - model[b]) / error[b];
            chi2 += r * r;
        }

        return -0.5 * chi2;
    }

    public bool Residuals(ReadOnlySpan<double> theta, Span<double> residuals)
    {
        if (!Model(theta))
            return false;
        for (int b = 0; b < Bands; b++)
            residuals[b] = (model[b] - flux[b]) / error[b];
        return true;
    }

    private static int Index(int z, int a, int b) => (((z * Ages) + a) * Bands) + b;

    private static double Population(double micron, double ageMyr, double z)
    {
        double hot = Math.Clamp(42000 * Math.Pow(1 + (ageMyr / 3), -0.42), 4800, 42000) * (1.1 - (0.15 * z)), cool = 4600 - (900 * z);
        double fade = Math.Pow(1 + (ageMyr / 4), -0.75), giants = 0.25 * Math.Min(1, Math.Pow(ageMyr / 15, 0.6)) * fade;
        double balmer = micron < 0.3646 ? 1 / (1 + (1.3 * Math.Min(1, Math.Pow(ageMyr / 200, 0.5)))) : 1;
        double metal = micron < 0.4 ? Math.Exp(-z * 0.5 * Math.Min(1, ageMyr / 1000)) : 1;
        return ((fade * Planck(micron, hot)) + (giants * Planck(micron, cool))) * balmer * metal;
    }

    /// <summary>F_nu of a black body of unit luminosity, up to a constant.</summary>
    private static double Planck(double micron, double temperature) => 1e17 / (micron * micron * micron * Math.Pow(temperature, 4) * (Math.Exp(Math.Min(700, 14388 / (micron * temperature))) - 1));

    private bool Model(ReadOnlySpan<double> theta)
    {
        double age = theta[1], tau = theta[2], av = theta[4];
        if (age > ageOfUniverse)
            return false;
        double mass = Math.Pow(10, theta[0] - 7), zPosition = Math.Min(Metallicities - 1.0001, theta[3] * (Metallicities - 1));
        int z0 = (int)zPosition;
        double zShare = zPosition - z0;
        Span<double> formed = stackalloc double[Ages];
        formed.Clear();
        double norm = 1 - Math.Exp(-age / tau), photons = 0;

        // Stars of age a formed when age - a had passed: the share between two ages is the integral of exp(-(age - a)/tau).
        for (int a = 0; a < Ages && ageEdges[a] < age; a++)
        {
            double older = Math.Min(age, ageEdges[a + 1]);
            formed[a] = (Math.Exp(-(age - older) / tau) - Math.Exp(-(age - ageEdges[a]) / tau)) / norm;
            formed[a] = mass * Math.Abs(formed[a]);
            photons += formed[a] * ionising[a];
        }

        double u = (theta[5] + 2.5) / 1.5;
        Span<double> strength = [photons * (1 - (0.5 * u)), photons, photons * 3 * Math.Exp(0.9 * u), photons * 2.9];
        for (int b = 0; b < Bands; b++)
        {
            double sum = 0;
            for (int a = 0; a < Ages; a++)
                sum += formed[a] * (ssp[Index(z0, a, b)] + (zShare * (ssp[Index(z0 + 1, a, b)] - ssp[Index(z0, a, b)])));
            for (int l = 0; l < Lines; l++)
            {
                double low = line[(((z0 * Bands) + b) * Lines) + l], high = line[((((z0 + 1) * Bands) + b) * Lines) + l];
                sum += strength[l] * (low + (zShare * (high - low)));
            }

            model[b] = sum * Math.Exp(-0.921034 * av * dust[b]);
        }

        return true;
    }
}
