using System.Text.Json;
using System.Text.Json.Nodes;
using Arclet.Fits;

namespace Arclet.Imaging.Psf;

/// <summary>The mixture's file.</summary>
public sealed partial class GaussianMixturePsf
{
    /// <summary>The kind that the JSON file names.</summary>
    public const string Kind = "gaussians";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Reads a mixture's JSON file.</summary>
    /// <exception cref="InputException">The file cannot be read, a key is missing or of the wrong kind, or a covariance is not positive definite.</exception>
    public static GaussianMixturePsf Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FromJson(PsfJson.ReadText(path), path);
    }

    /// <summary>Reads a mixture from JSON text; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="InputException">The text is not JSON, a key is missing or of the wrong kind, or a covariance is not positive definite.</exception>
    public static GaussianMixturePsf FromJson(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        using JsonDocument document = PsfJson.Parse(json, name);
        var file = new PsfJson(document.RootElement, name);
        file.ExpectKind(Kind);
        var gaussians = new List<PsfGaussian>();
        foreach (PsfJson g in file.Parts("gaussians"))
        {
            gaussians.Add(new PsfGaussian(g.Number("flux"), g.Positive("cxx_px2"), g.Number("cxy_px2"), g.Positive("cyy_px2"))
            {
                OffsetX = g.Number("x_px"),
                OffsetY = g.Number("y_px"),
            });
        }

        try
        {
            return new GaussianMixturePsf(gaussians, file.Positive("pixel_scale_arcsec"), file.Boolean("includes_pixel"));
        }
        catch (ArgumentException problem)
        {
            throw InputException.InFile(name, problem.Message, problem);
        }
    }

    /// <summary>The mixture as JSON text.</summary>
    public string ToJson()
    {
        var root = new JsonObject
        {
            ["kind"] = Kind,
            ["includes_pixel"] = IncludesPixel,
            ["pixel_scale_arcsec"] = PixelScaleArcsec,
            ["gaussians"] = new JsonArray([.. components.Select(c => new JsonObject
            {
                ["flux"] = c.FluxFraction,
                ["cxx_px2"] = c.CovarianceXX,
                ["cxy_px2"] = c.CovarianceXY,
                ["cyy_px2"] = c.CovarianceYY,
                ["x_px"] = c.OffsetX,
                ["y_px"] = c.OffsetY,
            })]),
        };
        return root.ToJsonString(Indented) + "\n";
    }
}
