namespace Arclet.Imaging.Psf;

/// <summary>
/// Stacks stars to an effective PSF on an oversampled grid (Anderson and King 2000, PASP 112, 1360): every pixel of every star
/// is a sample of the PSF at its offset from the star's centre. A round sum of Gaussians starts it; then the stars' differences
/// from the stack are averaged onto the grid, outliers among them left out, and centres and fluxes are fitted again with the new
/// stack, in rounds.
/// </summary>
public static class PsfStacker
{
    /// <summary>Stacks stars of images of one pixel scale.</summary>
    /// <param name="stamps">The stars.</param>
    /// <param name="pixelScaleArcsec">The side of the images' pixels, in arcsec.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">No star is of use, or a setting is out of range; the message says why for each star.</exception>
    public static PsfStack Stack(IReadOnlyList<StarStamp> stamps, double pixelScaleArcsec, PsfStackSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        settings ??= new PsfStackSettings();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixelScaleArcsec);
        if (settings.Oversampling is < 1 or > 16 || settings.Rounds < 1 || !(settings.PixelClip > 0) || !(settings.StarClip > 1))
            throw new ArgumentException("a stack needs an oversampling from 1 to 16, a round or more, and clips above 0 (pixels) and 1 (stars)");
        if (stamps.Count == 0)
            throw new ArgumentException("a stack needs at least one star");
        double radius = settings.RadiusPixels ?? stamps.Min(s => (Math.Min(s.Width, s.Height) - 1) / 2.0);
        if (!(radius >= 3))
            throw new ArgumentException($"a stack of {radius:G4} pixels radius is too small, expected 3 or more");

        var rejected = new List<RejectedStar>();
        List<StarStamp> remaining = [.. stamps];
        while (true)
        {
            List<StackStar> stars = Open(remaining, radius, settings, rejected);
            double wings = SubtractBackgrounds(stars, settings.Background);
            var grid = new StackGrid(stars, radius, settings);
            List<StackStar> outliers = [];
            for (int round = 0; round < settings.Rounds && outliers.Count == 0; round++)
            {
                cancellation.ThrowIfCancellationRequested();
                grid.RejectPixels();
                grid.Update();
                grid.FitStars();
                // The first rounds still move the stack towards the stars; half-way it is good enough to judge them.
                if (round >= settings.Rounds / 2)
                    outliers = Outliers(stars, rejected, settings);
            }

            if (outliers.Count == 0)
                return new PsfStack(grid.ToImage(pixelScaleArcsec), [.. stars.Select(s => s.Result())], rejected, wings);
            // From the beginning, so that nothing of what was left out stays in the stack or in the wings' level.
            remaining = [.. stars.Except(outliers).Select(s => s.Stamp)];
        }
    }

    private static List<StackStar> Open(List<StarStamp> stamps, double radius, PsfStackSettings settings, List<RejectedStar> rejected)
    {
        var stars = new List<StackStar>();
        foreach (StarStamp stamp in stamps)
        {
            if (StackStar.Open(stamp, radius, settings, out string reason) is { } star)
                stars.Add(star);
            else
                rejected.Add(new RejectedStar(stamp.Name, stamp.OriginX + stamp.X, stamp.OriginY + stamp.Y, reason));
        }

        return stars.Count > 0 ? stars : throw new ArgumentException("no star can be stacked: " + string.Join("; ", rejected.Select(r => $"{r.Name}: {r.Reason}")));
    }

    /// <summary>Subtracts each star's background; returns the wings' level at the edge that was told apart from it, per unit flux.</summary>
    private static double SubtractBackgrounds(List<StackStar> stars, StackBackground mode)
    {
        double wings = 0;
        if (mode == StackBackground.RingWithoutWings && stars.Count >= 3 && stars.Max(s => s.Flux) >= 1.5 * stars.Min(s => s.Flux))
        {
            // Theil and Sen: the median of the slopes of all pairs that differ enough in flux.
            var slopes = new List<double>();
            for (int i = 0; i < stars.Count; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    double difference = stars[i].Flux - stars[j].Flux;
                    if (Math.Abs(difference) > 0.2 * Math.Max(stars[i].Flux, stars[j].Flux))
                        slopes.Add((stars[i].RingLevel - stars[j].RingLevel) / difference);
                }
            }

            if (slopes.Count > 0)
                wings = Math.Max(0, RobustStatistics.Median(slopes));
        }

        foreach (StackStar star in stars)
            star.Subtract(mode == StackBackground.None ? 0 : star.RingLevel - (wings * star.Flux));
        return wings;
    }

    private static List<StackStar> Outliers(List<StackStar> stars, List<RejectedStar> rejected, PsfStackSettings settings)
    {
        if (stars.Count < 3)
            return [];
        double median = RobustStatistics.Median([.. stars.Select(s => s.Misfit)]);
        List<StackStar> outliers = [.. stars.Where(s => s.Misfit > Math.Max(settings.StarClip * median, settings.HarmlessMisfit))];
        foreach (StackStar star in outliers)
        {
            rejected.Add(new RejectedStar(
                star.Stamp.Name,
                star.Stamp.OriginX + star.X,
                star.Stamp.OriginY + star.Y,
                $"it differs from the stack by {100 * star.Misfit:F1} % of the peak (rms within 2 FWHM), the median star by {100 * median:F1} %"));
        }

        return outliers;
    }
}
