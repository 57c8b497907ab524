using Arclet.Figures;
using Arclet.Imaging.Psf;

namespace Arclet.PsfCommand;

/// <summary>A PSF and its models: profile, encircled energy, and what each model misses.</summary>
internal static class PsfFigure
{
    /// <summary>The radius that is shown, in arcsec.</summary>
    private const double RadiusArcsec = 0.5;

    public static Figure Create(PsfImage psf, EncircledEnergy energy, AnalyticPsfFit analytic, GaussianMixturePsf gaussians)
    {
        var figure = new Figure(180, 150, 2, 2) { DocumentTitle = "Point-spread function" };
        Profile(figure[0, 0], psf, analytic.Psf, gaussians);
        Energy(figure[0, 1], psf, energy, analytic.Psf, gaussians);
        PsfResidual mixture = PsfResidual.Of(psf, gaussians, RadiusArcsec);
        double range = Math.Max(1, Math.Ceiling(2 * Math.Max(analytic.Residual.RmsPercentOfPeak, mixture.RmsPercentOfPeak)));
        Residual(figure[1, 0], "Moffat + Gaussian + power law", analytic.Residual, psf.PixelScaleArcsec, range);
        Residual(figure[1, 1], $"{gaussians.Components.Length} Gaussians", mixture, psf.PixelScaleArcsec, range);
        return figure;
    }

    private static void Profile(Panel panel, PsfImage psf, AnalyticPsf analytic, GaussianMixturePsf gaussians)
    {
        AzimuthalProfile profile = AzimuthalProfile.Measure(psf);
        int[] shown = [.. Enumerable.Range(0, profile.Mean.Count).Where(i => profile.Mean[i] > 1e-6 * profile.Mean[0])];
        double peak = profile.Mean[0];
        double[] radius = [.. shown.Select(i => profile.RadiusArcsec[i])];
        double[] pixels = [.. radius.Select(r => r / psf.PixelScaleArcsec)];
        panel.X.Label = "radius [arcsec]";
        panel.Y.Label = "profile / peak";
        panel.Y.Kind = ScaleKind.Log;
        panel.Line(radius, [.. shown.Select(i => profile.Mean[i] / peak)], new LineStyle { Colour = Palette.Black, Width = 1.4 }, "azimuthal mean");
        panel.Line(radius, [.. pixels.Select(r => Math.Max(analytic.Value(r) / peak, 1e-6))], new LineStyle { Colour = Palette.Vermillion }, "analytic");
        panel.Line(radius, [.. pixels.Select(r => Math.Max(RingMean(gaussians, r) / peak, 1e-6))], new LineStyle { Colour = Palette.Blue, Dash = Dash.Dashed }, "Gaussians");
        panel.LegendCorner = Corner.TopRight;
        panel.Note($"FWHM {profile.FwhmArcsec:F3} arcsec", Corner.BottomLeft);
    }

    private static double RingMean(GaussianMixturePsf psf, double radius)
    {
        const int Angles = 72;
        double sum = 0;
        for (int i = 0; i < Angles; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * i / Angles);
            sum += psf.Value(radius * cos, radius * sin);
        }

        return sum / Angles;
    }

    private static void Energy(Panel panel, PsfImage psf, EncircledEnergy energy, AnalyticPsf analytic, GaussianMixturePsf gaussians)
    {
        double[] radius = [.. energy.RadiusArcsec];
        // Gaussians off the centre are integrated numerically: a point every few radii draws the same line.
        double[] sparse = [.. radius.Where((_, i) => i % 3 == 0)];
        panel.X.Label = "radius [arcsec]";
        panel.Y.Label = "encircled energy";
        panel.Y.Range(0, 1.03);
        panel.Line(radius, [.. energy.Fraction], new LineStyle { Colour = Palette.Black, Width = 1.4 }, "measured");
        panel.Line(radius, [.. radius.Select(r => analytic.EnclosedFlux(r / psf.PixelScaleArcsec))], new LineStyle { Colour = Palette.Vermillion }, "analytic");
        panel.Line(sparse, [.. sparse.Select(r => gaussians.EnclosedFlux(r / psf.PixelScaleArcsec))], new LineStyle { Colour = Palette.Blue, Dash = Dash.Dashed }, "Gaussians");
        panel.LegendCorner = Corner.BottomRight;
    }

    private static void Residual(Panel panel, string title, PsfResidual residual, double pixelScaleArcsec, double range)
    {
        float[] pixels = [.. residual.MapPercentOfPeak.ToArray().Select(p => (float)p)];
        var stretch = new ImageStretch(-range, range);
        double half = residual.Size / 2.0 * pixelScaleArcsec;
        panel.Add(new ImageMark(stretch.ToColour(new FloatImage(pixels, residual.Size, residual.Size), ColourMap.Diverging), -half, half, -half, half));
        panel.HasEqualAspect = true;
        panel.X.Label = "x [arcsec]";
        panel.Y.Label = "y [arcsec]";
        panel.Title = title;
        panel.Note($"rms {residual.RmsPercentOfPeak:F2} %", Corner.TopLeft);
        panel.ColourBar = new ColourBar(new ColourScale(ColourMap.Diverging, new LinearScale(-range, range)), "(PSF - model) / peak [%]");
    }
}
