using System.Globalization;
using System.Text;
using Arclet.Figures;
using Arclet.Inference.Priors;
using Arclet.Populations;
using Arclet.Posterior;

namespace Arclet.Sed;

/// <summary>The figures of an object, as SVG and PDF: of its reference history, with the other histories' medians beside it.</summary>
/// <param name="inputs">What is fitted.</param>
/// <param name="basis">The grids, prepared.</param>
internal sealed class SedFitFigures(SedFitInputs inputs, PopulationBasis basis)
{
    /// <summary>Samples whose spectra and histories are drawn: percentiles are then good to a fifth of the band's width, and a figure takes a second.</summary>
    private const int MostDraws = 120;

    private static readonly string[] Kinds = ["sed", "sfh", "corner", "priors"];

    private static readonly string[] Endings = [".svg", ".pdf"];

    /// <summary>Whether all figures of an object are there and show the fit of this fingerprint, which their titles name.</summary>
    public bool AreOf(string id, string fingerprint) => Files(id).All(f => File.Exists(f) && Begins(f, fingerprint));

    /// <summary>Removes an object's figures, which an earlier fit may have left.</summary>
    public void Remove(string id)
    {
        foreach (string file in Files(id).Where(File.Exists))
            File.Delete(file);
    }

    public void Write(SedFitResult result, string fingerprint)
    {
        HistoryFit fit = result.Reference ?? throw new InvalidOperationException($"{result.Object.Id} has no fit of the reference history");
        SedFitPicture picture = Picture(result, fit);
        Figure[] figures = [SpectrumFigure.Create(picture), HistoryFigure.Create(picture), Corner(picture), PriorFigure.Create(picture)];
        for (int i = 0; i < figures.Length; i++)
        {
            figures[i].DocumentTitle += $", fit {fingerprint}";
            foreach (string ending in Endings)
                figures[i].Save(inputs.Folder.Figure(result.Object.Id, Kinds[i]) + ending);
        }
    }

    internal SedFitPicture Picture(SedFitResult result, HistoryFit fit)
    {
        FitHistory history = inputs.Settings.Histories.Single(h => h.Name == fit.History);
        QuantityEstimate? free = fit.FreeNames.Contains(SharedParameter.Redshift) ? fit[SharedParameter.Redshift] : null;
        double redshift = free?.P50 ?? result.Object.Redshift;
        string title = string.Create(CultureInfo.InvariantCulture, $"{QuantityLabel.Plain(result.Object.Id)}, {fit.History}, z = {redshift:0.###}, $\\chi^2$ = {fit.BestChi2:0.0} in {fit.BandCount} bands");
        return new SedFitPicture
        {
            Target = result.Object,
            Settings = inputs.Settings,
            History = history,
            Basis = basis,
            Curves = inputs.Curves,
            Bands = fit.Bands,
            Best = fit.BestModel,
            Draws = Draws(fit),
            Parameters = [.. fit.FreeNames.Select(n => Series(fit, history, n, redshift))],
            Others = [.. result.Fits.Where(f => f.History != fit.History).Select(f => (f.History, Draws(f)))],
            Title = title,
            Notes = Notes(fit),
        };
    }

    private static Figure Corner(SedFitPicture picture) =>
        CornerFigure.Create([.. picture.Parameters.Select(p => new CornerSeries(QuantityLabel.Of(p.Name), p.Samples, p.Best))], $"Posterior of {picture.Target.Id}", picture.Title);

    private SedFitSeries Series(HistoryFit fit, FitHistory history, string name, double redshift)
    {
        PriorSpecification? prior = PriorOf(inputs.Settings, history, name);
        return new SedFitSeries(
            name,
            [.. fit.Samples![name]],
            fit[name].Best,
            prior is null or { Kind: "same" } ? null : prior.Build(inputs.Settings.Cosmology.AgeGyr(redshift)) as ScalarPrior,
            fit.Divergences.GetValueOrDefault(name, double.NaN));
    }

    /// <summary>The prior of a column, or null.</summary>
    private static PriorSpecification? PriorOf(SedFitSettings settings, FitHistory history, string column)
    {
        if (history.Priors.TryGetValue(column, out PriorSpecification? shared) || settings.Priors.TryGetValue(column, out shared))
            return shared;
        for (int c = 0; c < history.Components.Count; c++)
        {
            string scope = history.Components.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"c{c + 1}_");
            if (column == scope + "fraction")
                return history.Components[c].Fraction;
            foreach ((string name, PriorSpecification prior) in history.Components[c].Priors)
            {
                if (column == scope + SharedParameter.ColumnOf(name))
                    return prior;
            }
        }

        return null;
    }

    private static List<SourceModel> Draws(HistoryFit fit)
    {
        SedSamples samples = fit.Samples ?? throw new InvalidOperationException($"the fit with {fit.History} kept no samples");
        int count = Math.Min(MostDraws, samples.Count);
        return [.. Enumerable.Range(0, count).Select(i => samples.Model((int)((long)i * samples.Count / count)))];
    }

    private List<string> Notes(HistoryFit fit)
    {
        var notes = new List<string>();
        Add("log_stellar_mass", @"log M$_\star$", "");
        string period = inputs.Settings.RatePeriodMyr == 100 ? "100" : "10";
        Add("sfr" + period, $"SFR$_{{{period}}}$", @" M$_\odot$/yr");
        bool isYoung = fit["mass_weighted_age_gyr"].P50 < 0.1;
        Add("mass_weighted_age_gyr", "mean age", isYoung ? " Myr" : " Gyr", isYoung ? 1000 : 1);
        Add(SharedParameter.Attenuation, "A$_V$", "");
        return notes;

        // Logarithms and magnitudes have two decimals; what has a unit has three significant digits of the largest of its three numbers, all with as many decimals.
        void Add(string name, string label, string unit, double factor = 1)
        {
            foreach ((string key, QuantityEstimate value) in fit.Quantities)
            {
                if (key != name || !double.IsFinite(value.P50))
                    continue;
                double middle = factor * value.P50, above = factor * (value.P84 - value.P50), below = factor * (value.P50 - value.P16);
                double largest = Math.Max(Math.Abs(middle), Math.Max(above, below));
                int decimals = unit.Length == 0 ? 2 : largest > 0 ? Math.Clamp(2 - (int)Math.Floor(Math.Log10(largest)), 0, 7) : 0;
                string format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
                notes.Add($"{label} = {middle.ToString(format, CultureInfo.InvariantCulture)} (+{above.ToString(format, CultureInfo.InvariantCulture)}, -{below.ToString(format, CultureInfo.InvariantCulture)}){unit}");
            }
        }
    }

    private IEnumerable<string> Files(string id) => Kinds.SelectMany(k => Endings.Select(e => inputs.Folder.Figure(id, k) + e));

    private static bool Begins(string file, string fingerprint)
    {
        if (file.EndsWith(".pdf", StringComparison.Ordinal))
            return true;
        using FileStream stream = File.OpenRead(file);
        byte[] start = new byte[2000];
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(start, 0, read).Contains($"fit {fingerprint}", StringComparison.Ordinal);
    }
}
