using System.Globalization;
using Arclet.Figures;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Benchmarks.Lensing;

/// <summary>
/// The 48 sources of UNCOVER DR4 with published mu, mu_rad and mu_t (model of Furtak et al., v2) beside what the public chain of Abell 2744 (83 images of the core) gives at their
/// places and redshifts: a table and a figure. The models differ; by how much is what is measured.
/// </summary>
internal static class LensUncover
{
    /// <summary>The multiple images of the public model lie within this distance of its reference, in arcsec: beyond it the model is not constrained.</summary>
    private const double ConstrainedArcsec = 45;

    private const int DrawCount = 1000;

    /// <summary>Arguments: bestopt.par, bayestot.dat, dr4_highz_magnifications.csv, and the table and figure to write.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length != 5)
        {
            Console.Error.WriteLine("usage: lens-uncover BESTOPT.PAR BAYESTOT.DAT DR4_HIGHZ_MAGNIFICATIONS.CSV TABLE FIGURE");
            return 2;
        }

        LensProblem problem = LensModelFile.Read(arguments[0]);
        LensChainDraws chain = LensChainDraws.Bind(problem, LensChain.Read(arguments[1]));
        var draws = LensDraws.FromChain(chain, DrawCount, 1);
        var published = Table.Read(arguments[2]);
        double[] ra = published.Doubles("ra").Values.ToArray(), dec = published.Doubles("dec").Values.ToArray(), z = published.Doubles("z_spec").Values.ToArray();
        (double X, double Y)[] places = [.. ra.Zip(dec, problem.Model.Reference.ToFrame)];

        // One pixel at each source: the published values are at points.
        var onePixel = new ClumpLensingOptions { PixelArcsec = 1, FewestPixels = 1 };
        ClumpMagnifications ours = ClumpMagnifications.Measure(draws, [.. places.Select(p => new ClumpShape(p.X, p.Y, 0.01, 0.01, 0))], z, onePixel, Environment.ProcessorCount);
        double[] distance = [.. places.Select(p => Math.Sqrt((p.X * p.X) + (p.Y * p.Y)))];
        var table = new Table(arguments[3]);
        table.Add("id", published.Integers("id_msa").Values.ToArray(), null, "id_msa of UNCOVER DR4");
        table.Add("z", z, null, "Redshift");
        table.Add("distance", distance, "arcsec", "From the model's reference");
        foreach ((string name, MagnificationDraws values) in new[] { ("mu", ours.Mu), ("mu_rad", ours.Radial), ("mu_t", ours.Tangential) })
        {
            Column<double> theirs = published.Doubles(name), low = published.Doubles(name + "_low_68"), high = published.Doubles(name + "_high_68");
            table.Add(name, [.. places.Select((_, i) => values.Median(i))], null, "Median of 1000 draws of the public chain");
            table.Add(name + "_lower", [.. places.Select((_, i) => values.Error(i, 0).LowerOverDraws)], null, "68 % half-interval");
            table.Add(name + "_upper", [.. places.Select((_, i) => values.Error(i, 0).UpperOverDraws)], null, "68 % half-interval");
            table.Add(name + "_published", theirs.Values.ToArray(), null, "UNCOVER DR4");
            table.Add(name + "_published_low_68", low.Values.ToArray(), null, "UNCOVER DR4");
            table.Add(name + "_published_high_68", high.Values.ToArray(), null, "UNCOVER DR4");
            foreach ((string where, Func<double, bool> holds) in Zones)
                Report(name, where, [.. Enumerable.Range(0, places.Length).Where(i => holds(distance[i]))], values, theirs, low, high);
        }

        table.Write(arguments[3]);
        Picture(ours.Mu, published, distance).Save(arguments[4]);
        return 0;
    }

    private static (string Where, Func<double, bool> Holds)[] Zones =>
        [($"within {ConstrainedArcsec} arcsec", d => d <= ConstrainedArcsec), ($"{ConstrainedArcsec} to 100 arcsec", d => d is > ConstrainedArcsec and <= 100), ("beyond 100 arcsec", d => d > 100)];

    private static void Report(string name, string where, int[] rows, MagnificationDraws ours, Column<double> theirs, Column<double> low, Column<double> high)
    {
        if (rows.Length == 0)
            return;
        double[] dex = [.. rows.Select(i => Math.Log10(ours.Median(i) / Math.Abs(theirs[i])))];
        double[] ownErrors = [.. rows.Select(i => Math.Log10(ours.Quantile(i, 0.84) / ours.Quantile(i, 0.16)) / 2)];
        double[] theirErrors = [.. rows.Select(i => Math.Log10(Math.Abs(high[i] / low[i])) / 2)];
        int together = rows.Count(i => ours.Quantile(i, 0.025) <= high[i] && ours.Quantile(i, 0.975) >= low[i]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} {where}: {rows.Length} sources; ours / published in dex: median {Middle(dex):+0.000;-0.000}, median of absolute {Middle([.. dex.Select(Math.Abs)]):F3}, largest {dex.Max(Math.Abs):F3}; median errors {Middle(ownErrors):F3} (ours), {Middle(theirErrors):F3} (published); our 95 % meets their 68 % for {together}"));
    }

    private static double Middle(double[] values) => DrawQuantile.OfSorted([.. values.Order()], 0.5);

    private static Figure Picture(MagnificationDraws ours, Table published, double[] distance)
    {
        var figure = new Figure(Figure.ColumnMm, Figure.ColumnMm) { DocumentTitle = "Magnifications of two models of Abell 2744" };
        Panel panel = figure.Panel;
        (panel.X.Kind, panel.Y.Kind) = (ScaleKind.Log, ScaleKind.Log);
        (panel.X.Label, panel.Y.Label) = (@"$\mu$, UNCOVER DR4", @"$\mu$, chain of 83 images");
        Column<double> mu = published.Doubles("mu"), low = published.Doubles("mu_low_68"), high = published.Doubles("mu_high_68");
        double top = 1.3 * Enumerable.Range(0, distance.Length).Max(i => Math.Max(mu[i], ours.Median(i)));
        panel.X.Range(0.9, top);
        panel.Y.Range(0.9, top);
        panel.Line([0.9, top], [0.9, top], new LineStyle { Colour = Colour.Grey(0.5), Width = 0.6 });
        Colour[] colours = [Palette.Blue, Palette.Vermillion, Colour.Black];
        foreach (((string where, Func<double, bool> holds), Colour colour) in Zones.Zip(colours))
        {
            int[] rows = [.. Enumerable.Range(0, distance.Length).Where(i => holds(distance[i]))];
            if (rows.Length == 0)
                continue;
            panel.Points(
                [.. rows.Select(i => mu[i])],
                [.. rows.Select(ours.Median)],
                new PointStyle { Colour = colour, Size = 3 },
                where,
                new([.. rows.Select(i => Math.Max(0, mu[i] - low[i]))], [.. rows.Select(i => Math.Max(0, high[i] - mu[i]))]),
                new([.. rows.Select(i => ours.Error(i, 0).LowerOverDraws)], [.. rows.Select(i => ours.Error(i, 0).UpperOverDraws)]));
        }

        panel.LegendCorner = Corner.TopLeft;
        return figure;
    }
}
