using System.Globalization;

namespace Arclet.Study;

/// <summary>The tables that are written out: the paper's numbers, galaxies, papers, and how it was made.</summary>
internal sealed partial class IndexPage
{
    private void AddHeadlines()
    {
        html.Append("<h2 id=\"headlines\">The paper's numbers beside ours</h2>\n");
        if (report.Headlines.Count == 0)
        {
            html.Append("<p class=\"note\">There is no table of the paper's numbers.</p>\n");
            return;
        }

        html.Append("<div class=\"tools\" role=\"search\" aria-label=\"The paper's numbers\"><label>Words<input type=\"search\" data-filters=\"headline-table\"></label><label>Status<select data-filters=\"headline-table\"><option value=\"\">all</option>");
        foreach (HeadlineStatus status in Enum.GetValues<HeadlineStatus>())
            html.Append($"<option value=\"{status}\">{Words(status)}</option>");
        html.Append("</select></label><span class=\"count\" data-counts=\"headline-table\" role=\"status\"></span></div>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The paper's numbers beside ours\"><table class=\"sortable\" id=\"headline-table\"><thead><tr>");
        foreach ((string name, bool isText) in new[] { ("id", true), ("section", true), ("quantity", true), ("sample", true), ("paper", false), ("ours", false), ("68 %", false), ("N", false), ("unit", true), ("status", true) })
            html.Append($"<th scope=\"col\"{(isText ? " class=\"text\"" : "")}><button>{name}</button></th>");
        html.Append("<th class=\"text\" scope=\"col\">remark</th></tr></thead><tbody>\n");
        foreach (HeadlineResult row in report.Headlines)
        {
            PaperHeadline paper = row.Paper;
            HeadlineValue ours = row.Ours;
            bool isRange = !double.IsFinite(ours.Value) && double.IsFinite(ours.Low + ours.High);
            html.Append($"<tr data-state=\"{row.Status}\"><th class=\"text\" scope=\"row\">{HtmlText.Of(paper.Id)}</th><td class=\"text\">{HtmlText.Of(paper.Section)}</td><td class=\"text\">{HtmlText.Of(paper.Quantity.Replace('_', ' '))}</td><td class=\"text\">{HtmlText.Of(paper.Sample.Replace('_', ' '))}</td>");
            html.Append(Cell(paper.Value, Shown(paper.Value, paper.Low, paper.High, paper.Text)));
            html.Append(Cell(ours.Value, Shown(ours.Value, ours.Low, ours.High, ours.Text)));
            html.Append($"<td>{(isRange ? "" : Range(ours.Low, ours.High))}</td><td>{(ours.Count > 0 ? ours.Count.ToString(CultureInfo.InvariantCulture) : "")}</td><td class=\"text\">{HtmlText.Of(paper.Unit)}</td>");
            html.Append($"<td class=\"text\"><span class=\"state {(row.Status == HeadlineStatus.Compared ? "compared" : row.Status == HeadlineStatus.NotMeasured ? "none" : "")}\">{Words(row.Status)}</span></td><td class=\"text wide\">{HtmlText.Of(row.Reason)}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n<p class=\"note\">68 % intervals are of samples drawn again (Efron 1979). A count of a simulated field, or of another field than the paper's, has no meaning beside the paper's.</p>\n");

        static string Cell(double value, string shown) => double.IsFinite(value) ? string.Create(CultureInfo.InvariantCulture, $"<td data-v=\"{value:G6}\">{shown}</td>") : $"<td>{shown}</td>";
        static string Shown(double value, double low, double high, string text) => double.IsFinite(value) ? HtmlText.Significant(value) : text.Length > 0 ? HtmlText.Of(text) : Range(low, high);
        static string Range(double low, double high) => double.IsFinite(low + high) ? $"{HtmlText.Significant(low)} to {HtmlText.Significant(high)}" : HtmlText.Significant(low) + HtmlText.Significant(high);
    }

    private static string Words(HeadlineStatus status) => SettingName.Of(status.ToString()).Replace('_', ' ');

    private void AddGalaxies()
    {
        html.Append("<h2 id=\"galaxies\">Galaxies</h2>\n<div class=\"tools\" role=\"search\" aria-label=\"Galaxies\"><label>Words<input type=\"search\" data-filters=\"galaxy-table\"></label><span class=\"count\" data-counts=\"galaxy-table\" role=\"status\"></span></div>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Galaxies\"><table class=\"sortable\" id=\"galaxy-table\"><thead><tr>");
        foreach ((string name, string unit, bool isText) in new[] { ("galaxy", "", true), ("z", "", false), ("kind", "", true), ("mu", "", false), ("clumps", "", false), ("log M", "Msun", false), ("SFR100", "Msun/yr", false), ("log sSFR", "1/yr", false), ("system", "", true), ("sample", "", true) })
            html.Append($"<th scope=\"col\"{(isText ? " class=\"text\"" : "")}><button>{name}{(unit.Length > 0 ? $"<small>{unit}</small>" : "")}</button></th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (StudyGalaxy galaxy in report.Galaxies)
        {
            Galaxy g = galaxy.Galaxy;
            IntrinsicHost? host = galaxy.Of(report.HostHistory);
            string sample = galaxy.Sample.Verdict == SampleVerdict.Analysis ? "analysis" : galaxy.Sample.Reason;
            html.Append($"<tr><th class=\"text\" scope=\"row\"><a href=\"{report.Address(g.Id)}\">{HtmlText.Of(g.Id)}</a></th><td>{HtmlText.Number(g.Redshift, 3)}</td><td class=\"text\">{(g.Kind == RedshiftKind.Spectroscopic ? "spec" : "phot")}</td><td>{HtmlText.Number(g.Mu, 1)}</td><td>{galaxy.Sample.ClumpCount.ToString(CultureInfo.InvariantCulture)}</td>");
            html.Append($"<td>{HtmlText.Number(host?.LogStellarMass.Value ?? double.NaN, 2)}</td><td data-v=\"{(host is null ? "" : host.Sfr100.Value.ToString("G6", CultureInfo.InvariantCulture))}\">{HtmlText.Significant(host?.Sfr100.Value ?? double.NaN)}</td><td>{HtmlText.Number(host?.LogSpecificSfr.Value ?? double.NaN, 2)}</td><td class=\"text\">{HtmlText.Of(g.System ?? "")}</td><td class=\"text\">{HtmlText.Of(sample)}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n<p class=\"note\">Images of galaxies. Masses and rates are de-lensed.</p>\n");
    }

    private void AddPapers()
    {
        html.Append("<h2 id=\"papers\">Papers to cite</h2>\n<p class=\"note\">What this study rests on, and nothing else.</p><ul class=\"papers\">");
        foreach (Citation paper in report.Papers)
            html.Append($"<li>{HtmlText.Of(paper.Reference)}: {HtmlText.Of(paper.For)}{(paper.Bibcode.Length > 0 ? $" <code>{HtmlText.Of(paper.Bibcode)}</code>" : "")}</li>");
        html.Append("</ul>\n<details><summary>BibTeX</summary><pre>").Append(HtmlText.Of(Citations.ToBibTex(report.Papers))).Append("</pre></details>\n");
    }

    private void AddProvenance()
    {
        html.Append("<h2 id=\"made\">How it was made</h2>\n");
        if (report.Files.Count > 0)
            html.Append("<p>Tables and catalogue beside this report: ").AppendJoin(", ", report.Files.Select(f => $"<a href=\"{Beside(f)}\">{HtmlText.Of(f)}</a>")).Append(".</p>\n");
        if (report.Provenance is not { } made)
        {
            html.Append("<p class=\"hint\">There is no results/provenance.json: run 'arclet run' to write it.</p>\n");
            return;
        }

        html.Append($"<p>{HtmlText.Of(made.Program)}; seed {HtmlText.Of(made.Seed)}; settings with the checksum <code>{HtmlText.Of(made.SettingsSum)}</code>. The same settings, inputs and version give the same tables to the bit.</p>\n");
        html.Append("<div class=\"scroll low\"><table><thead><tr><th class=\"text\" scope=\"col\">stage</th><th scope=\"col\">version</th><th scope=\"col\">units</th><th scope=\"col\">failed or waiting</th><th class=\"text\" scope=\"col\">SHA-256 of its table</th></tr></thead><tbody>");
        foreach (ReportProvenance.Stage stage in made.Stages)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th class=\"text\" scope=\"row\">{HtmlText.Of(stage.Name)}</th><td>{stage.Version}</td><td>{stage.Units}</td><td>{stage.Failed}</td><td class=\"text\"><code>{stage.TableSum}</code></td></tr>");
        html.Append("</tbody></table></div>\n<details><summary>Settings</summary><pre>").Append(HtmlText.Of(made.Settings)).Append("</pre></details>\n<details><summary>Input files and their SHA-256</summary><pre>");
        foreach ((string name, string sum) in made.Files)
            html.Append(HtmlText.Of($"{sum}  {name}\n"));
        html.Append("</pre></details>\n");
    }
}
