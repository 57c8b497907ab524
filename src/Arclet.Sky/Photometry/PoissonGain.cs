using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>
/// How many electrons one image unit is worth per second of exposure. Times an exposure map it is the gain of formulas 3.6:
/// gain = EXPmap PHOTFNU/OPHOTFNU/(PHOTMJSR PHOTSCAL), with which the variance of the sources' own photons is max(SCI, 0)/gain.
/// </summary>
/// <param name="ElectronsPerUnitPerSecond">Electrons per image unit per second, above 0.</param>
/// <param name="Derivation">The keywords it came from.</param>
public sealed record PoissonGain(double ElectronsPerUnitPerSecond, string Derivation)
{
    /// <summary>
    /// Reads the gain of a mosaic: 1 for images in electrons per second; GAIN (electrons per count) for those in other counts per second; else,
    /// for images scaled to Jansky, from PHOTFNU (now) and OPHOTFNU (before scaling), with PHOTMJSR and PHOTSCAL where they are there
    /// (NIRCam; HST mosaics have neither).
    /// </summary>
    /// <param name="header">The science image's header.</param>
    /// <param name="primary">The primary header of its file, for keywords that the first lacks.</param>
    /// <exception cref="InputException">A keyword is missing or not above 0, or the image's unit has no such gain.</exception>
    public static PoissonGain FromHeader(FitsHeader header, FitsHeader? primary = null)
    {
        var keywords = new KeywordReader(header, primary);
        string unit = keywords.GetString("BUNIT") ?? throw InputException.InFile(header.Source, "keyword BUNIT is missing, expected the image's unit to tell electrons from it");
        FluxUnit parsed = FluxUnit.Parse(unit, header.Source);
        switch (parsed)
        {
            case { Kind: FluxUnitKind.CountRate, IsElectrons: true }:
                return new PoissonGain(parsed.Scale, "BUNIT");
            case { Kind: FluxUnitKind.CountRate }:
                double electronsPerCount = keywords.GetDouble("GAIN") ?? throw InputException.InFile(header.Source,
                    $"keyword GAIN is missing, expected the electrons per count for the Poisson noise, because BUNIT is '{unit}' and not electrons/s");
                return electronsPerCount > 0 && double.IsFinite(electronsPerCount)
                    ? new PoissonGain(parsed.Scale * electronsPerCount, "BUNIT, GAIN")
                    : throw keywords.Wrong("GAIN", electronsPerCount, "the electrons per count, above 0");
            case { Kind: FluxUnitKind.Nanojansky }:
                break;
            default:
                throw InputException.InFile(header.Source, $"keyword BUNIT is '{unit}', expected electrons/s or a flux in Jansky to tell the Poisson noise; use an error map that includes it");
        }

        double gain = Positive("PHOTFNU") / Positive("OPHOTFNU");
        var used = new List<string> { "PHOTFNU", "OPHOTFNU" };
        foreach (string keyword in new[] { "PHOTMJSR", "PHOTSCAL" })
        {
            if (keywords.GetDouble(keyword) is null)
                continue;
            gain /= Positive(keyword);
            used.Add(keyword);
        }

        return new PoissonGain(gain, string.Join(", ", used));

        double Positive(string keyword) => (keywords.GetDouble(keyword)
            ?? throw InputException.InFile(header.Source, $"keyword {keyword} is missing, expected it for the Poisson noise with --exposure")) is > 0 and var value
            ? value
            : throw InputException.InFile(header.Source, $"keyword {keyword} is not above 0, expected a scale for the Poisson noise");
    }
}
