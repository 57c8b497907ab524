using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study.Tests;

/// <summary>SED fits as the stage writes them, of posteriors with known answers: every history of the paper's, its ages ten times those of the one before.</summary>
internal static class GivenSeds
{
    public static readonly string[] Histories = [.. SedFitPresets.PaperClumps.Histories.Select(h => h.Name)];

    /// <summary>A unit for each clump: the first weighs 1e8 Msun (magnified), the next a tenth of a dex more, and so on.</summary>
    public static IEnumerable<(StageUnit Unit, Action<UnitOutput> Write)> Units(IReadOnlyList<ClumpPhotometry> clumps) => clumps.Select((c, i) =>
    {
        string galaxy = c.ClumpId[..c.ClumpId.LastIndexOf('-')];
        return (new StageUnit(c.ClumpId) { Galaxy = galaxy, Inputs = [UnitInput.OfText("photometry", c.ToString())] }, (Action<UnitOutput>)(o => Write(o, c.ClumpId, galaxy, 8 + (0.1 * i))));
    });

    private static void Write(UnitOutput output, string id, string galaxy, double logMass)
    {
        SedPosterior[] fits = [.. Histories.Select((h, i) => IntrinsicCase.Sed(logMass, 0.1, 0.001 * Math.Pow(10, i)) with { Id = id, History = h })];
        string reference = SedFitPresets.PaperClumps.ReferenceHistory ?? Histories[0];
        var sed = new Table { Name = "SED" };
        sed.Add("id", [.. fits.Select(f => f.Id)]);
        sed.Add("galaxy", [.. fits.Select(_ => galaxy)]);
        sed.Add("history", [.. fits.Select(f => f.History)]);
        sed.Add("is_reference", [.. fits.Select(f => f.History == reference)]);
        foreach (string name in fits[0].Samples.Keys)
        {
            sed.Add(name + "_p16", [.. fits.Select(f => SamplePercentiles.Of([.. f.Samples[name]]).P16)]);
            sed.Add(name + "_p50", [.. fits.Select(f => SamplePercentiles.Of([.. f.Samples[name]]).P50)]);
            sed.Add(name + "_p84", [.. fits.Select(f => SamplePercentiles.Of([.. f.Samples[name]]).P84)]);
            sed.Add(name + "_best", [.. fits.Select(f => f.Best[name])]);
        }

        // The beginning of star formation under each history, in Gyr; the constant one has another name for it.
        sed.Add("age_gyr_best", [.. fits.Select((_, i) => i == 1 ? double.NaN : 0.01 * (i + 1))]);
        sed.Add("age_gyr_p50", [.. fits.Select((_, i) => i == 1 ? double.NaN : 0.02 * (i + 1))]);
        sed.Add("age_max_gyr_best", [.. fits.Select((_, i) => i == 1 ? 0.5 : double.NaN)]);
        sed.Add("ln_evidence", [.. fits.Select((_, i) => -10.0 - i)]);
        sed.Add("probability", [.. fits.Select(_ => 1.0 / fits.Length)]);
        sed.Add("chi2_best", [.. fits.Select((_, i) => 7.0 + i)]);
        sed.Add("n_bands", [.. fits.Select(_ => 8L)]);
        sed.Add("flag", [.. fits.Select(_ => 0L)]);
        var bands = new Table { Name = "SED_BANDS" };
        bands.Add("id", [.. fits.Select(f => f.Id)]);
        bands.Add("history", [.. fits.Select(f => f.History)]);
        bands.Add("filter", [.. fits.Select(_ => "F150W")]);
        bands.Add("flux_njy", [.. fits.Select(_ => 100.0)], "nJy");
        bands.Add("err_njy", [.. fits.Select(_ => 2.0)], "nJy");
        bands.Add("is_limit", [.. fits.Select(_ => false)]);
        bands.Add("model_njy", [.. fits.Select(_ => 101.0)], "nJy");
        output.Write(sed, bands);
        using FitsWriter writer = FitsWriter.Create(output.PathOf("samples.fits"));
        foreach (SedPosterior fit in fits)
        {
            var samples = new Table { Name = fit.History };
            foreach ((string name, IReadOnlyList<double> values) in fit.Samples)
                samples.Add(name, [.. values]);
            writer.WriteTable(samples);
        }

        writer.Complete();
    }
}
