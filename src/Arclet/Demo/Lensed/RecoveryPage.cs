using System.Globalization;
using System.Net;
using System.Text;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>The lensed demo's page: one HTML file that needs no other, with what was recovered against the truth for every quantity.</summary>
internal sealed class RecoveryPage(LensedDemoSettings settings, LensedField field, RecoveryComparison comparison, Proportion found, IReadOnlyList<string> steps, string report)
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1c2430;--paper:#fbfaf7;--line:#d8d4ca;--soft:#5d6675}
        @media(prefers-color-scheme:dark){:root{--ink:#e4e6ea;--paper:#14181f;--line:#323a46;--soft:#9aa4b2}.figure{background:#fff}}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
        main{max-width:1100px;margin:0 auto;padding:24px 20px 60px}
        h1{font-size:1.7rem;line-height:1.2;margin:.3em 0 .6em}h2{font-size:1.2rem;margin:1.8em 0 .5em}
        .verdict{border-left:5px solid;padding:4px 18px;border-radius:3px}.verdict ul{margin:.3em 0;padding-left:1.2em}
        .good{border-color:#2a9d61;background:#2a9d6118}.bad{border-color:#d1432f;background:#d1432f18}.failed{color:#d1432f}
        .note{color:var(--soft);font-size:.9rem}.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:14px}.figure svg{width:100%;height:auto}
        table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:3px 14px 3px 0;text-align:right;border-bottom:1px solid var(--line)}
        th{font-weight:600}th:first-child,td:first-child{text-align:left}
        """;

    private readonly StringBuilder html = new();

    public string ToHtml()
    {
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Append("<title>Arclet demo</title><style>").Append(Style).Append("</style></head><body><main>\n");
        html.Append("<h1>Arclet demo: clumps behind a simulated cluster, from the lens fit to masses</h1>\n");
        AddVerdict();
        AddTable();
        html.Append("<h2>Recovered against true</h2>\n<p class=\"note\">Isolated clumps that are judged; bars are 68 % intervals.</p><div class=\"figures\">");
        foreach (QuantityRecovery recovery in comparison.Quantities.Where(q => q.Pairs.Count > 0))
            html.Append("<div class=\"figure\">").Append(RecoveryFigures.Of(recovery, comparison).ToSvg()).Append("</div>");
        html.Append("</div>\n<h2>Fluxes</h2>\n<div class=\"figure\">").Append(RecoveryFigures.Fluxes(comparison).ToSvg()).Append("</div>\n");
        AddField();
        html.Append("</main></body></html>\n");
        return html.ToString();
    }

    private void AddVerdict()
    {
        html.Append($"<section class=\"verdict {(comparison.Holds ? "good" : "bad")}\"><p><b>{(comparison.Holds ? "The comparison with the truth holds." : "The comparison with the truth does not hold.")}</b></p><ul>");
        foreach (RecoveryVerdict verdict in comparison.Verdicts)
            html.Append($"<li{(verdict.Holds ? "" : " class=\"failed\"")}>{Text(verdict.Claim)}: <b>{Text(verdict.Found)}</b>{(verdict.Holds ? "" : " (does not hold)")}</li>");
        html.Append($"</ul><p>Of the isolated clumps with S/N &gt; {settings.Criteria.SignalToNoise} in the filter of their shape, in galaxies that the study selected, {found.Successes} of {found.Trials} were found and measured.</p></section>\n");
    }

    private void AddTable()
    {
        html.Append("<h2>Every quantity</h2>\n<table><tr><th>quantity</th><th>clumps</th><th>median error</th><th>scatter</th><th>68 % intervals that contain the truth</th></tr>");
        foreach (QuantityRecovery q in comparison.Quantities.Concat(comparison.Fluxes).Where(q => q.Pairs.Count > 0))
        {
            (double low, double high) = q.Coverage.Interval();
            string unit = q.Quantity.IsAbsolute ? " " + q.Quantity.Unit : " %";
            double scale = q.Quantity.IsAbsolute ? 1 : 100;
            string digits = q.Quantity.IsAbsolute ? "0.000" : "0.0";

            // Rounded before it is written, and without the sign of a negative zero.
            double median = Math.Round(scale * q.MedianDifference, q.Quantity.IsAbsolute ? 3 : 1) + 0.0;
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(q.Quantity.Words)}</td><td>{q.Pairs.Count}</td><td>{median.ToString("+" + digits + ";-" + digits, CultureInfo.InvariantCulture)}{unit}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{(scale * q.Scatter).ToString(digits, CultureInfo.InvariantCulture)}{unit}</td><td>{100 * q.Coverage.Fraction:F0} % ({100 * low:F0} to {100 * high:F0})</td></tr>");
        }

        html.Append("</table>\n<p class=\"note\">The median of recovered less true: in the quantity's unit, or relative to the truth. Scatter is 1.48 times the median absolute deviation. The range behind the coverage is what chance allows for so few clumps (Wilson).</p>\n");
    }

    private void AddField()
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>The field</h2>\n<p>{field.Galaxies.Count} galaxies with {field.Galaxies.Sum(g => g.Clumps.Count)} clumps and {field.ClumpImages.Count} images of clumps, ")
            .Append(CultureInfo.InvariantCulture, $"{settings.Field.UsedSideArcsec:F0} arcsec on a side, {settings.Field.Bands.Count} filters, seed {settings.Field.Seed}. Everything that was used lies in this folder; the truth is in <code>truth/</code>, the comparison clump by clump in <code>recovery.ecsv</code>. The study's own <a href=\"{report}\">report</a> has its results, galaxy by galaxy.</p>\n<h2>What was done</h2>\n<ul>");
        foreach (string step in steps)
            html.Append("<li>").Append(Text(step)).Append("</li>");
        html.Append("</ul>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
