using System.Globalization;
using Arclet.Figures;
using Arclet.Lensing;
using Arclet.Posterior;

namespace Arclet.Lens;

/// <summary>The figures of a lens fit: the posterior's corners and the residuals of the images.</summary>
internal static class LensFitFigures
{
    /// <summary>More parameters than these in one figure cannot be read.</summary>
    private const int MostInOneCorner = 10;

    /// <summary>Samples that are drawn; more change no pixel.</summary>
    private const int MostSamples = 4000;

    private static readonly string[] Endings = [".svg", ".pdf"];

    /// <summary>Writes the figures into a folder.</summary>
    public static void Write(LensFitFolder folder, LensPosterior posterior, PositionChi2 best)
    {
        foreach ((string name, int[] parameters) in Corners(posterior))
            Save(folder.Figure(name), CornerFigure.Create([.. parameters.Select(p => Series(posterior, p))], "Posterior of a lens model", null));
        Save(folder.Figure("residuals"), Residuals(posterior, best));
    }

    /// <summary>One corner for few parameters; otherwise one for each potential with several, and the others in groups.</summary>
    internal static IReadOnlyList<(string Name, int[] Parameters)> Corners(LensPosterior posterior)
    {
        int[] all = [.. Enumerable.Range(0, posterior.Parameters.Count)];
        if (all.Length <= MostInOneCorner)
            return [("corner", all)];
        var corners = new List<(string, int[])>();
        IGrouping<int, int>[] own =
        [
            .. all.Where(p => posterior.Parameters[p].Parameter.Owner == LensParameterOwner.Potential).GroupBy(p => posterior.Parameters[p].Parameter.Index).Where(g => g.Count() > 2),
        ];
        corners.AddRange(own.Select(g => (string.Create(CultureInfo.InvariantCulture, $"corner-O{g.Key + 1}"), g.ToArray())));
        int[][] others = [.. all.Except(own.SelectMany(g => g)).Chunk(MostInOneCorner)];
        corners.AddRange(others.Select((group, i) => (others.Length == 1 ? "corner-others" : string.Create(CultureInfo.InvariantCulture, $"corner-others{i + 1}"), group)));
        return corners;
    }

    private static CornerSeries Series(LensPosterior posterior, int parameter)
    {
        double[] all = [.. posterior.Values(parameter).SelectMany(v => v)];
        int count = Math.Min(MostSamples, all.Length);
        string name = LensPosteriorFiles.ColumnOf(posterior.Problem, posterior.Parameters[parameter].Parameter);
        return new(name.Replace('_', ' '), [.. Enumerable.Range(0, count).Select(i => all[(long)i * all.Length / count])], posterior.Best[parameter]);
    }

    /// <summary>Where the images are, each with a line to where the best model has it, ten times as long; and how large the offsets are.</summary>
    private static Figure Residuals(LensPosterior posterior, PositionChi2 best)
    {
        const double Stretch = 10;
        ImageChi2[] images = [.. best.Systems.SelectMany(s => s.Images)], found = [.. images.Where(i => i.NotFound is null)], lost = [.. images.Where(i => i.NotFound is not null)];
        var figure = new Figure(180, 95, 1, 2) { DocumentTitle = "Residuals of the multiple images", ColumnWeights = [1.2, 1] };
        Panel map = figure[0, 0];
        (map.X.Label, map.Y.Label, map.HasEqualAspect) = ("x (west) [arcsec]", "y (north) [arcsec]", true);
        map.Title = "offsets x 10";
        foreach (ImageChi2 image in found)
        {
            double dx = image.PredictedX - image.Image.X, dy = image.PredictedY - image.Image.Y;
            map.Line([image.Image.X, image.Image.X + (Stretch * dx)], [image.Image.Y, image.Image.Y + (Stretch * dy)], new LineStyle { Colour = Palette.Vermillion, Width = 0.8 });
        }

        map.Points([.. found.Select(i => i.Image.X)], [.. found.Select(i => i.Image.Y)], new PointStyle { Colour = Palette.Blue, Size = 2.5 }, "observed");
        if (lost.Length > 0)
            map.Points([.. lost.Select(i => i.Image.X)], [.. lost.Select(i => i.Image.Y)], new PointStyle { Colour = Palette.Orange, Shape = MarkerShape.Cross, Size = 5 }, "not made by the model");
        Panel sizes = figure[0, 1];
        (sizes.X.Label, sizes.Y.Label) = ("offset [arcsec]", "images");
        double sigma = posterior.Problem.Images!.SigmaArcsec, top = Math.Max(3 * sigma, found.Select(i => i.ImageOffsetArcsec).DefaultIfEmpty(0).Max() * 1.05);
        double[] edges = Histogram.Edges(0, top, 20);
        sizes.Steps(edges, Histogram.Count([.. found.Select(i => i.ImageOffsetArcsec)], edges), new LineStyle { Colour = Palette.Blue }, 0.25);
        sizes.Add(ReferenceLineMark.AtX(sigma));
        sizes.Title = string.Create(CultureInfo.InvariantCulture, $"rms {best.ImageRmsArcsec:F2} arcsec, {found.Length} of {images.Length} images");
        return figure;
    }

    private static void Save(string name, Figure figure)
    {
        foreach (string ending in Endings)
            figure.Save(name + ending);
    }
}
