using Arclet.Fits;

namespace Arclet.Imaging.Psf;

/// <summary>The image's file.</summary>
public sealed partial class PsfImage
{
    /// <summary>The keywords that other programs and Arclet write the scale of a PSF's pixels under, in arcsec.</summary>
    private static readonly string[] ScaleKeywords = ["PIXSCALE", "PIXELSCL", "PIXSCL"];

    /// <summary>
    /// Reads a PSF from a FITS image such as <c>psf.fits</c> or <c>psf.fits[PSF]</c> and measures its centre. The scale of its pixels is the
    /// one given, or that of the keyword PIXSCALE, PIXELSCL or PIXSCL (arcsec), or of CD1_1 and CD2_1, or CDELT1 (degrees). Keywords
    /// that <see cref="Write"/> writes are read back; a file without them is taken as an effective PSF of pixels of its own scale.
    /// </summary>
    /// <exception cref="InputException">The file cannot be read, has no scale, pixels that are not numbers, or no positive core.</exception>
    public static PsfImage Read(string reference, double? pixelScaleArcsec = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        using FitsImage image = FitsImage.Open(reference);
        if (image.Planes != 1 || image.Width is < 3 or > 8192 || image.Height is < 3 or > 8192)
            throw InputException.InFile(image.Name, $"the image has {image.Width} x {image.Height} pixels in {image.Planes} planes, expected a PSF of 3 to 8192 pixels across in one");
        double scale = pixelScaleArcsec ?? ScaleOf(image.Header)
            ?? throw InputException.InFile(image.Name, "keyword PIXSCALE (arcsec) is missing and there is no WCS, expected the scale of the PSF's pixels");
        if (!(scale > 0) || !double.IsFinite(scale))
            throw InputException.InFile(image.Name, $"the scale of the PSF's pixels is {scale} arcsec, expected a number above 0");
        var values = new double[image.Width * image.Height];
        image.ReadRows(0, (int)image.Height, values);
        int bad = Array.FindIndex(values, v => !double.IsFinite(v));
        if (bad >= 0)
            throw InputException.InFile(image.Name, $"pixel ({bad % image.Width}, {bad / image.Width}) is {values[bad]}, expected a PSF without missing pixels");
        try
        {
            return new PsfImage(values, (int)image.Width, (int)image.Height, scale)
            {
                NativePixelScaleArcsec = image.Header.GetDouble("NATSCALE") ?? scale,
                IncludesPixel = image.Header.GetLogical("INCPIXEL") ?? true,
            }.Recentred();
        }
        catch (ArgumentException problem)
        {
            throw InputException.InFile(image.Name, problem.Message + ", expected a PSF", problem);
        }
    }

    /// <summary>The side of an image's pixels that its header tells, in arcsec; null where it does not.</summary>
    public static double? ScaleOf(FitsHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        foreach (string keyword in ScaleKeywords)
        {
            if (header.GetDouble(keyword) is { } arcsec)
                return arcsec;
        }

        if (header.GetDouble("CD1_1") is { } cd11)
            return 3600 * Math.Sqrt((cd11 * cd11) + Math.Pow(header.GetDouble("CD2_1") ?? 0, 2));
        return header.GetDouble("CDELT1") is { } step && header.GetString("CTYPE1") is not null ? 3600 * Math.Abs(step) : null;
    }

    /// <summary>Writes the PSF as a FITS image (extension name PSF, 64-bit floats, no WCS) with its scales, its width and its encircled energy; <paramref name="header"/> adds to it.</summary>
    public void Write(string path, FitsHeader? header = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        header = header?.Clone() ?? new FitsHeader(path);
        header.Set("EXTNAME", "PSF");
        header.Set("PIXSCALE", PixelScaleArcsec, "[arcsec] side of a pixel of this image");
        header.Set("NATSCALE", NativePixelScaleArcsec, "[arcsec] side of a pixel of the observation");
        header.Set("OVERSAMP", NativePixelScaleArcsec / PixelScaleArcsec, "pixels of this image across one of those");
        header.Set("INCPIXEL", IncludesPixel, "the observed pixel's response is included");
        header.Set("XCENTRE", CentreX, "[px] column of the centre, first pixel 0");
        header.Set("YCENTRE", CentreY, "[px] row of the centre, first pixel 0");
        header.Set("FWHM", AzimuthalProfile.Measure(this).FwhmArcsec, "[arcsec] of the azimuthal profile");
        EncircledEnergy energy = EncircledEnergy.Measure(this);
        header.Set("NORMRAD", energy.OuterRadiusArcsec, "[arcsec] radius that encloses a flux of 1");
        foreach (int percent in new[] { 50, 80, 90 })
            header.Set($"EER{percent}", energy.RadiusOf(percent / 100.0), $"[arcsec] radius that encloses {percent} % of it");
        foreach ((string keyword, double radius) in new[] { ("EE010", 0.1), ("EE020", 0.2), ("EE050", 0.5), ("EE100", 1.0) })
        {
            if (radius <= energy.OuterRadiusArcsec)
                header.Set(keyword, energy.At(radius), $"flux inside {radius:0.0} arcsec");
        }

        using FitsWriter writer = FitsWriter.Create(path);
        writer.BeginImage(header, FitsPixelType.Float64, Width, Height);
        writer.WriteRows(pixels);
        writer.Complete();
    }
}
