using System.Globalization;

namespace Arclet.Lensing;

/// <summary>A posterior as Lenstool's files, which its tools read: bayes.dat, best.par and bestopt.par.</summary>
public static class LensPosteriorFiles
{
    /// <summary>
    /// The draws in the layout of bayes.dat: a step, ln L, the parameters in Lenstool's order (angles in degrees, radii in arcsec, dispersions in km/s), chi2. Draw i of
    /// every chain is a row of step i + 1, as the members of Lenstool's ensemble are.
    /// </summary>
    public static LensChain Chain(LensPosterior posterior, string file = "bayes.dat")
    {
        ArgumentNullException.ThrowIfNull(posterior);
        LensParameter[] parameters = [.. posterior.Parameters.Select(p => p.Parameter)];
        int[] order = [.. LensChainColumns.Order(parameters)];
        string[] columns = ["Nsample", "ln(Lhood)", .. order.Select(i => LensChainColumns.NameOf(posterior.Problem, parameters[i])), "Chi2"];
        var values = new List<double>(posterior.Count * columns.Length);
        for (int i = 0; i < posterior.Length; i++)
        {
            for (int chain = 0; chain < posterior.Chains; chain++)
            {
                ReadOnlySpan<double> draw = posterior.Draw(chain, i);
                values.Add(i + 1);
                values.Add(posterior.LogLikelihood[chain][i]);
                foreach (int p in order)
                    values.Add(draw[p]);
                values.Add(posterior.Chi2[chain][i]);
            }
        }

        return new(file, columns, [.. values]);
    }

    /// <summary>The name of a parameter in bayes.dat.</summary>
    public static string ColumnOf(LensProblem problem, LensParameter parameter)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return LensChainColumns.NameOf(problem, parameter);
    }

    /// <summary>best.par: the best model, every member a potential of its own.</summary>
    /// <exception cref="Arclet.Fits.InputException">A lens has a form that Lenstool's files cannot say.</exception>
    public static LenstoolDocument Best(LensPosterior posterior, string file = "best.par")
    {
        ArgumentNullException.ThrowIfNull(posterior);
        return LenstoolWriter.Best(posterior.BestProblem, name: file, comments: Comments(posterior));
    }

    /// <summary>
    /// Writes bestopt.par with its catalogues: the best model with its potfiles and, as Lenstool writes it, the posterior's mean and standard deviation as a Gaussian for every
    /// free parameter. Fitted again with these as priors the images would count twice.
    /// </summary>
    /// <exception cref="Arclet.Fits.InputException">A file cannot be written, or a lens has a form that Lenstool's files cannot say.</exception>
    public static void SaveBestOpt(string path, LensPosterior posterior)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        LenstoolWriter.SaveBestOpt(path, WithPosteriorAsPriors(posterior), comments: Comments(posterior));
    }

    private static LensProblem WithPosteriorAsPriors(LensPosterior posterior)
    {
        LensProblem best = posterior.BestProblem;
        LensParameter[] parameters = [.. posterior.Parameters.Select(p => p.Parameter)];
        var priors = new List<LensPrior>();
        ImageSystem[] systems = best.Images is { } images ? [.. images.Systems] : [];
        foreach (int p in LensChainColumns.Order(parameters))
        {
            double[] values = [.. posterior.Values(p).SelectMany(v => v)];
            double mean = values.Average(), deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
            var prior = ParameterPrior.Gaussian(mean, deviation, posterior.Parameters[p].Prior.Precision);
            if (parameters[p].Owner == LensParameterOwner.ImageSystem)
                systems[parameters[p].Index] = systems[parameters[p].Index] with { RedshiftPrior = prior };
            else
                priors.Add(new(parameters[p], prior));
        }

        return best with { Priors = priors, Images = best.Images is null ? null : best.Images with { Systems = systems } };
    }

    private static string[] Comments(LensPosterior posterior)
    {
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"Chi2pos: {posterior.BestChi2:F6}"),
            string.Create(CultureInfo.InvariantCulture, $"ln(Lhood): {posterior.BestLogLikelihood:F6}"),
        };
        if (posterior.Evidence is { } evidence)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"log(Evidence) : {evidence.LogEvidence:F6}"));
        if (!posterior.Converged)
            lines.Add("NOT CONVERGED: " + string.Join("; ", posterior.Reasons));
        return [.. lines];
    }
}
