using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>The table of <c>arclet lens chi2</c>: a row for every observed image.</summary>
internal static class Chi2Table
{
    public static Table Of(string output, string modelName, PositionChi2 result)
    {
        (SystemChi2 System, ImageChi2 Image)[] rows = [.. result.Systems.SelectMany(s => s.Images.Select(i => (s, i)))];
        var table = new Table(output);
        table.Metadata.Set("program", "arclet lens chi2 " + ArcletProgram.Version);
        table.Metadata.Set("model", modelName);
        table.Metadata.Set("chi2", result.Chi2);
        table.Metadata.Set("ln_likelihood", result.LogLikelihood);
        table.Add("system", [.. rows.Select(r => r.System.Id)], "The system");
        table.Add("id", [.. rows.Select(r => r.Image.Image.Id)], "The image");
        Add("z", r => r.System.Redshift, null, "The redshift that was used");
        Add("x", r => r.Image.Image.X, "arcsec", "Observed position, to the west of the reference");
        Add("y", r => r.Image.Image.Y, "arcsec", "Observed position, to the north");
        Add("mu", r => r.Image.Mu, null, "Magnification at the observed position, signed");
        Add("source_x", r => r.Image.SourceX, "arcsec", "Back-traced position");
        Add("source_y", r => r.Image.SourceY, "arcsec", "Back-traced position");
        Add("source_offset", r => r.Image.SourceOffsetArcsec, "arcsec", "Its distance from the system's source");
        Add("predicted_x", r => r.Image.PredictedX, "arcsec", "The model's image; nan in the source plane or where there is none");
        Add("predicted_y", r => r.Image.PredictedY, "arcsec", "The model's image");
        Add("image_offset", r => r.Image.ImageOffsetArcsec, "arcsec", "Its distance from the observed image");
        Add("chi2", r => r.Image.Chi2, null, "This image's part");
        table.Add("not_found", [.. rows.Select(r => r.Image.NotFound ?? "")], "Why the model has no image here; empty where it has one");
        return table;

        void Add(string name, Func<(SystemChi2 System, ImageChi2 Image), double> value, string? unit, string description) =>
            table.Add(name, [.. rows.Select(value)], unit, description);
    }
}
