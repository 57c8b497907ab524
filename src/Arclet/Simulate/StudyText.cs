using System.Globalization;
using System.Text;
using Arclet.Simulation;
using Arclet.Study;

namespace Arclet.Simulate;

/// <summary>The <c>study.yaml</c> of a simulated field.</summary>
internal static class StudyText
{
    /// <summary>The text.</summary>
    /// <param name="settings">The field.</param>
    /// <param name="grid">The stellar populations, relative to the folder or absolute.</param>
    /// <param name="filters">A folder of throughput curves; null for those built in.</param>
    public static string Of(LensedFieldSettings settings, string grid, string? filters)
    {
        var text = new StringBuilder();
        text.Append("# A simulated lensed field; the truth is in truth/.\n")
            .Append("preset: paper\n")
            .Append($"seed: {settings.Seed}\n")
            .Append("inputs:\n")
            .Append("  images:\n");
        foreach (LensedBand band in settings.Bands)
        {
            // What a camera's documentation would say.
            double energy = band.CreatePsf().EnclosedEnergy(new PsfSettings().RadiusArcsec / band.PixelScaleArcsec);
            text.Append($"    {band.FilterId}: {{ science: \"{SimulationFolder.ImageName(band.FilterId)}[SCI]\", error: \"{SimulationFolder.ImageName(band.FilterId)}[ERR]\", stars: {SimulationFolder.StarsName}, encircled_energy: ")
                .Append(CultureInfo.InvariantCulture, $"{energy:F3} }}\n");
        }

        text.Append("  segmentation: catalogue/segmentation.fits\n")
            .Append("  catalogue: catalogue/photometry.fits\n")
            .Append("  spectroscopy:\n");
        for (int survey = 1; survey <= 2; survey++)
            text.Append($"    - {{ name: survey_{survey}, file: {SimulationFolder.SpectraName(survey)}, priority: {survey}, minimum_quality: 2, match_radius_arcsec: 0.3 }}\n");
        text.Append("  lens_model: lens/model.par\n")
            .Append($"  grid: \"{grid}\"\n");
        if (filters is not null)
            text.Append($"  filters: \"{filters}\"\n");

        // The catalogue's photometric redshifts have errors of a percent, which bright clumps in medium bands do not forgive.
        text.Append("sed:\n  free_photometric_redshifts: true\nhosts:\n  free_photometric_redshifts: true\n");
        return text.ToString();
    }

    /// <summary>The same text with a detection on smaller meshes and with less contrast: clumps inside bright discs are looked for.</summary>
    public static string WithDeepDetection(string text) => text + "detect:\n  mesh_pixels: 32\n  deblend_contrast: 0.001\n";

    /// <summary>The same text with another lens model and the chain of its posterior.</summary>
    public static string WithLens(string text, string model, string chain) =>
        string.Join('\n', text.Split('\n').Select(l => l.StartsWith("  lens_model: ", StringComparison.Ordinal) ? $"  lens_model: {model}\n  lens_chain: {chain}" : l));
}
