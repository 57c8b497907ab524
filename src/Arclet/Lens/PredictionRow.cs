using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>A row of <c>arclet lens predict</c>: an image that was observed, predicted, or both.</summary>
internal sealed record PredictionRow(string System, double Redshift, string State, string ObservedId, double ObservedX, double ObservedY, LensedImage? Image, double Offset)
{
    public const string Both = "both";
    public const string OnlyPredicted = "predicted";
    public const string OnlyObserved = "observed";

    public static IEnumerable<PredictionRow> Of(PredictedSystem system, double faintest)
    {
        foreach (PredictedCounterImage image in system.Images)
        {
            if (image.ObservedId is { } id)
            {
                ObservedImage observed = system.System.Images.First(i => i.Id == id);
                yield return new(system.System.Id, system.Redshift, Both, id, observed.X, observed.Y, image.Image, image.OffsetArcsec);
            }
            else if (Math.Abs(image.Image.Mu) >= faintest)
            {
                yield return new(system.System.Id, system.Redshift, OnlyPredicted, "", double.NaN, double.NaN, image.Image, double.NaN);
            }
        }

        foreach (ObservedImage missing in system.NotPredicted)
            yield return new(system.System.Id, system.Redshift, OnlyObserved, missing.Id, missing.X, missing.Y, null, double.NaN);
    }

    public static Table ToTable(string output, string modelName, LensModel lens, IReadOnlyList<PredictionRow> rows)
    {
        var table = new Table(output);
        table.Metadata.Set("program", "arclet lens predict " + ArcletProgram.Version);
        table.Metadata.Set("model", modelName);
        table.Add("system", [.. rows.Select(r => r.System)], "The system");
        table.Add("state", [.. rows.Select(r => r.State)], "both, predicted (a counter-image nobody observed) or observed (an image the model does not make)");
        table.Add("id", [.. rows.Select(r => r.ObservedId)], "The observed image; empty where there is none");
        Add("z", r => r.Redshift, null, "The redshift that was used");
        Add("x", r => r.Image?.X ?? double.NaN, "arcsec", "Predicted position, to the west of the model's reference");
        Add("y", r => r.Image?.Y ?? double.NaN, "arcsec", "Predicted position, to the north");
        Add("ra", r => r.Image is { } i ? lens.Reference.ToSky(i.X, i.Y).RightAscensionDegrees : double.NaN, "deg", "Predicted right ascension");
        Add("dec", r => r.Image is { } i ? lens.Reference.ToSky(i.X, i.Y).DeclinationDegrees : double.NaN, "deg", "Predicted declination");
        Add("mu", r => r.Image?.Mu ?? double.NaN, null, "Magnification of the predicted image, signed");
        Add("observed_x", r => r.ObservedX, "arcsec", "Observed position");
        Add("observed_y", r => r.ObservedY, "arcsec", "Observed position");
        Add("offset", r => r.Offset, "arcsec", "Distance of predicted and observed image");
        return table;

        void Add(string name, Func<PredictionRow, double> value, string? unit, string description) => table.Add(name, [.. rows.Select(value)], unit, description);
    }
}
