using System.Globalization;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Lensing;
using Arclet.Lensing.Maps;
using Arclet.Sky;

namespace Arclet.Lens;

/// <summary>Maps of percentiles over draws, an image for each percentile.</summary>
internal static class PercentileMapFile
{
    /// <summary>Computes and writes the maps on an image's pixels or, where there is none, on a grid.</summary>
    /// <exception cref="InputException">The quantity has no percentiles, the image no WCS, or the file cannot be written.</exception>
    public static void Write(MessageLog log, string file, LensDraws draws, PercentileMapRequest request, string? image, LensReference reference, MapGrid grid, CancellationToken cancellation)
    {
        if (request.Name is "alpha" or "psi")
            throw new InputException($"--quantity is '{request.Name}' with --chain, expected mu, mu_t, mu_r, kappa or gamma");
        (Wcs wcs, int width, int height, Action<int, double[], double[]> place) = image is null ? OnGrid(grid, reference) : OnImage(image, reference);
        IReadOnlyList<double[]> maps = log.WithProgress(progress => ModelInput.Guard(file, () =>
            MagnificationPercentiles.OnRows(draws, request.SourceRedshift, request.Quantity, width, height, place, request.Percentiles, request.Threads, new RowProgress(progress), cancellation)));
        LensMapFile.Write(file, wcs, width, height, [.. request.Percentiles.Select((p, i) => (string.Create(CultureInfo.InvariantCulture, $"{request.Name}_p{p}"), maps[i]))], "", request.SourceRedshift);
        log.Line($"{request.Name} on {width} x {height} pixels for z {request.SourceRedshift}, percentiles {string.Join(", ", request.Percentiles)} of {draws.Count} draws, written to {file}");
    }

    private static (Wcs Wcs, int Width, int Height, Action<int, double[], double[]> Place) OnGrid(MapGrid grid, LensReference reference) =>
        (LensMapFile.WcsOf(grid, reference), grid.Width, grid.Height, (row, x, y) =>
        {
            for (int i = 0; i < x.Length; i++)
                (x[i], y[i]) = (grid.X(i), grid.Y(row));
        }
    );

    private static (Wcs Wcs, int Width, int Height, Action<int, double[], double[]> Place) OnImage(string image, LensReference reference)
    {
        using FitsImageSource source = FitsImageSource.Open(image);
        Wcs wcs = ModelInput.RequireWcs(source.Header, image);
        return (wcs, source.Width, source.Height, (row, x, y) =>
        {
            for (int i = 0; i < x.Length; i++)
            {
                SkyPosition sky = wcs.PixelToSky(i, row);
                (x[i], y[i]) = reference.ToFrame(sky.RaDegrees, sky.DecDegrees);
            }
        }
        );
    }

    private sealed class RowProgress(IProgress<(string Stage, double Fraction)> stages) : IProgress<double>
    {
        public void Report(double value) => stages.Report(("maps", value));
    }
}
