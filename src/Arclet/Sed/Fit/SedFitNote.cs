using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>Flags in words, with the parameters that they are about.</summary>
internal static class SedFitNote
{
    /// <summary>A divergence below this, in nats, leaves a posterior as good as its prior (the engine's own bound for the flag).</summary>
    private const double Learned = 0.1;

    public static string Of(SedFitUnitHistory fit)
    {
        var words = new List<string>();
        Add(SedFitFlags.Failed, "not fitted: no model of the prior has a likelihood above 0");
        Add(SedFitFlags.BadFit, "bad fit");
        Add(SedFitFlags.PriorEdge, $"prior edge ({string.Join(", ", fit.AtPriorEdge)})");
        Add(SedFitFlags.MultiModal, "multi-modal");
        Add(SedFitFlags.PriorDominated, $"prior-dominated ({string.Join(", ", fit.Divergences.Where(d => d.Value < Learned && d.Key is not (SharedParameter.Metallicity or SharedParameter.LogIonisation)).Select(d => d.Key))})");
        Add(SedFitFlags.NotConverged, "not converged");
        Add(SedFitFlags.ModeFoundByGuard, "mode found by the guard");
        Add(SedFitFlags.BetterLikelihoodOutside, "better likelihood outside");
        Add(SedFitFlags.FewBands, "few bands");
        return string.Join("; ", words);

        void Add(SedFitFlags flag, string text)
        {
            if (fit.Flags.HasFlag(flag))
                words.Add(text);
        }
    }
}
