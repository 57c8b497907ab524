using System.Globalization;
using System.Text;
using Arclet.Imaging.ClumpFit;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>The part of the page about depths, sizes and fluxes.</summary>
internal sealed partial class DemoPage
{
    private void AddPhotometry()
    {
        AddDepths();
        AddFluxes();
        AddSizes();
        AddStamps();
    }

    private void AddDepths()
    {
        html.Append("<h2>Depths</h2>\n<p>Each filter's noise is set so that a point source at the limit of the paper's Table 1 is five times the noise of an aperture of one FWHM radius, corrected for the light outside. That limit is measured here from empty apertures.</p>\n");
        html.Append("<table><thead><tr><th>filter</th><th>radius [pixels]</th><th>apertures</th><th>empty sky</th><th>true limit [AB]</th><th>measured</th><th>difference</th></tr></thead><tbody>\n");
        foreach (BandResult b in photometry.Bands)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{b.Band.Id}</td><td>{b.Depth.AtRadius.RadiusPixels:F2}</td><td>{b.Depth.AtRadius.Count}</td><td>{100 * b.Depth.EmptyFraction:F0} %</td><td>{b.Band.Row.LimitingMagnitude:F1}</td><td>{b.DepthMagnitude:F3}</td><td>{b.DepthDifference:+0.000;-0.000}</td></tr>\n");
        html.Append("</tbody></table>\n<p class=\"note\">Measured as <code>arclet depth</code> does it: apertures keep out of what is detected in the filter itself, and of light too faint for that which an image smoothed with a Gaussian of 8 pixels shows; nothing is known of the truth. Apertures overlap: a limit is good to 0.01 to 0.02 mag, no better than the empty sky that the field has.</p>\n");
    }

    private void AddFluxes()
    {
        html.Append($"<h2>Fluxes</h2>\n<p>Every detection was fitted in {DemoBand.ReferenceId} with an elliptical Gaussian through the PSF on a plane, in boxes of 9 x 9 pixels (clumps near each other together). In the other filters its shape was kept, through both coordinate systems and their own PSF, and flux, plane and a small shift were fitted.</p>\n");
        html.Append("<div class=\"figure\">").Append(Inline(figures.FluxBias, "bias")).Append("</div>\n");
        html.Append("<table><thead><tr><th>filter</th><th>clumps</th><th>fitted</th><th>median bias</th><th>its error</th><th>scatter</th><th>pulls: median</th><th>width</th><th></th></tr></thead><tbody>\n");
        foreach (FluxBias b in photometry.Biases)
        {
            string judged = b.Count < settings.FewestClumps ? "not judged" : Math.Abs(b.Median) < settings.LargestFluxBias ? "holds" : "<b>does not hold</b>";
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{b.Band.Band.Id}</td><td>{b.SampleCount}</td><td>{b.Count}</td>");
            html.Append(b.Count == 0
                ? "<td></td><td></td><td></td><td></td><td></td>"
                : string.Create(CultureInfo.InvariantCulture, $"<td>{100 * b.Median:+0.0;-0.0} %</td><td>{100 * b.MedianError:F1} %</td><td>{100 * b.Width:F0} %</td><td>{b.PullMedian:+0.00;-0.00}</td><td>{b.PullWidth:F2}</td>"));
            html.Append($"<td>{judged}</td></tr>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"</tbody></table>\n<p class=\"note\">The clumps counted are those detected in {DemoBand.ReferenceId}, fitted where they were detected, whose next true source (clump, core or star) is further than {settings.IsolationPixels} pixels and {settings.IsolationFwhms} FWHM of the filter, and whose true, optimal S/N in the filter's own noise is above {settings.SignalToNoise}: a choice by the measured S/N would favour fluxes that came out too high. Nothing else is left out: flagged fits count, and the diffuse galaxies are in every box. A filter with fewer than {settings.FewestClumps} clumps is not judged.</p>\n");
        html.Append("<div class=\"figure\">").Append(Inline(figures.Pulls, "pulls")).Append("</div>\n");
    }

    private void AddSizes()
    {
        html.Append($"<h2>Sizes</h2>\n<p>Sizes fitted in {DemoBand.ReferenceId} and, independently, in {DemoBand.SecondId} for the clumps that both filters count.</p>\n");
        html.Append("<div class=\"figure\">").Append(Inline(figures.Sizes, "sizes")).Append("</div>\n");
        html.Append($"<table><thead><tr><th>true R [pixels]</th><th>clumps</th><th>{DemoBand.ReferenceId} / true</th><th>{DemoBand.SecondId} / true</th><th>{DemoBand.SecondId} / {DemoBand.ReferenceId}</th><th>width of difference / error</th></tr></thead><tbody>\n");
        foreach (SizeBin bin in SizeBin.Of(photometry))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{bin.Low} to {bin.High}</td><td>{bin.Count}</td>");
            foreach (double value in new[] { bin.Reference, bin.Second, bin.SecondOverReference, bin.PullWidth })
                html.Append(CultureInfo.InvariantCulture, $"<td>{(double.IsFinite(value) ? value.ToString("F2", CultureInfo.InvariantCulture) : "")}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n<p class=\"note\">R is the geometric mean of the axes' standard deviations; medians. Points of the figure below 0.25 or above 6 pixels are not drawn; all are in the table. Below 0.4 pixels a clump counts as unresolved.</p>\n");
    }

    private void AddStamps()
    {
        html.Append($"<h2>Data, model, residual</h2>\n<p>The galaxies with the most light in fitted clumps, in {DemoBand.ReferenceId}. The model holds the clumps only: what is left is the galaxy's diffuse light, clumps that were not detected, and noise.</p>\n");
        html.Append($"<p><img class=\"stamps\" alt=\"Data, model and residual of the brightest galaxies\" src=\"data:image/png;base64,{Convert.ToBase64String(figures.Stamps)}\"></p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">Stamps of {StampSheet.Side} pixels ({StampSheet.Side * SimulatedField.PixelScaleArcsec:F1} arcsec), one asinh stretch for all.</p>\n");
    }

    /// <summary>An SVG inside the page, with ids of its own: a page has one space of ids.</summary>
    private static string Inline(string svg, string prefix) =>
        new StringBuilder(svg[svg.IndexOf("<svg", StringComparison.Ordinal)..]).Replace("id=\"clip", $"id=\"{prefix}-clip").Replace("url(#clip", $"url(#{prefix}-clip").ToString();
}
