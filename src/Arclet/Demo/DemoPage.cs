using System.Globalization;
using System.Net;
using System.Text;
using Arclet.CommandLine;
using Arclet.Detect;
using Arclet.Figures;
using Arclet.Imaging.Detection;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>The demo's page: one HTML file that needs no other, with the image, the completeness curve, the numbers and what they mean.</summary>
internal sealed partial class DemoPage
{
    private readonly DemoSettings settings;
    private readonly SimulatedField field;
    private readonly IReadOnlyList<DetectedObject> objects;
    private readonly DemoComparison comparison;
    private readonly string figure;
    private readonly DemoFiles files;
    private readonly StringBuilder html = new();

    public DemoPage(DemoSettings settings, SimulatedField field, DetectOutcome outcome, DemoComparison comparison, string figure, DemoFiles files)
    {
        this.settings = settings;
        this.field = field;
        objects = outcome.Detection.Objects;
        this.comparison = comparison;
        this.figure = figure;
        this.files = files;
    }

    public string ToHtml()
    {
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Append("<title>Arclet demo</title><style>").Append(Style).Append("</style></head><body><main>\n");
        html.Append("<h1>Arclet demo: clumps in a simulated deep field</h1>\n");
        AddVerdict();
        AddImage();
        AddCompleteness();
        AddDefinitions();
        AddSettings();
        html.Append("</main></body></html>\n");
        return html.ToString();
    }

    private void AddVerdict()
    {
        html.Append($"<section class=\"verdict {(comparison.Holds ? "good" : "bad")}\"><p><b>{(comparison.Holds ? "The comparison with the truth holds." : "The comparison with the truth does not hold.")}</b></p><ul>");
        html.Append($"<li><b>{Words(comparison.Found)}</b> isolated clumps at S/N &gt; {settings.SignalToNoise} were found.</li>");
        html.Append($"<li><b>{Words(comparison.Real)}</b> detections at S/N &gt; {settings.SignalToNoise} are real.</li>");
        html.Append($"</ul><p>Both must reach {settings.RequiredFraction:P0}. Of all {objects.Count} detections, whatever their S/N, {comparison.RealOfAll.Fraction:P1} are real. ");
        html.Append(CultureInfo.InvariantCulture, $"Detected positions of the isolated clumps are off by {comparison.MedianOffsetPixels:F2} pixels in the median.</p></section>\n");
    }

    private void AddImage()
    {
        int n = settings.Field.SizePixels;
        var view = new FloatImage(field.Image.Pixels.ToArray(), n, n);
        string png = Convert.ToBase64String(PngImage.Encode(SkyStretch.ToGrey(view)));
        html.Append("<h2>The field</h2>\n<div class=\"view\">");
        foreach ((string id, string label, bool on) in new[]
        {
            ("clumps", "clumps found", true), ("cores", "galaxy cores found", true), ("stars", "stars found", true),
            ("false", "detections that are not real", true), ("missed", "isolated clumps missed", true), ("blended", "other sources missed", false),
        })
            html.Append($"<input type=\"checkbox\" id=\"t-{id}\"{(on ? " checked" : "")}><label for=\"t-{id}\" class=\"key {id}\">{label}</label> ");
        html.Append($"\n<svg viewBox=\"0 0 {n} {n}\" role=\"img\" aria-label=\"The simulated field with what was found and missed\"><image width=\"{n}\" height=\"{n}\" href=\"data:image/png;base64,{png}\"/>\n");
        AddDetections(n);
        AddMissed(n);
        html.Append("</svg></div>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{n} x {n} pixels of {SimulatedField.PixelScaleArcsec} arcsec, asinh stretch. Ellipses are {RegionsOutput.Scale} standard deviations of the detections; circles mark true sources without a detection. Point at one to read about it; the buttons show and hide.</p>\n");
    }

    private void AddDetections(int n)
    {
        for (int i = 0; i < objects.Count; i++)
        {
            DetectedObject o = objects[i];
            TrueSource? source = comparison.SourceOf(i);
            string group = source?.Kind switch
            {
                SourceKind.Clump => "clumps",
                SourceKind.GalaxyCore => "cores",
                SourceKind.Star => "stars",
                _ => "false",
            };
            string truth = source is { } s
                ? string.Create(CultureInfo.InvariantCulture, $"{TruthTable.Word(s.Kind)} {s.Id}: {s.FluxNanojansky:G3} nJy, optimal S/N {s.SignalToNoise:F1}")
                : "no true source";
            html.Append(CultureInfo.InvariantCulture, $"<ellipse class=\"{group}\" rx=\"{Math.Max(2, RegionsOutput.Scale * o.A):F2}\" ry=\"{Math.Max(2, RegionsOutput.Scale * o.B):F2}\" transform=\"translate({o.X + 0.5:F2} {n - o.Y - 0.5:F2}) rotate({-double.RadiansToDegrees(o.ThetaRadians):F1})\"><title>detection {o.Id}, S/N {comparison.Significance[i]:F1}; {truth}</title></ellipse>\n");
        }
    }

    private void AddMissed(int n)
    {
        foreach (TrueSource s in field.Sources.Where(s => !comparison.IsFound(s)))
        {
            string group = comparison.IsIsolated(s) ? "missed" : "blended";
            html.Append(CultureInfo.InvariantCulture, $"<circle class=\"{group}\" r=\"6\" cx=\"{s.X + 0.5:F2}\" cy=\"{n - s.Y - 0.5:F2}\"><title>{TruthTable.Word(s.Kind)} {s.Id}, not found: {s.FluxNanojansky:G3} nJy, optimal S/N {s.SignalToNoise:F1}, next source at {s.IsolationPixels:F1} pixels</title></circle>\n");
        }
    }

    private void AddCompleteness()
    {
        html.Append("<h2>Completeness</h2>\n<div class=\"figure\">").Append(figure[figure.IndexOf("<svg", StringComparison.Ordinal)..]).Append("</div>\n");
        html.Append("<p class=\"note\">Error bars are the 68 % interval of a proportion (Wilson 1927). The dashed lines are the limits of the comparison.</p>\n");
        html.Append("<table><thead><tr><th>S/N</th><th>isolated</th><th>found</th><th>68 % interval</th><th>all clumps</th><th>found</th></tr></thead><tbody>\n");
        foreach ((ProportionBin isolated, ProportionBin all) in comparison.ByBin.Zip(comparison.ByBinAll))
        {
            (double low, double high) = isolated.Proportion.Interval();
            string interval = isolated.Proportion.Trials == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{low:F2} to {high:F2}");
            html.Append($"<tr><td>{isolated.Low:0.#} to {isolated.High:0.#}</td><td>{isolated.Proportion.Trials}</td><td>{Percent(isolated.Proportion)}</td><td>{interval}</td><td>{all.Proportion.Trials}</td><td>{Percent(all.Proportion)}</td></tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private void AddDefinitions()
    {
        html.Append(CultureInfo.InvariantCulture, $"""
            <h2>What the numbers mean</h2>
            <ul>
            <li><b>S/N of a clump</b> is the optimal one: that of its flux if position, profile and background were known, on the noise of the background and of the galaxies' light.</li>
            <li><b>S/N of a detection</b> is measured: a circular aperture of {DetectionSignificance.ApertureRadiusPixels} pixels minus the mean of a ring from {DetectionSignificance.RingInnerPixels} to {DetectionSignificance.RingOuterPixels} pixels, over its error. It counts only light above the diffuse galaxy. For a point source it is about 0.7 of the optimal one, so the two limits of {settings.SignalToNoise} are close but not the same.</li>
            <li><b>Isolated</b>: no other clump, galaxy core or star within {settings.IsolationPixels} pixels ({settings.IsolationPixels / settings.Field.Psf.FwhmPixels:F1} times the FWHM of the PSF).</li>
            <li><b>Found</b>: a detection lies within {settings.MatchRadiusPixels} pixels. Pairs are made one to one, the closest first, so a detection counts for one source only.</li>
            <li><b>Real</b>: the detection is paired with a true clump, with the compact core of a galaxy, or with a star. A detection on a galaxy's smooth disc, or of two clumps at once whose centre is {settings.MatchRadiusPixels} pixels from both, is not real.</li>
            </ul>

            """);
    }

    private void AddSettings()
    {
        DeepFieldSettings f = settings.Field;
        DetectionSettings d = settings.Detection;
        html.Append(CultureInfo.InvariantCulture, $"""
            <h2>How it was made</h2>
            <p>Simulated: {field.Galaxies.Count} galaxies (an exponential disc and a compact core each) with {field.Sources.Count(s => s.Kind == SourceKind.Clump)} clumps scattered like their light and {f.StarCount} stars; seed {f.Seed}. Clumps are elliptical Gaussians with a minor-axis standard deviation of {f.ClumpSigmaPixels.Least} to {f.ClumpSigmaPixels.Largest} pixels and an S/N of {f.ClumpSignalToNoise.Least} to {f.ClumpSignalToNoise.Largest}, uniform in the logarithm. The PSF is a sum of Gaussians with the enclosed energy of NIRCam F150W and a FWHM of {f.Psf.FwhmPixels * SimulatedField.PixelScaleArcsec:F3} arcsec. Noise: {f.NoiseNanojansky} nJy per pixel, {(f.NoiseCorrelationFwhmPixels > 0 ? "correlated" : "white")}, and the photon noise of all light ({f.ElectronsPerNanojansky} electrons per nJy); the sky has a slope.</p>
            <p>Detected with this command, which gives the same catalogue:</p>
            <pre>arclet detect {Escaped(files.Field)}[SCI] --error {Escaped(files.Field)}[ERR] --threshold {d.Threshold} --threshold-on image --min-area {d.MinArea} --deblend-levels {d.DeblendLevels} --deblend-contrast {d.DeblendContrast} --mesh {d.Background!.MeshWidth} --out {Escaped(files.Catalogue)}</pre>
            <p>Beside this page: {Name(files.Field)} (the image and its errors), {Name(files.Truth)} (every true source and what was detected of it), {Name(files.Catalogue)}, {Name(files.Segmentation)}, {Name(files.Regions)} (for DS9), {Name(files.Preview)}, {Name(files.Figure)}. Made by arclet {ArcletProgram.Version}.</p>

            """);
    }

    private static string Words(Proportion p) => string.Create(CultureInfo.InvariantCulture, $"{p.Successes} of {p.Trials} ({p.Fraction:P1})");

    private static string Percent(Proportion p) => p.Trials == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100 * p.Fraction:F0} %");

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static string Name(string path) => $"<a href=\"{Path.GetFileName(path)}\">{Path.GetFileName(path)}</a>";
}
