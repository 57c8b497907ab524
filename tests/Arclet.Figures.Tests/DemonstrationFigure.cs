namespace Arclet.Figures.Tests;

/// <summary>A figure with everything on it: what the structure tests read and what a person looks at (ARCLET_FIGURE_OUT=folder).</summary>
internal static class DemonstrationFigure
{
    public static Figure Create()
    {
        var figure = new Figure(Figure.PageMm, 165, rows: 3, columns: 3) { DocumentTitle = "Everything & more <Arclet>" };
        Scatter(figure[0, 0]);
        Spectrum(figure[0, 1]);
        Histograms(figure[0, 2]);
        Image(figure[1, 0]);
        Backwards(figure[1, 1]);
        Asinh(figure[1, 2]);
        Markers(figure[2, 0]);
        Text(figure[2, 1]);
        Maps(figure[2, 2]);
        return figure;
    }

    /// <summary>A picture of three sources on noise, with a missing corner.</summary>
    public static FloatImage Picture(int width = 60, int height = 48)
    {
        var random = new Random(5);
        var pixels = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double v = random.NextDouble() + (60 * Blob(x - 20, y - 30, 5, 2.5, 30)) + (30 * Blob(x - 42, y - 14, 3, 3, 0)) + (15 * Blob(x - 45, y - 36, 4, 2, -50));
                pixels[(y * width) + x] = x + y < 8 ? float.NaN : (float)v;
            }
        }

        return new FloatImage(pixels, width, height);
    }

    public static EllipseShape[] Sources { get; } = [new(20, 30, 10, 5, 30), new(42, 14, 6, 6, 0), new(45, 36, 8, 4, -50)];

    private static double Blob(double dx, double dy, double a, double b, double theta)
    {
        (double sin, double cos) = Math.SinCos(theta * Math.PI / 180);
        double u = ((dx * cos) + (dy * sin)) / a, v = ((dy * cos) - (dx * sin)) / b;
        return Math.Exp(-0.5 * ((u * u) + (v * v)));
    }

    private static void Scatter(Panel panel)
    {
        var random = new Random(1);
        double[] mass = [.. Enumerable.Range(0, 60).Select(_ => Math.Pow(10, 6 + (3 * random.NextDouble())))];
        double[] rate = [.. mass.Select(m => 3e-9 * m * Math.Pow(10, random.NextDouble() - 0.5))];
        double[] redshift = [.. mass.Select(_ => 1 + (6 * random.NextDouble()))];
        Errors xs = new([.. mass.Select(m => 0.3 * m)], [.. mass.Select(m => 0.5 * m)]);
        Errors ys = new([.. rate.Select((r, i) => i == 3 ? 2 * r : 0.4 * r)], [.. rate.Select(r => 0.6 * r)]);
        var colours = new ColourScale(ColourMap.Iris, new LinearScale(1, 7));
        panel.X.Kind = panel.Y.Kind = ScaleKind.Log;
        panel.X.Label = @"$M_\star$ [M$_\odot$]";
        panel.Y.Label = @"SFR [M$_\odot$ yr$^{-1}$]";
        panel.Points(mass, rate, redshift, colours, new PointStyle { Edge = Colour.Black, EdgeWidth = 0.4 }, "clumps", xs, ys);
        panel.Limits([2e6, 3e7, 4e8], [0.004, 0.02, 0.3], LimitDirection.Down, Palette.Vermillion, @"3$\sigma$ limits");
        panel.Add(ReferenceLineMark.Sloped(-8.5, 1, label: "sSFR = 3 Gyr$^{-1}$"));
        panel.ColourBar = new ColourBar(colours, "redshift $z$");
        panel.Title = "Asymmetric errors, limits";
    }

    private static void Spectrum(Panel panel)
    {
        double[] x = [.. Enumerable.Range(0, 200).Select(i => 0.5 + (i * 0.02))];
        double[] y = [.. x.Select(v => 1.5 + Math.Sin(3 * v) + (v is > 2 and < 2.1 ? double.NaN : 0))];
        panel.X.Label = @"$\lambda_\mathrm{obs}$ [µm]";
        panel.Y.Label = @"$f_\nu$ [nJy]";
        panel.Band(x, [.. y.Select(v => v - 0.3)], [.. y.Select(v => v + 0.4)], Palette.Sky, 0.4, "68 %");
        panel.Line(x, y, new LineStyle { Colour = Palette.Blue }, "best");
        panel.Line(x, [.. y.Select(v => v * 0.8)], new LineStyle { Dash = Dash.Dashed, Colour = Palette.Vermillion }, "dashed");
        panel.Line(x, [.. y.Select(v => v * 0.6)], new LineStyle { Dash = Dash.Dotted, Colour = Palette.Green, Width = 1.2 }, "dotted");
        panel.Line(x, [.. y.Select(v => v * 0.4)], new LineStyle { Dash = Dash.DashDot, Colour = Palette.Purple }, "dash-dot");
        panel.Add(ReferenceLineMark.AtX(3.2)).Add(ReferenceLineMark.AtY(0.1));
        panel.Top = new SecondaryAxis(@"$\lambda_\mathrm{rest}$ [Å]", new LinearScale(1000, 15000), rest => rest * 3 / 1e4);
        panel.Right = new SecondaryAxis(@"$\nu f_\nu$", new LinearScale(0, 100), v => v / 30);
    }

    private static void Histograms(Panel panel)
    {
        var random = new Random(2);
        double[] a = [.. Enumerable.Range(0, 400).Select(_ => Enumerable.Range(0, 6).Sum(_ => random.NextDouble()) - 3)];
        double[] b = [.. a.Take(150).Select(v => (0.6 * v) + 0.9)];
        double[] edges = Histogram.Edges(-2.5, 2.5, 20);
        panel.Steps(edges, Histogram.Count(a, edges), fillOpacity: 0.3, label: "all");
        panel.Steps(edges, Histogram.Count(b, edges), new LineStyle { Dash = Dash.Dashed }, label: "central");
        panel.X.Label = @"log ($R_\mathrm{eff}$ / pc)";
        panel.Y.Label = "number";
        panel.Title = "Histograms";
    }

    private static void Image(Panel panel)
    {
        FloatImage picture = Picture();
        ImageStretch stretch = ImageStretch.Percentiles(picture, 1, 99.7, StretchKind.Asinh);
        panel.Image(stretch.ToColour(picture, ColourMap.Ember));
        panel.Ellipses(Sources, new ShapeStyle { Edge = Palette.Sky, EdgeWidth = 0.8 });
        panel.Add(new PolygonMark([5, 30, 15], [4, 8, 16]) { Style = new ShapeStyle { Edge = Palette.Green, Dash = Dash.Dashed, Fill = Palette.Green.WithOpacity(0.25) } });
        panel.Text("15439-3", 20, 41, TextAnchor.Middle, Colour.White);
        panel.FrameColour = Colour.White;
        panel.Note("F150W", Corner.TopRight, Colour.White);
        panel.X.Label = "x [px]";
        panel.Y.Label = "y [px]";
        panel.ColourBar = new ColourBar(new ColourScale(ColourMap.Ember, new LinearScale(stretch.Low, stretch.High)), "nJy") { Side = ColourBarSide.Top };
    }

    private static void Backwards(Panel panel)
    {
        var random = new Random(3);
        double[] colour = [.. Enumerable.Range(0, 80).Select(_ => 2 * random.NextDouble())];
        double[] magnitude = [.. colour.Select(c => 22 + (3 * c) + random.NextDouble())];
        panel.Points(colour, magnitude, new PointStyle { Size = 3, IsFilled = false });
        panel.X.Label = "F115W $-$ F200W";
        panel.Y.Label = @"$m_\mathrm{AB}$";
        panel.Y.IsInverted = true;
        panel.Note(@"$\rho = 0.93_{-0.02}^{+0.01}$", Corner.TopRight);
        panel.Note(@"$p < 10^{-4}$", Corner.TopRight);
    }

    private static void Asinh(Panel panel)
    {
        double[] x = [.. Enumerable.Range(-50, 101).Select(i => (double)i)];
        panel.Line(x, [.. x.Select(v => v * v * v / 100)], new LineStyle { Width = 1.4 });
        panel.Limits([-30, 30], [-800, 10], LimitDirection.Up);
        panel.Limits([0, 30], [-100, 100], LimitDirection.Higher);
        panel.Y.Kind = ScaleKind.Asinh;
        panel.X.Label = @"$\Delta x$ [″]";
        panel.Y.Label = "flux [nJy]";
    }

    private static void Markers(Panel panel)
    {
        MarkerShape[] shapes = Enum.GetValues<MarkerShape>();
        for (int i = 0; i < shapes.Length; i++)
        {
            panel.Points([i], [1], new PointStyle { Shape = shapes[i], Size = 7, Colour = Palette.Cycle[i % 8] });
            panel.Points([i], [2], new PointStyle { Shape = shapes[i], Size = 7, Colour = Palette.Cycle[i % 8], IsFilled = false });
            panel.Points([i], [3], new PointStyle { Shape = shapes[i], Size = 7, Colour = Palette.Cycle[i % 8].WithOpacity(0.4), Edge = Colour.Black });
            panel.Points([i], [4], new PointStyle { Shape = shapes[i], Size = 4, Colour = Palette.Cycle[i % 8], CapSize = 1.5 }, yErrors: Errors.Symmetric([0.3]));
        }

        panel.Y.Range(0.5, 4.5);
        panel.Y.Ticks = [new(1, "filled"), new(2, "open"), new(3, "edged"), new(4, "bars")];
        panel.Points([0, 1, 2], [-1e9, 2.5, double.NaN], new PointStyle { Colour = Palette.Yellow });
    }

    private static void Text(Panel panel)
    {
        string[] lines =
        [
            @"$\alpha\beta\gamma\delta\epsilon\zeta\eta\theta\kappa\lambda\mu\nu\xi\pi\rho\sigma\tau\phi\chi\psi\omega$",
            @"$\Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Phi\Psi\Omega$ ⊙ ★ ☆ ∓ ≲ ≳ ℓ ħ",
            @"$10^{-3} \leq x \geq 2 \times 10^5 \pm 3 \approx y \propto z \sim \infty$",
            @"M$_\odot$ yr$^{-1}$ kpc$^{-2}$, µm, Å, 0.04″, 5′, 30°",
            @"$\Sigma_{\mathrm{SFR}}$, $f_\mathrm{clump}^\mathrm{max}$, $\mathbf{bold}$, $\log M$",
            @"$\lesssim 3$ $\gtrsim$ $x \in [0, 1]$ $\sqrt{2}$ $\partial_x$ $\nabla\psi$",
            "Plain: 100% & <tag> \"q\" (a\\\\b) é ö ñ – — …",
        ];
        for (int i = 0; i < lines.Length; i++)
            panel.Text(lines[i], 0.05, 0.93 - (0.13 * i));
        panel.Add(new TextMark("turned $x^2$", 0.92, 0.1) { RotationDegrees = 90 });
        panel.X.Range(0, 1).ShowTickLabels = false;
        panel.Y.Range(0, 1).ShowTickLabels = false;
    }

    private static void Maps(Panel panel)
    {
        ColourMap[] maps = [ColourMap.Iris, ColourMap.Ember, ColourMap.Cubehelix, ColourMap.Diverging, ColourMap.Grey, ColourMap.GreyInverted];
        for (int i = 0; i < maps.Length; i++)
        {
            var raster = new Raster(256, 1, 3);
            for (int x = 0; x < 256; x++)
            {
                Colour c = maps[i].At(x / 255.0);
                (raster.Pixels[3 * x], raster.Pixels[(3 * x) + 1], raster.Pixels[(3 * x) + 2]) = (c.R, c.G, c.B);
            }

            panel.Add(new ImageMark(raster, 0, 1, i - 0.4, i + 0.4));
        }

        panel.Y.Range(-0.6, 5.6);
        panel.Y.Ticks = [.. maps.Select((m, i) => new Tick(i, m.Name))];
        panel.X.Label = "fraction";
    }
}
