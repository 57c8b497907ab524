using System.Globalization;
using System.Text;

namespace Arclet.Study;

/// <summary>The page of a galaxy: its pictures, its clumps' numbers, and each clump's fits. It needs the style and the script in the folder above.</summary>
internal sealed class GalaxyPage(GalaxyReport report)
{
    private readonly Galaxy galaxy = report.Galaxy.Galaxy;
    private StringBuilder html = new();

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        html = HtmlText.Begin($"Galaxy {galaxy.Id}", "<link rel=\"stylesheet\" href=\"../report.css\">");
        AddNavigation();
        html.Append("<main id=\"main\">\n<h1>Galaxy ").Append(HtmlText.Of(galaxy.Id)).Append("</h1>\n");
        AddFacts();
        AddProblems();
        AddPictures();
        AddHost();
        AddClumpTable();
        AddClumps();
        html.Append("</main><script src=\"../report.js\"></script></body></html>\n");
        return html.ToString();
    }

    private void AddNavigation()
    {
        html.Append("<nav class=\"top\" aria-label=\"Pages\"><ul><li><a href=\"../index.html\">Report</a></li><li><a href=\"../index.html#galaxies\">All galaxies</a></li>");
        if (report.Previous is { } before)
            html.Append($"<li><a href=\"{before.Address}\" rel=\"prev\">&larr; {HtmlText.Of(before.Name)}</a></li>");
        if (report.Next is { } behind)
            html.Append($"<li><a href=\"{behind.Address}\" rel=\"next\">{HtmlText.Of(behind.Name)} &rarr;</a></li>");
        html.Append("</ul></nav>\n");
    }

    private void AddFacts()
    {
        html.Append("<dl class=\"facts\">");
        Fact("redshift", $"{HtmlText.Number(galaxy.Redshift, 3)} ({(galaxy.Kind == RedshiftKind.Spectroscopic ? "spectroscopic" : "photometric")})");
        Fact("from", HtmlText.Of(galaxy.RedshiftSource));
        Fact("right ascension, declination", string.Create(CultureInfo.InvariantCulture, $"{galaxy.RaDegrees:F5}&deg; {galaxy.DecDegrees:+0.00000;-0.00000}&deg;"));
        Fact("magnification (selection)", HtmlText.Number(galaxy.Mu, 2));
        if (galaxy.System is { } system)
            Fact("system of images", $"{HtmlText.Of(system)}{(report.Galaxy.Sample.IsRepresentative ? ", this image stands for it" : "")}");
        Fact("clumps", report.Clumps.Count.ToString(CultureInfo.InvariantCulture));
        Fact("reference filter", HtmlText.Of(report.Galaxy.ReferenceFilter));
        if (report.Host is { } host)
        {
            Fact("host log M [Msun]", HtmlText.WithErrors(host.LogStellarMass.Value, host.LogStellarMass.QuadratureLower, host.LogStellarMass.QuadratureUpper, 2));
            Fact("host SFR, 100 Myr [Msun/yr]", HtmlText.Significant(host.Sfr100.Value));
        }

        Fact("sample", report.Galaxy.Sample.Verdict == SampleVerdict.Analysis ? "in the analysis" : HtmlText.Of(report.Galaxy.Sample.Reason));
        html.Append("</dl>\n");

        void Fact(string name, string value) => html.Append($"<div><dt>{name}</dt><dd>{value}</dd></div>");
    }

    private void AddProblems()
    {
        if (report.Problems.Count == 0)
            return;
        html.Append("<section class=\"warnings\" aria-label=\"Warnings\"><ul>");
        foreach (string problem in report.Problems)
            html.Append("<li>").Append(HtmlText.Of(problem)).Append("</li>");
        html.Append("</ul></section>\n");
    }

    private void AddPictures()
    {
        if (report.Stamps is not { } stamps)
            return;
        string size = string.Create(CultureInfo.InvariantCulture, $"{stamps.Width * stamps.PixelScaleArcsec:F1} x {stamps.Height * stamps.PixelScaleArcsec:F1} arcsec");
        html.Append("<div class=\"hero\"><figure><input type=\"checkbox\" id=\"marks\" checked> <label for=\"marks\">detections</label>");
        StampHtml.Append(html, stamps.Colours, stamps.Width, stamps.Height, $"Galaxy {galaxy.Id} in colours with its clumps", stamps.Marks);
        html.Append($"<figcaption>{HtmlText.Of(stamps.ColourWords)}; {size}; asinh (Lupton et al. 2004). Ellipses are two standard deviations of the fitted clumps, before the PSF, and not less than two pixels. ")
            .Append("<span class=\"key\"><span>clump</span><span class=\"flagged\">flagged</span><span class=\"central\">central</span><span class=\"rejected\">detection, no clump</span></span></figcaption></figure>\n<div>");
        AddSourcePlane();
        html.Append("</div></div>\n<h2 id=\"residuals\">Data, model, residual</h2>\n<div class=\"stamps\">");
        Grey(stamps.Data, "data");
        if (stamps.Model is { } model && stamps.Residual is { } residual)
        {
            Grey(model, "model of the clumps");
            Grey(residual, "residual");
        }

        html.Append(CultureInfo.InvariantCulture, $"</div>\n<p class=\"note\">{HtmlText.Of(stamps.Filter)}, less the sky, one asinh stretch from &minus;3 to {stamps.WhiteErrors:F0} typical errors of a pixel. The model holds the clumps only: what is left is the galaxy's diffuse light, clumps that were not found, and noise.</p>\n");

        void Grey(byte[] png, string words)
        {
            html.Append("<figure>");
            StampHtml.Append(html, png, stamps.Width, stamps.Height, $"Galaxy {galaxy.Id}: {words} in {stamps.Filter}", []);
            html.Append($"<figcaption>{words}</figcaption></figure>");
        }
    }

    private void AddSourcePlane()
    {
        if (report.SourcePlane is not { } plane || report.Galaxy.SourcePlane is not { } source)
            return;
        html.Append("<figure><h2 id=\"source-plane\" style=\"margin-top:0\">Source plane</h2>");
        StampHtml.Append(html, plane.Picture, plane.Width, plane.Height, $"Galaxy {galaxy.Id} reconstructed in the source plane", plane.Marks);
        html.Append(CultureInfo.InvariantCulture, $"<figcaption>{HtmlText.Of(source.Filter)}, {plane.Width * plane.PixelKiloparsec:F1} x {plane.Height * plane.PixelKiloparsec:F1} kpc under the best lens model. White: barycentre of the light; yellow: the clump closest to it{(source.CentralClump.Length > 0 ? $" ({HtmlText.Of(source.CentralClump)})" : "")}.")
            .Append(source.Folding > 1.2 ? string.Create(CultureInfo.InvariantCulture, $" A critical line folds the image: its layers cover the area {source.Folding:F1} times.") : "").Append("</figcaption></figure>");
    }

    private void AddClumpTable()
    {
        if (report.Clumps.Count == 0)
            return;
        html.Append("<h2 id=\"clumps-of-galaxy\">Clumps</h2>\n<div class=\"scroll low\" tabindex=\"0\" role=\"region\" aria-label=\"Clumps\"><table class=\"sortable\" id=\"clumps-here\"><thead><tr><th class=\"text\" scope=\"col\"><button>clump</button></th>");
        foreach (ClumpColumn column in ClumpColumn.All.Skip(1))
            html.Append($"<th scope=\"col\" title=\"{HtmlText.Of(column.Description)}\"><button>{HtmlText.Of(column.Name)}{(column.Unit.Length > 0 ? $"<small>{HtmlText.Of(column.Unit)}</small>" : "")}</button></th>");
        html.Append("<th class=\"text\" scope=\"col\"><button>sample</button></th><th class=\"text\" scope=\"col\"><button>flags</button></th></tr></thead><tbody>\n");
        foreach (StudyClump clump in report.Clumps)
        {
            IntrinsicClump? intrinsic = clump.Of(report.History);
            html.Append($"<tr><th scope=\"row\"><a href=\"#{HtmlText.Address(clump.Id)}\">{HtmlText.Of(clump.Id)}</a></th>");
            foreach (ClumpColumn column in ClumpColumn.All.Skip(1))
            {
                double value = column.Value(clump, intrinsic);
                int limit = intrinsic is null ? 0 : column.Limit?.Invoke(intrinsic) ?? 0;
                html.Append(double.IsFinite(value) ? string.Create(CultureInfo.InvariantCulture, $"<td data-v=\"{value:G6}\">{(limit > 0 ? "&gt; " : limit < 0 ? "&lt; " : "")}{HtmlText.Number(value, column.Digits)}</td>") : "<td></td>");
            }

            html.Append($"<td class=\"text\">{ClumpTableData.SampleWords(clump)}</td><td class=\"text\">{HtmlText.Of(ReportWarnings.FlagsOf(clump, report.History))}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n<p class=\"note\">De-lensed, of the best fit").Append(report.History.Length > 0 ? $" with the history {HtmlText.Of(report.History)}" : "").Append(". Headings sort.</p>\n");
    }

    private void AddClumps()
    {
        if (report.Clumps.Count == 0)
            return;
        html.Append("<h2 id=\"fits\">Each clump</h2>\n<p class=\"note\">Left: fluxes corrected for the Milky Way, still magnified. Blue diamonds are measured, arrows are limits (purple: counted as no detection; blue: below one error, drawn two errors above), squares are the best fit in the filters, the line its spectrum, the band 16 to 84 % of the posterior. Right: the star-formation history with its 16 to 84 % band, dashed the medians of other histories.</p>\n");
        if (report.Fits.Count > 0)
            AddLines(report.Histories);
        foreach (StudyClump clump in report.Clumps)
        {
            html.Append($"<section class=\"clump\" id=\"{HtmlText.Anchor(clump.Id)}\"><h3>{HtmlText.Of(clump.Id)}</h3>");
            AddNumbers(clump);
            if (report.Fits.TryGetValue(clump.Id, out (string Spectrum, string History) figures))
                html.Append(Pair(figures));
            html.Append("</section>\n");
        }
    }

    /// <summary>The histories in the colours of their lines.</summary>
    private void AddLines(IReadOnlyList<string> histories) =>
        html.Append("<p class=\"note lines\">").AppendJoin(' ', histories.Select((h, i) => $"<span style=\"--c:{FitFigures.ColourOf(i).ToHex()}\">{HtmlText.Of(h)}</span>")).Append("</p>\n");

    private void AddHost()
    {
        if (report.HostFit is not { } figures)
            return;
        html.Append("<h2 id=\"host\">The whole galaxy</h2>\n<p class=\"note\">Fluxes of the whole galaxy, corrected for the Milky Way, still magnified, and its fit, as for the clumps below.</p>\n");
        AddLines(report.HostHistories);
        html.Append(Pair(figures)).Append('\n');
    }

    private static string Pair((string Spectrum, string History) figures) => $"<div class=\"pair\"><div class=\"sheet\">{figures.Spectrum}</div><div class=\"sheet\">{figures.History}</div></div>";

    private void AddNumbers(StudyClump clump)
    {
        html.Append("<p class=\"note\">");
        if (clump.Of(report.History) is { } i)
        {
            string limit = i.Flags.HasFlag(IntrinsicFlags.SizeIsLimit) ? "&lt; " : "";
            Say("mu", i.Mu, 1, "");
            Say($"R_eff", i.RadiusParsec, 1, "pc", limit);
            Say("log M", i.LogStellarMass, 2, "Msun");
            Say("age", new(1000 * i.AgeGyr.Value, 1000 * i.AgeGyr.P16, 1000 * i.AgeGyr.P50, 1000 * i.AgeGyr.P84, 1000 * i.AgeGyr.QuadratureLower, 1000 * i.AgeGyr.QuadratureUpper), 1, "Myr");
            Say("A_V", i.Attenuation, 2, "mag");
            Say("Z", i.Metallicity, 2, "Zsun");
        }

        if (clump.SedFits.FirstOrDefault(f => f.History == report.History) is { } fit)
            html.Append(CultureInfo.InvariantCulture, $"chi2 {fit.Chi2:F1} in {fit.BandCount} bands, probability of this history {fit.Probability:F2}. ");
        if (ReportWarnings.FlagsOf(clump, report.History) is { Length: > 0 } flags)
            html.Append("<span class=\"hint\">").Append(HtmlText.Of(flags)).Append("</span>. ");
        if (clump.Sample.Reason.Length > 0)
            html.Append(HtmlText.Of(clump.Sample.Reason)).Append('.');
        html.Append("</p>");

        void Say(string name, IntrinsicEstimate value, int digits, string unit, string limit = "")
        {
            if (double.IsFinite(value.Value))
                html.Append($"{name} = {limit}{HtmlText.WithErrors(value.Value, limit.Length > 0 ? double.NaN : value.QuadratureLower, value.QuadratureUpper, digits)}{(unit.Length > 0 ? " " + unit : "")}; ");
        }
    }
}
