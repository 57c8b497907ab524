using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>Reading a WCS from a FITS header.</summary>
public sealed partial class Wcs
{
    /// <summary>Whether the header's first two axes are named as right ascension and declination, whatever the projection.</summary>
    public static bool IsCelestial(FitsHeader header)
    {
        string one = header.GetString("CTYPE1") ?? "", two = header.GetString("CTYPE2") ?? "";
        return (IsRa(one) && IsDec(two)) || (IsDec(one) && IsRa(two));
    }

    /// <summary>
    /// Reads the WCS of the first two axes: TAN, with SIP where A_ORDER is there; the matrix from CD (then CDELT is not multiplied, as
    /// 1.0 stands there), or PC with CDELT, or CDELT with CROTA, or plain CDELT; the axes in either order.
    /// </summary>
    /// <exception cref="InputException">A keyword is missing, contradicts another one, or names a projection or frame that is not supported.</exception>
    public static Wcs FromHeader(FitsHeader header)
    {
        string one = header.GetString("CTYPE1") ?? throw Missing(header, "CTYPE1", "RA---TAN");
        string two = header.GetString("CTYPE2") ?? throw Missing(header, "CTYPE2", "DEC--TAN");
        bool swapped = IsDec(one) && IsRa(two);
        if (!swapped && !(IsRa(one) && IsDec(two)))
            throw InputException.InFile(header.Source, $"keywords CTYPE1 and CTYPE2 are '{one}' and '{two}', expected RA---TAN and DEC--TAN (or with -SIP)");
        CheckProjection(header, "CTYPE1", one);
        CheckProjection(header, "CTYPE2", two);
        CheckDistortions(header);
        var warnings = new List<string>();
        var sip = SipDistortion.FromHeader(header);
        bool named = one.EndsWith("-SIP", StringComparison.Ordinal) || two.EndsWith("-SIP", StringComparison.Ordinal);
        if (sip is not null && !named)
            warnings.Add($"{header.Source}: SIP coefficients are there although CTYPE lacks -SIP; they are applied");
        if (sip is null && named)
            warnings.Add($"{header.Source}: CTYPE says -SIP but A_ORDER and B_ORDER are missing; no distortion is applied");

        (int ra, int dec) = swapped ? (2, 1) : (1, 2);
        double unitRa = UnitInDegrees(header, ra), unitDec = UnitInDegrees(header, dec);
        double decValue = header.RequireDouble($"CRVAL{dec}") * unitDec;
        if (!(Math.Abs(decValue) <= 90))
            throw header.WrongValue($"CRVAL{dec}", "a declination from -90 to 90 degrees");
        var reference = new SkyPosition(header.RequireDouble($"CRVAL{ra}") * unitRa, decValue);
        double lonpole = header.GetDouble($"PV{ra}_3") ?? header.GetDouble("LONPOLE") ?? DefaultLonpole(reference);
        double[] matrix = ReadMatrix(header, ra);
        (double, double, double, double) rows = swapped
            ? (matrix[2] * unitRa, matrix[3] * unitRa, matrix[0] * unitDec, matrix[1] * unitDec)
            : (matrix[0] * unitRa, matrix[1] * unitRa, matrix[2] * unitDec, matrix[3] * unitDec);
        return new Wcs(header.RequireDouble("CRPIX1"), header.RequireDouble("CRPIX2"), reference, lonpole, rows, swapped, sip, ReadFrame(header), warnings);
    }

    /// <summary>Degrees per pixel, rows by world axis 1 and 2: [11, 12, 21, 22].</summary>
    private static double[] ReadMatrix(FitsHeader header, int ra)
    {
        double?[] cd = Four(header, "CD"), pc = Four(header, "PC");
        double? step1 = header.GetDouble("CDELT1"), step2 = header.GetDouble("CDELT2");
        double[] matrix;
        if (cd.Any(v => v is not null))
        {
            // The FITS standard: with any CD card, absent ones are 0 and CDELT is ignored.
            matrix = [.. cd.Select(v => v ?? 0)];
            if (pc.Any(v => v is not null))
                CheckAgreement(header, matrix, WithSteps(pc, step1 ?? 1, step2 ?? 1));
        }
        else if (pc.Any(v => v is not null))
        {
            matrix = WithSteps(pc, step1 ?? 1, step2 ?? 1);
        }
        else
        {
            if (step1 is not { } d1 || step2 is not { } d2)
                throw InputException.InFile(header.Source, "keyword CD1_1 is missing and so are PC and CDELT, expected the pixel scale in one of these forms");
            int dec = 3 - ra;
            (double sin, double cos) = Math.SinCos((header.GetDouble($"CROTA{dec}") ?? 0) / PhysicalConstants.DegreesPerRadian);

            // CROTA on the latitude axis turns longitude into latitude (Calabretta and Greisen, equation 188), whatever the axes' order.
            matrix = ra == 1 ? [d1 * cos, -d2 * sin, d1 * sin, d2 * cos] : [d1 * cos, d2 * sin, -d1 * sin, d2 * cos];
        }

        double determinant = (matrix[0] * matrix[3]) - (matrix[1] * matrix[2]);
        return double.IsFinite(determinant) && determinant != 0
            ? matrix
            : throw InputException.InFile(header.Source, "keywords CD, PC or CDELT make a singular matrix, expected two independent axes");
    }

    private static double?[] Four(FitsHeader header, string name) =>
        [header.GetDouble(name + "1_1"), header.GetDouble(name + "1_2"), header.GetDouble(name + "2_1"), header.GetDouble(name + "2_2")];

    private static double[] WithSteps(double?[] pc, double step1, double step2) =>
        [(pc[0] ?? 1) * step1, (pc[1] ?? 0) * step1, (pc[2] ?? 0) * step2, (pc[3] ?? 1) * step2];

    private static void CheckAgreement(FitsHeader header, double[] cd, double[] pc)
    {
        double largest = cd.Max(Math.Abs);
        for (int i = 0; i < 4; i++)
        {
            if (!(Math.Abs(cd[i] - pc[i]) <= 1e-6 * largest))
                throw InputException.InFile(header.Source, $"keywords CD{(i / 2) + 1}_{(i % 2) + 1} = {cd[i]} and PC{(i / 2) + 1}_{(i % 2) + 1} with CDELT = {pc[i]} contradict each other, expected one matrix");
        }
    }

    private static void CheckProjection(FitsHeader header, string keyword, string ctype)
    {
        string projection = ctype.Length > 5 ? ctype[5..].TrimEnd() : "";
        if (projection is not ("TAN" or "TAN-SIP"))
            throw InputException.InFile(header.Source, $"keyword {keyword} is '{ctype}', expected the projection TAN or TAN-SIP (the only ones supported)");
    }

    /// <summary>Distortions that would silently be left out are refused.</summary>
    private static void CheckDistortions(FitsHeader header)
    {
        foreach (string keyword in new[] { "CPDIS1", "CPDIS2", "CQDIS1", "CQDIS2", "D2IMDIS1", "D2IMDIS2" })
        {
            if (header.Contains(keyword))
                throw InputException.InFile(header.Source, $"keyword {keyword} asks for a distortion table, which is not supported; expected a drizzled image or SIP");
        }

        for (int axis = 1; axis <= 2; axis++)
        {
            for (int m = 0; m <= 39; m++)
            {
                // PVi_3 and PVi_4 of the longitude axis are LONPOLE and LATPOLE in another spelling.
                bool pole = m is 3 or 4 && IsRa(header.GetString($"CTYPE{axis}") ?? "") && !header.Contains($"PV{axis}_5");

                // What leaves TAN as it is: 0, the factor 1 of a polynomial's linear term, the native latitude 90 of the reference.
                bool identity = header.GetDouble($"PV{axis}_{m}") is not { } value || value == 0 || (m == 1 && value == 1) || (m == 2 && value == 90);
                if (!pole && !identity)
                    throw InputException.InFile(header.Source, $"keyword PV{axis}_{m} is not 0: TAN with polynomial PV terms (TPV) is not supported, expected TAN or TAN-SIP");
            }
        }
    }

    private static SkyFrame ReadFrame(FitsHeader header)
    {
        string keyword = header.Contains("RADESYS") ? "RADESYS" : "RADECSYS";
        double? equinox = header.GetDouble("EQUINOX");
        string frame = (header.GetString(keyword) ?? "").Trim().ToUpperInvariant();
        if (frame.Length == 0)
            (keyword, frame) = ("EQUINOX", equinox is null ? "ICRS" : equinox < 1984 ? "FK4" : "FK5");
        if (frame is not ("ICRS" or "FK5"))
            throw InputException.InFile(header.Source, $"keyword {keyword} means the frame {frame}, expected ICRS or FK5");
        if (frame == "FK5" && equinox is { } year && year != 2000)
            throw InputException.InFile(header.Source, $"keyword EQUINOX is {year}, expected 2000 for FK5");
        return frame == "ICRS" ? SkyFrame.Icrs : SkyFrame.Fk5;
    }

    private static double UnitInDegrees(FitsHeader header, int axis) => (header.GetString($"CUNIT{axis}") ?? "deg").Trim().ToLowerInvariant() switch
    {
        "" or "deg" or "degree" or "degrees" => 1,
        "arcmin" => 1 / 60.0,
        "arcsec" => 1 / 3600.0,
        "rad" => PhysicalConstants.DegreesPerRadian,
        var other => throw InputException.InFile(header.Source, $"keyword CUNIT{axis} is '{other}', expected deg, arcmin, arcsec or rad"),
    };

    /// <summary>The default of the FITS standard for a zenithal projection: 180 degrees, but 0 with the reference at the north pole.</summary>
    private static double DefaultLonpole(SkyPosition reference) => reference.DecDegrees >= 90 ? 0 : 180;

    private static bool IsRa(string ctype) => ctype.StartsWith("RA--", StringComparison.Ordinal);

    private static bool IsDec(string ctype) => ctype.StartsWith("DEC-", StringComparison.Ordinal);

    private static InputException Missing(FitsHeader header, string keyword, string example) =>
        InputException.InFile(header.Source, $"keyword {keyword} is missing, expected a celestial WCS such as {example}");
}
