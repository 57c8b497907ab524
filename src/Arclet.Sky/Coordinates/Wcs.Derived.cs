using System.Globalization;
using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>New coordinate systems from old ones, and their headers.</summary>
public sealed partial class Wcs
{
    /// <summary>The WCS of a map around a direction: square pixels, east to the left.</summary>
    /// <param name="center">The direction of the map's centre.</param>
    /// <param name="width">Pixels along x.</param>
    /// <param name="height">Pixels along y.</param>
    /// <param name="pixelScaleArcsec">The pixel's side in arcsec, above 0.</param>
    /// <param name="yPositionAngleDegrees">The position angle of the image's +y, in degrees east of north; 0 for north up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pixel scale is not above 0.</exception>
    public static Wcs Tangent(SkyPosition center, int width, int height, double pixelScaleArcsec, double yPositionAngleDegrees = 0)
    {
        if (!(pixelScaleArcsec > 0 && double.IsFinite(pixelScaleArcsec)))
            throw new ArgumentOutOfRangeException(nameof(pixelScaleArcsec), pixelScaleArcsec, "a pixel scale is above 0");
        (double sin, double cos) = Math.SinCos(yPositionAngleDegrees / PhysicalConstants.DegreesPerRadian);
        double scale = pixelScaleArcsec / 3600;
        return new Wcs((width + 1) / 2.0, (height + 1) / 2.0, center, DefaultLonpole(center), (-scale * cos, scale * sin, scale * sin, scale * cos), swapped: false, sip: null, SkyFrame.Icrs, []);
    }

    /// <summary>The WCS of a cutout whose first pixel is a pixel of this image, 0-based (it may lie outside).</summary>
    public Wcs Cutout(double firstX, double firstY) =>
        new(_crpix1 - firstX, _crpix2 - firstY, Reference, _lonpole, (_xx, _xy, _yx, _yy), _swapped, _sip, Frame, Warnings);

    /// <summary>The WCS of this image with blocks of pixels summed into one, counted from the first pixel.</summary>
    /// <param name="factor">Pixels per block along each axis, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1.</exception>
    public Wcs Binned(int factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        return new Wcs(((_crpix1 - 0.5) / factor) + 0.5, ((_crpix2 - 0.5) / factor) + 0.5, Reference, _lonpole,
            (_xx * factor, _xy * factor, _yx * factor, _yy * factor), _swapped, _sip?.Binned(factor), Frame, Warnings);
    }

    /// <summary>
    /// Writes the WCS into a header: CTYPE, CRPIX, CRVAL, CUNIT, the CD matrix, LONPOLE, RADESYS and SIP. Cards of other ways to say
    /// the same (PC, CDELT, CROTA, PV) and of inverse SIP polynomials are removed, so that nothing contradicts.
    /// </summary>
    public void WriteTo(FitsHeader header)
    {
        foreach (string keyword in header.Select(c => c.Keyword).Where(IsSuperseded).Distinct(StringComparer.Ordinal).ToArray())
            header.Remove(keyword);
        string ending = IsDistorted ? "-SIP" : "";
        (int ra, int dec) = _swapped ? (2, 1) : (1, 2);
        header.Set($"CTYPE{ra}", "RA---TAN" + ending, "right ascension, gnomonic projection");
        header.Set($"CTYPE{dec}", "DEC--TAN" + ending, "declination, gnomonic projection");
        header.Set("CUNIT1", "deg");
        header.Set("CUNIT2", "deg");
        header.Set("CRPIX1", _crpix1, "reference pixel, 1-based");
        header.Set("CRPIX2", _crpix2, "reference pixel, 1-based");
        header.Set($"CRVAL{ra}", _crvalRa, "[deg] right ascension at the reference pixel");
        header.Set($"CRVAL{dec}", _crvalDec, "[deg] declination at the reference pixel");
        header.Set($"CD{ra}_1", _xx, "[deg] per pixel");
        header.Set($"CD{ra}_2", _xy, "[deg] per pixel");
        header.Set($"CD{dec}_1", _yx, "[deg] per pixel");
        header.Set($"CD{dec}_2", _yy, "[deg] per pixel");
        header.Set("LONPOLE", _lonpole, "[deg] native longitude of the celestial pole");
        header.Set("LATPOLE", _crvalDec, "[deg] native latitude of the celestial pole");
        header.Set("RADESYS", Frame == SkyFrame.Icrs ? "ICRS" : "FK5", "reference frame");
        if (Frame == SkyFrame.Fk5)
            header.Set("EQUINOX", 2000.0, "[yr] equinox of FK5");
        if (_sip is null)
            return;
        foreach ((string letter, int axis) in new[] { ("A", 1), ("B", 2) })
        {
            header.Set($"{letter}_ORDER", (long)_sip.Order, "SIP polynomial order");
            for (int p = 0; p <= _sip.Order; p++)
            {
                for (int q = 0; p + q <= _sip.Order; q++)
                {
                    if (_sip.Coefficient(axis, p, q) is var value and not 0)
                        header.Set(string.Create(CultureInfo.InvariantCulture, $"{letter}_{p}_{q}"), value);
                }
            }
        }
    }

    private static bool IsSuperseded(string keyword) => Superseded().IsMatch(keyword);

    [System.Text.RegularExpressions.GeneratedRegex("^(PC[12]_[12]|CD[12]_[12]|CDELT[12]|CROTA[12]|PV[12]_[0-9]+|(A|B|AP|BP)_(ORDER|DMAX|[0-9]_[0-9])|RADECSYS|EQUINOX)$", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, 1000)]
    private static partial System.Text.RegularExpressions.Regex Superseded();
}
