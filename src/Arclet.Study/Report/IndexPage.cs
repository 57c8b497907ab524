using System.Globalization;
using System.Text;

namespace Arclet.Study;

/// <summary>The report's first page: warnings, funnel, the paper's numbers beside ours, figures, the tables of clumps and galaxies, papers to cite, and how it was made. It needs no other file to be read.</summary>
internal sealed partial class IndexPage(ReportIndex report)
{
    private static readonly (string Id, string Words)[] Sections =
    [
        ("funnel", "Selection"), ("headlines", "Paper's numbers"), ("figures", "Figures"), ("clump-table", "Clumps"), ("galaxies", "Galaxies"), ("papers", "Papers to cite"), ("made", "How it was made"),
    ];

    private StringBuilder html = new();

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        html = HtmlText.Begin($"{report.Name}: clumps", $"<style>{ReportAssets.Style}</style>");
        html.Append("<nav class=\"top\" aria-label=\"Sections\"><ul>");
        foreach ((string id, string words) in Sections)
            html.Append($"<li><a href=\"#{id}\">{words}</a></li>");
        html.Append("</ul></nav>\n<main id=\"main\">\n<h1>").Append(HtmlText.Of(report.Name)).Append(": star-forming clumps in lensed galaxies</h1>\n");
        AddWarnings();
        html.Append("<dl class=\"facts\">");
        foreach ((string name, string value) in report.Facts)
            html.Append($"<div><dt>{HtmlText.Of(name)}</dt><dd>{HtmlText.Of(value)}</dd></div>");
        html.Append("</dl>\n");
        AddFunnels();
        AddHeadlines();
        AddFigures();
        AddClumps();
        AddGalaxies();
        AddPapers();
        AddProvenance();
        html.Append("</main><script>").Append(ReportAssets.Script).Append("</script></body></html>\n");
        return html.ToString();
    }

    private void AddWarnings()
    {
        html.Append($"<section class=\"warnings{(report.Warnings.Count == 0 ? " none" : "")}\" aria-label=\"Warnings\">");
        if (report.Warnings.Count == 0)
        {
            html.Append("<p>Nothing failed and nothing is flagged.</p></section>\n");
            return;
        }

        html.Append("<h2>Before you use these numbers</h2><ul>");
        foreach (ReportWarning warning in report.Warnings.OrderByDescending(w => w.IsSerious))
        {
            string text = $"<span{(warning.IsSerious ? " class=\"serious\"" : "")}>{HtmlText.Of(warning.Text)}</span>";
            if (warning.Details.Count == 0)
                html.Append($"<li>{text}</li>");
            else
                html.Append($"<li><details><summary>{text}</summary><ul>{string.Concat(warning.Details.Select(d => $"<li>{HtmlText.Of(d)}</li>"))}</ul></details></li>");
        }

        html.Append("</ul></section>\n");
    }

    private void AddFunnels()
    {
        html.Append("<h2 id=\"funnel\">Selection</h2>\n");
        if (report.SelectionFunnel.Count > 0)
        {
            html.Append("<h3>From the source catalogue to galaxies</h3><table><thead><tr><th class=\"text\" scope=\"col\">reason</th><th scope=\"col\">before</th><th scope=\"col\">taken away</th><th scope=\"col\">left</th></tr></thead><tbody>");
            foreach (FunnelStep step in report.SelectionFunnel)
                html.Append(CultureInfo.InvariantCulture, $"<tr><th class=\"text\" scope=\"row\">{SettingName.Of(step.Reason.ToString()).Replace('_', ' ')}</th><td>{step.Before}</td><td>{step.Removed}</td><td>{step.Left}</td></tr>");
            html.Append("</tbody></table>\n");
        }

        if (report.SampleFunnel.Count > 0)
        {
            html.Append("<h3>From galaxies to the analysis</h3><table><thead><tr><th class=\"text\" scope=\"col\">step</th><th scope=\"col\">images of galaxies</th><th scope=\"col\">galaxies</th><th scope=\"col\">clumps</th><th scope=\"col\">unique clumps</th></tr></thead><tbody>");
            foreach (SampleFunnelStep step in report.SampleFunnel)
                html.Append(CultureInfo.InvariantCulture, $"<tr><th class=\"text\" scope=\"row\">{HtmlText.Of(step.Description)}</th><td>{step.GalaxyImages}</td><td>{step.UniqueGalaxies}</td><td>{step.Clumps}</td><td>{step.UniqueClumps}</td></tr>");
            html.Append("</tbody></table>\n");
        }
    }

    private void AddFigures()
    {
        html.Append("<h2 id=\"figures\">Figures</h2>\n");
        if (report.Figures.Count == 0)
        {
            html.Append("<p class=\"note\">There are no figures.</p>\n");
            return;
        }

        html.Append("<div class=\"figures\">\n");
        foreach (ReportFigure figure in report.Figures.OrderBy(f => f.Number))
        {
            html.Append(CultureInfo.InvariantCulture, $"<figure class=\"paper\" id=\"figure-{figure.Number}\"><h3>Figure {figure.Number}: {HtmlText.Of(figure.Title)}</h3>");
            if (figure.Files.FirstOrDefault(f => f.EndsWith(".svg", StringComparison.Ordinal)) is { } svg)
                AddImage(figure, svg);
            else
                html.Append("<p class=\"hint\">Not drawn: ").Append(HtmlText.Of(figure.Missing)).Append("</p>");
            html.Append("<figcaption>").Append(HtmlText.Of(figure.Caption)).Append(figure.Remark.Length > 0 ? $" <strong>{HtmlText.Of(figure.Remark)}</strong>" : "").Append("</figcaption></figure>\n");
        }

        html.Append("</div>\n");
    }

    private void AddImage(ReportFigure figure, string svg)
    {
        byte[] bytes = File.ReadAllBytes(report.PathOf(svg));
        string source = bytes.Length > LargestInlineFigure ? Beside(svg) : "data:image/svg+xml;base64," + Convert.ToBase64String(bytes);
        html.Append($"<div class=\"sheet\"><img loading=\"lazy\" alt=\"{HtmlText.Of($"Figure {figure.Number}: {figure.Title}")}\" src=\"{source}\"></div>");
        string[] links = [.. figure.Files.Select(f => $"<a href=\"{Beside(f)}\">{(f.EndsWith(".ecsv", StringComparison.Ordinal) ? "data" : Path.GetExtension(f)[1..].ToUpperInvariant())}</a>")];
        html.Append("<p class=\"note\">").AppendJoin(" &middot; ", links).Append("</p>");
    }

    /// <summary>The address of a file of the results, seen from the report's folder.</summary>
    private static string Beside(string file) => "../" + string.Join('/', file.Split('/').Select(HtmlText.Address));

    /// <summary>A larger figure stays in its own file, beside the report: the page would open late, bytes.</summary>
    private const int LargestInlineFigure = 1_500_000;

    private void AddClumps()
    {
        html.Append("<h2 id=\"clump-table\">Clumps</h2>\n<div class=\"tools\" role=\"search\" aria-label=\"Clumps\"><label>Words<input type=\"search\" id=\"clump-text\" placeholder=\"galaxy, sample, flag\"></label><label>Column<select id=\"clump-column\">");
        for (int i = 0; i < ClumpColumn.All.Count; i++)
            html.Append(CultureInfo.InvariantCulture, $"<option value=\"{i + 2}\"{(ClumpColumn.All[i].Name == "log M" ? " selected" : "")}>{HtmlText.Of(ClumpColumn.All[i].Name)}</option>");
        html.Append("</select></label><label>from<input type=\"number\" step=\"any\" id=\"clump-min\"></label><label>to<input type=\"number\" step=\"any\" id=\"clump-max\"></label>")
            .Append("<label class=\"row\"><input type=\"checkbox\" id=\"clump-flagged\" checked>flagged ones too</label><span class=\"count\" id=\"clump-count\" role=\"status\"></span><button type=\"button\" id=\"clump-more\" hidden></button></div>\n")
            .Append("<noscript><p class=\"hint\">This table is drawn by a script; the catalogue's files beside the report hold the same.</p></noscript>\n")
            .Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of clumps\"><table id=\"clumps\"><thead><tr><th class=\"text\" scope=\"col\"><button>clump</button></th><th class=\"text\" scope=\"col\"><button>galaxy</button></th>");
        foreach (ClumpColumn column in ClumpColumn.All)
            html.Append($"<th scope=\"col\" title=\"{HtmlText.Of(column.Description)}\"><button>{HtmlText.Of(column.Name)}{(column.Unit.Length > 0 ? $"<small>{HtmlText.Of(column.Unit)}</small>" : "")}</button></th>");
        html.Append("<th class=\"text\" scope=\"col\"><button>sample</button></th><th class=\"text\" scope=\"col\"><button>flags</button></th></tr></thead><tbody></tbody></table></div>\n<script type=\"application/json\" id=\"clump-data\">")
            .Append(ClumpTableData.Of(report.Clumps, report.History, report.Address)).Append("</script>\n<p class=\"note\">De-lensed, of the best fit");
        if (report.History.Length > 0)
            html.Append($" with the history {HtmlText.Of(report.History)}");
        html.Append("; errors are on the galaxies' pages and in the catalogue. Headings sort. R_eff: below a limit where the size is not resolved; densities then above one. A flag is named only where it concerns all of a clump's numbers.</p>\n");
    }
}
