using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>The table of a fit's parameters: their posteriors and what is known of their convergence.</summary>
internal static class LensFitParameterTable
{
    public static Table Of(string output, LensFitRequest request, LensPosterior posterior)
    {
        double[][] sorted = [.. Enumerable.Range(0, posterior.Parameters.Count).Select(p => posterior.Values(p).SelectMany(v => v).Order().ToArray())];
        double[] mean = [.. sorted.Select(v => v.Average())];
        var table = new Table(output);
        table.Metadata.Set("program", "arclet lens fit " + ArcletProgram.Version);
        table.Metadata.Set("model", request.Model);
        table.Metadata.Set("converged", posterior.Converged);
        if (!posterior.Converged)
            table.Metadata.Set("not_converged_because", string.Join("; ", posterior.Reasons));
        table.Metadata.Set("chains", (long)posterior.Chains);
        table.Metadata.Set("draws_per_chain", (long)posterior.Length);
        table.Metadata.Set("divergences", posterior.Divergences);
        table.Metadata.Set("best_chi2", posterior.BestChi2);
        table.Metadata.Set("best_ln_likelihood", posterior.BestLogLikelihood);
        if (posterior.Evidence is { } evidence)
        {
            table.Metadata.Set("ln_evidence", evidence.LogEvidence);
            table.Metadata.Set("ln_evidence_error", evidence.Error);
            table.Metadata.Set("ln_evidence_method", evidence.Method);
        }

        table.Add("parameter", [.. posterior.Parameters.Select(p => LensPosteriorFiles.ColumnOf(posterior.Problem, p.Parameter))], "The parameter as bayes.dat names it");
        table.Add("owner", [.. posterior.Parameters.Select(p => OwnerOf(posterior.Problem, p.Parameter))], "The potential, potfile or system it belongs to");
        table.Add("prior", [.. posterior.Parameters.Select(p => p.Prior.ToString())], "Its prior");
        table.Add("best", [.. posterior.Best], null, "The value of the best model");
        table.Add("mean", mean, null, "The draws' mean");
        table.Add("std", [.. sorted.Select((v, i) => Math.Sqrt(v.Average(x => (x - mean[i]) * (x - mean[i]))))], null, "The draws' standard deviation");
        foreach ((string name, double probability) in new[] { ("p2_5", 0.025), ("p16", 0.16), ("p50", 0.5), ("p84", 0.84), ("p97_5", 0.975) })
            table.Add(name, [.. sorted.Select(v => DrawQuantile.OfSorted(v, probability))], null, $"The draws' quantile at {probability}");
        table.Add("r_hat", [.. posterior.RHat], null, "Rank-normalised split R-hat; 1 where the chains agree");
        table.Add("ess", [.. posterior.EffectiveSamples], null, "Effective sample size");
        if (posterior.CrossCheckShifts.Count > 0)
            table.Add("ensemble_shift", [.. posterior.CrossCheckShifts], null, "The ensemble sampler's median less this one, in standard deviations");
        return table;
    }

    /// <summary>The name of what a parameter belongs to.</summary>
    public static string OwnerOf(LensProblem problem, LensParameter parameter) => parameter.Owner switch
    {
        LensParameterOwner.Potential => problem.Model.Potentials[parameter.Index].Id,
        LensParameterOwner.Family => $"potfile {problem.Model.Families[parameter.Index].Id}".TrimEnd(),
        _ => $"system {problem.Images!.Systems[parameter.Index].Id}",
    };
}
