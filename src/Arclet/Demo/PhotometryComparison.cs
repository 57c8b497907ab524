using Arclet.Imaging.ClumpFit;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>The fitted fluxes and measured depths of all filters compared with the truth.</summary>
internal sealed class PhotometryComparison
{
    private readonly DemoSettings settings;
    private readonly SimulatedField field;
    private readonly DemoComparison detected;

    public PhotometryComparison(DemoSettings settings, SimulatedField field, DemoComparison detected, IReadOnlyList<BandResult> bands)
    {
        this.settings = settings;
        this.field = field;
        this.detected = detected;
        Bands = bands;
        Biases = [.. bands.Select(Bias)];
    }

    /// <summary>What was measured, filter by filter.</summary>
    public IReadOnlyList<BandResult> Bands { get; }

    /// <summary>The bias of the fluxes, filter by filter.</summary>
    public IReadOnlyList<FluxBias> Biases { get; }

    /// <summary>The filters with enough clumps to judge.</summary>
    public IEnumerable<FluxBias> Judged => Biases.Where(b => b.Count >= settings.FewestClumps);

    /// <summary>Whether every judged filter's median flux bias is small.</summary>
    public bool FluxesHold => Judged.All(b => Math.Abs(b.Median) < settings.LargestFluxBias);

    /// <summary>Whether every filter's depth is right.</summary>
    public bool DepthsHold => Bands.All(b => Math.Abs(b.DepthDifference) < settings.LargestDepthDifference);

    /// <summary>Whether what the demo promises came true.</summary>
    public bool Holds => FluxesHold && DepthsHold;

    /// <summary>How far other sources must be, in pixels of the field.</summary>
    public double IsolationPixels(DemoBand band) => Math.Max(settings.IsolationPixels, settings.IsolationFwhms * band.FwhmFieldPixels);

    /// <summary>The clumps by which a filter is judged: detected in the reference filter, isolated, and above the limit in this filter's own noise.</summary>
    public IEnumerable<(TrueSource Source, ClumpFitResult Fit)> Sample(BandResult band) =>
        field.Sources
            .Where(s => s.Kind == SourceKind.Clump && s.IsolationPixels > IsolationPixels(band.Band)
                && band.SignalToNoise[s.Id - 1] > settings.SignalToNoise && detected.IsFound(s))
            .Select(s => (s, band.Fits[detected.DetectionOf(s)]));

    private FluxBias Bias(BandResult band)
    {
        (TrueSource Source, ClumpFitResult Fit)[] sample = [.. Sample(band)];
        (TrueSource Source, ClumpFitResult Fit)[] fitted = [.. sample.Where(p => double.IsFinite(p.Fit.Flux))];
        double[] errors = [.. fitted.Select(p => (p.Fit.Flux / band.FluxesNanojansky[p.Source.Id - 1]) - 1)];
        double[] pulls = [.. fitted.Where(p => p.Fit.FluxError > 0).Select(p => (p.Fit.Flux - band.FluxesNanojansky[p.Source.Id - 1]) / p.Fit.FluxError)];
        return new FluxBias(band, sample.Length, fitted.Length, DemoStatistics.Median(errors), DemoStatistics.MedianError(errors), DemoStatistics.Width(errors), pulls);
    }
}
