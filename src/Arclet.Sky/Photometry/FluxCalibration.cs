using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>
/// What one unit of an image's pixels is worth in nJy, and where that was read: DESIGN.md section 3 and formulas of the STScI data
/// handbooks. A header that lacks a keyword or contradicts itself is an error that names the keyword.
/// </summary>
public sealed record FluxCalibration
{
    private FluxCalibration(double nanojanskyPerUnit, string unit, string derivation, bool isNative, IReadOnlyList<string> warnings)
    {
        NanojanskyPerUnit = nanojanskyPerUnit;
        Unit = unit;
        Derivation = derivation;
        IsNative = isNative;
        Warnings = warnings;
    }

    /// <summary>What a pixel value is multiplied with to be nJy per pixel; 1 with <see cref="IsNative"/>.</summary>
    public double NanojanskyPerUnit { get; }

    /// <summary>The image's own unit as its header spells it; empty where it has none.</summary>
    public string Unit { get; }

    /// <summary>The keywords or option that the factor came from, such as <c>BUNIT, PIXAR_SR</c>.</summary>
    public string Derivation { get; }

    /// <summary>Whether values stay in the image's unit.</summary>
    public bool IsNative { get; }

    /// <summary>What had to be derived or was overridden, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The AB magnitude of one image unit; not a number with <see cref="IsNative"/>.</summary>
    public double ZeroPoint => IsNative ? double.NaN : AbMagnitude.FromNanojansky(NanojanskyPerUnit);

    /// <summary>The unit that calibrated values have: <c>nJy</c>, or the image's own.</summary>
    public string CalibratedUnit => IsNative ? Unit : "nJy";

    /// <summary>Reads the calibration of an image.</summary>
    /// <param name="header">The image's header.</param>
    /// <param name="options">The user's word; null for none.</param>
    /// <exception cref="InputException">A keyword is missing, not understood, or contradicts another one; or the options contradict each other.</exception>
    public static FluxCalibration FromHeader(FitsHeader header, FluxCalibrationOptions? options = null)
    {
        options ??= new FluxCalibrationOptions();
        var keywords = new KeywordReader(header, options.Primary);
        string unit = keywords.GetString("BUNIT") ?? "";
        if (options is { ZeroPoint: not null, NativeUnits: true })
            throw new InputException("--zeropoint and --native-units contradict each other, expected at most one of them");
        if (options.NativeUnits)
            return new FluxCalibration(1, unit, "--native-units", isNative: true, []);
        if (options.ZeroPoint is { } zeroPoint)
            return Overridden(header, options, unit, zeroPoint);
        if (unit.Length == 0)
            throw InputException.InFile(header.Source, "keyword BUNIT is missing, expected the image's flux unit (or give --zeropoint or --native-units)");

        var warnings = new List<string>();
        FluxUnit parsed = FluxUnit.Parse(unit, header.Source);
        (double factor, string derivation) = parsed.Kind switch
        {
            FluxUnitKind.Nanojansky => FromJansky(parsed, keywords, options, warnings),
            FluxUnitKind.NanojanskyPerSteradian => FromSurfaceBrightness(parsed, keywords, options, warnings),
            FluxUnitKind.PerAngstrom => (parsed.Scale * NanojanskyPerFlam(Pivot(keywords)), "BUNIT, PHOTPLAM"),
            _ => FromCounts(parsed, keywords, options),
        };
        return double.IsFinite(factor) && factor > 0
            ? new FluxCalibration(factor, unit, derivation, isNative: false, warnings)
            : throw InputException.InFile(header.Source, $"keywords {derivation} give {factor} nJy per unit, expected a finite factor above 0");
    }

    /// <summary>
    /// Whether two values of BUNIT mean one unit, however they are spelled (<c>MJy/sr</c> and <c>mJy/sr</c> are two, a factor 1e9 apart). Texts that
    /// are not understood mean one unit only if they are equal letter by letter.
    /// </summary>
    public static bool IsSameUnit(string bunit, string other)
    {
        ArgumentNullException.ThrowIfNull(bunit);
        ArgumentNullException.ThrowIfNull(other);
        if (bunit.Trim() == other.Trim())
            return true;
        try
        {
            FluxUnit one = FluxUnit.Parse(bunit, "BUNIT");
            FluxUnit two = FluxUnit.Parse(other, "BUNIT");

            // Factors are products of powers of ten, whose rounding is no difference.
            return one.Kind == two.Kind && one.IsElectrons == two.IsElectrons && !Differ(one.Scale, two.Scale, 1e-12);
        }
        catch (InputException)
        {
            return false;
        }
    }

    private static FluxCalibration Overridden(FitsHeader header, FluxCalibrationOptions options, string unit, double zeroPoint)
    {
        if (!double.IsFinite(zeroPoint))
            throw new InputException($"--zeropoint is {zeroPoint}, expected an AB magnitude");
        double factor = AbMagnitude.ToNanojansky(zeroPoint);
        var warnings = new List<string>();
        try
        {
            FluxCalibration own = FromHeader(header, options with { ZeroPoint = null });
            if (Math.Abs((own.NanojanskyPerUnit / factor) - 1) > options.Tolerance)
                warnings.Add($"{header.Source}: --zeropoint {zeroPoint} overrides the header, whose {own.Derivation} give {own.ZeroPoint:F3}");
        }
        catch (InputException)
        {
            // A header that cannot be understood is what the option is for.
        }

        return new FluxCalibration(factor, unit, "--zeropoint", isNative: false, warnings);
    }

    private static (double Factor, string Derivation) FromJansky(FluxUnit unit, KeywordReader keywords, FluxCalibrationOptions options, List<string> warnings)
    {
        // PHOTFNU is Jy per image unit in mosaics that were scaled to Jy (grizli: 1E-08 for 10 nJy).
        if (keywords.GetDouble("PHOTFNU") is { } photfnu && Differ(photfnu * 1e9, unit.Scale, options.Tolerance))
            throw InputException.InFile(keywords.Source, $"keywords BUNIT and PHOTFNU contradict each other: {unit.Scale:G6} and {photfnu * 1e9:G6} nJy per unit; expected the same (or give --zeropoint)");
        if (keywords.GetDouble("PHOTFLAM") is { } flam && keywords.GetDouble("PHOTPLAM") is { } pivot
            && Differ(flam * NanojanskyPerFlam(pivot), unit.Scale, options.Tolerance))
        {
            warnings.Add($"{keywords.Source}: BUNIT gives {unit.Scale:G6} nJy per unit but PHOTFLAM and PHOTPLAM give {flam * NanojanskyPerFlam(pivot):G6}; BUNIT is used");
        }

        return (unit.Scale, "BUNIT");
    }

    private static (double Factor, string Derivation) FromSurfaceBrightness(FluxUnit unit, KeywordReader keywords, FluxCalibrationOptions options, List<string> warnings)
    {
        double? stated = keywords.GetDouble("PIXAR_SR");
        if (stated is not null && !(stated > 0))
            throw keywords.Wrong("PIXAR_SR", stated.Value, "a pixel area in steradian above 0");
        double? fromWcs = null;
        try
        {
            fromWcs = Wcs.IsCelestial(keywords.Header) ? PixelArea(keywords.Header) : null;
        }
        catch (InputException e) when (stated is not null)
        {
            warnings.Add($"{keywords.Source}: PIXAR_SR was not checked against the WCS, which cannot be read ({e.Message})");
        }

        if (stated is { } area)
        {
            if (fromWcs is { } check && Differ(area, check, options.Tolerance))
                throw InputException.InFile(keywords.Source, $"keyword PIXAR_SR is {area:G6} but the pixel area of the WCS is {check:G6} sr; expected the same within {options.Tolerance:P0} (or give --zeropoint)");
            return (unit.Scale * area, "BUNIT, PIXAR_SR");
        }

        if (fromWcs is not { } derived)
            throw InputException.InFile(keywords.Source, "keyword PIXAR_SR is missing and there is no celestial WCS to derive it from, expected the pixel area in steradian (or give --zeropoint or --native-units)");
        warnings.Add($"{keywords.Source}: PIXAR_SR is missing; the pixel area {derived:G6} sr was derived from the WCS");
        return (unit.Scale * derived, "BUNIT, WCS");
    }

    private static (double Factor, string Derivation) FromCounts(FluxUnit unit, KeywordReader keywords, FluxCalibrationOptions options)
    {
        double photflam = keywords.RequirePositive("PHOTFLAM", "the flux density in erg/s/cm2/A of one count per second");
        double perRate = photflam * NanojanskyPerFlam(Pivot(keywords));
        if (keywords.GetDouble("PHOTFNU") is { } photfnu && photfnu > 0 && Differ(photfnu * 1e9, perRate, options.Tolerance))
            throw InputException.InFile(keywords.Source, $"keyword PHOTFNU gives {photfnu * 1e9:G6} nJy per unit but PHOTFLAM and PHOTPLAM give {perRate:G6}; expected the same (or give --zeropoint)");
        return unit.Kind == FluxUnitKind.CountRate
            ? (unit.Scale * perRate, "BUNIT, PHOTFLAM, PHOTPLAM")
            : (unit.Scale * perRate / keywords.RequirePositive("EXPTIME", "the exposure time in seconds, because BUNIT counts the whole exposure"), "BUNIT, PHOTFLAM, PHOTPLAM, EXPTIME");
    }

    private static double Pivot(KeywordReader keywords) => keywords.RequirePositive("PHOTPLAM", "the pivot wavelength in angstrom");

    /// <summary>nJy of 1 erg/s/cm2/A at a pivot wavelength: f_nu = f_lambda l^2/c, and 1 erg/s/cm2/Hz is 1e32 nJy.</summary>
    private static double NanojanskyPerFlam(double pivotAngstrom) =>
        pivotAngstrom * pivotAngstrom / PhysicalConstants.SpeedOfLightAngstromPerSecond * 1e32;

    private static double PixelArea(FitsHeader header)
    {
        var wcs = Wcs.FromHeader(header);
        return wcs.PixelAreaSteradian(wcs.ReferenceX, wcs.ReferenceY);
    }

    private static bool Differ(double a, double b, double tolerance) => !(Math.Abs((a / b) - 1) <= tolerance);
}
