using Arclet.Fits;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>The point spread function of every filter: a given one, or a stack of stars. Table PSF; beside it <c>psf.json</c> and, for stars, <c>psf.fits</c>.</summary>
public sealed class PsfStage : IStage
{
    internal const string MixtureFile = "psf.json";

    /// <inheritdoc/>
    public string Name => "psf";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => [];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(PsfSettings)];

    /// <summary>The PSF of each filter that has one, on the filter's own pixels.</summary>
    /// <param name="context">The context of a stage that names this one as upstream.</param>
    public static IReadOnlyDictionary<string, GaussianMixturePsf> Read(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Stage("psf").Units.ToDictionary(u => u.Unit, u => GaussianMixturePsf.Read(u.PathOf(MixtureFile)), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context) => [.. StudyImages.Filters(context).Select(filter =>
    {
        ImageInput input = StudyImages.Input(context, filter);
        List<UnitInput> inputs = [.. StudyImages.InputsOf(context, filter)];
        if (input.Psf is { } psf)
            inputs.Add(UnitInput.OfFile(context.Resolve(psf)));
        else if (input.Stars is { } stars)
            inputs.Add(UnitInput.OfFile(context.Resolve(stars)));
        return new StageUnit(filter) { Inputs = inputs };
    })];

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context) => new Work(context);

    private sealed class Work(StudyContext context) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            ImageInput input = StudyImages.Input(context, unit.Id);
            using var band = MosaicBand.Open(StudyImages.FilesOf(context, unit.Id));
            double scale = band.Wcs.PixelScaleArcsec;
            FilterPsf psf = input.Psf is { } file
                ? PsfMeasurement.FromFile(context.Resolve(file), scale)
                : PsfMeasurement.FromStars(band.Science, scale, input.Stars is { } stars ? Positions(context.Resolve(stars), band.Wcs) : null, input.Saturation, context.Settings.Get<PsfSettings>(), cancellation);
            File.WriteAllText(output.PathOf(MixtureFile), psf.Psf.ToJson());
            if (psf.Stack is { } stack)
                stack.Psf.Write(output.PathOf("psf.fits"), new FitsHeader("psf.fits"));
            output.Write(Describe(unit.Id, scale, psf));
        }

        public void Dispose()
        {
            // Nothing is kept open between units.
        }

        private static Table Describe(string filter, double scale, FilterPsf psf)
        {
            var table = new Table("psf") { Name = "PSF", Description = "Point spread functions" };
            table.Add("filter", [filter], "The filter");
            table.Add("source", [psf.Source], "Where it comes from");
            table.Add("pixel_scale_arcsec", [scale], "arcsec", "The side of the image's pixels");
            table.Add("fwhm_arcsec", [psf.FwhmArcsec], "arcsec", "Full width at half maximum");
            table.Add("fwhm_px", [psf.FwhmArcsec / scale], "pix", "The same in the image's pixels");
            table.Add("n_stars", [(long)psf.StarCount], null, "Stars in the stack");
            table.Add("n_rejected", [(long)psf.RejectedCount], null, "Stars left out");
            table.Add("n_gaussians", [(long)psf.Psf.Components.Length], null, "Gaussians that it is the sum of");
            table.Add("gaussians_error", [psf.LargestError], null, "Largest difference between the Gaussians and what they stand for, in parts of the peak");
            table.Add("model_rms", [psf.ModelRms], null, "Difference (rms) between the analytic model and the stack, in parts of the peak");
            return table;
        }

        private static List<(string Name, double X, double Y)> Positions(string path, Wcs wcs)
        {
            Table table = Table.Read(path);
            Column<double> ra = table.Doubles("ra"), dec = table.Doubles("dec");
            Column? id = table.Find("id");
            var positions = new List<(string, double, double)>();
            for (int i = 0; i < table.RowCount; i++)
            {
                if (ra.IsMissing(i) || dec.IsMissing(i) || !double.IsFinite(ra[i]) || !double.IsFinite(dec[i]))
                    throw InputException.InFile(path, $"row {i + 1} has no position, expected degrees in ra and dec");
                (double x, double y) = wcs.SkyToPixel(new SkyPosition(ra[i], dec[i]));
                positions.Add((id is null ? $"row {i + 1}" : $"star {id.GetValue(i)}", x, y));
            }

            return positions;
        }
    }
}
