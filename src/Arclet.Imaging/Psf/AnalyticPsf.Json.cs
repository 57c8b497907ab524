using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arclet.Fits;

namespace Arclet.Imaging.Psf;

/// <summary>The model's file.</summary>
public sealed partial record AnalyticPsf
{
    /// <summary>How far the flux inside the normalisation radius may be from one in a file: amplitudes are written with few digits by hand.</summary>
    private const double FluxTolerance = 2e-3;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a model's JSON file.</summary>
    /// <exception cref="InputException">The file cannot be read, a key is missing or of the wrong kind, or the flux inside the normalisation radius is not one.</exception>
    public static AnalyticPsf Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FromJson(PsfJson.ReadText(path), path);
    }

    /// <summary>Reads a model from JSON text; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="InputException">The text is not JSON, a key is missing or of the wrong kind, or the flux inside the normalisation radius is not one.</exception>
    public static AnalyticPsf FromJson(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        using JsonDocument document = PsfJson.Parse(json, name);
        var file = new PsfJson(document.RootElement, name);
        file.ExpectKind(Kind);
        PsfJson moffat = file.Part("moffat");
        PsfJson gaussian = file.Part("gaussian");
        PsfJson power4 = file.Part("power4");
        var psf = new AnalyticPsf
        {
            IncludesPixel = file.Boolean("includes_pixel"),
            PixelScaleArcsec = file.Positive("pixel_scale_arcsec"),
            NormalizationRadiusPixels = file.Positive("normalization_radius_px"),
            Moffat = new MoffatTerm(moffat.NotNegative("amplitude"), moffat.Positive("radius_px"), moffat.Positive("beta")),
            Gaussian = new GaussianTerm(gaussian.NotNegative("amplitude"), gaussian.Positive("sigma_px")),
            Power4 = new Power4Term(power4.NotNegative("amplitude"), power4.Positive("radius_px")),
        };
        double flux = psf.EnclosedFlux(psf.NormalizationRadiusPixels);
        if (!(Math.Abs(flux - 1) <= FluxTolerance))
            throw InputException.InFile(name, $"the model encloses a flux of {flux:G6} within normalization_radius_px = {psf.NormalizationRadiusPixels:G6}, expected 1");
        return psf;
    }

    /// <summary>The model as JSON text.</summary>
    public string ToJson()
    {
        var root = new JsonObject
        {
            ["kind"] = Kind,
            ["includes_pixel"] = IncludesPixel,
            ["pixel_scale_arcsec"] = PixelScaleArcsec,
            ["normalization_radius_px"] = NormalizationRadiusPixels,
            ["moffat"] = new JsonObject { ["amplitude"] = Moffat.Amplitude, ["radius_px"] = Moffat.RadiusPixels, ["beta"] = Moffat.Beta },
            ["gaussian"] = new JsonObject { ["amplitude"] = Gaussian.Amplitude, ["sigma_px"] = Gaussian.SigmaPixels },
            ["power4"] = new JsonObject { ["amplitude"] = Power4.Amplitude, ["radius_px"] = Power4.RadiusPixels },
        };
        return root.ToJsonString(Indented) + "\n";
    }
}
