using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.Detection;
using Arclet.Simulation;
using Arclet.Sky;

namespace Arclet.Demo;

/// <summary>The true sources of a simulated field with what was detected of them.</summary>
internal static class TruthTable
{
    public static Table Create(SimulatedField field, DemoComparison comparison, IReadOnlyList<DetectedObject> objects, Wcs wcs, string name)
    {
        IReadOnlyList<TrueSource> sources = field.Sources;
        SkyPosition[] positions = [.. sources.Select(s => wcs.PixelToSky(s.X, s.Y))];
        var table = new Table(name);
        table.Metadata.Set("program", "arclet demo " + ArcletProgram.Version);
        table.Metadata.Set("seed", field.Settings.Seed.ToString());
        table.Metadata.Set("noise_njy", field.Settings.NoiseNanojansky);
        table.Metadata.Set("electrons_per_njy", field.Settings.ElectronsPerNanojansky);
        table.Metadata.Set("psf_fwhm_pix", field.Settings.Psf.FwhmPixels);
        table.Metadata.Set("pixel_scale_arcsec", SimulatedField.PixelScaleArcsec);
        table.Add("id", [.. sources.Select(s => (long)s.Id)], null, "Number of the source");
        table.Add("kind", [.. sources.Select(s => Word(s.Kind))], "clump, core (the compact centre of a galaxy) or star");
        table.Add("galaxy", [.. sources.Select(s => (long)s.GalaxyId)], null, "Number of the galaxy; 0 for stars");
        table.Add("x", [.. sources.Select(s => s.X)], "pix", "Centre, 0-based");
        table.Add("y", [.. sources.Select(s => s.Y)], "pix", "Centre, 0-based");
        table.Add("ra", [.. positions.Select(p => p.RaDegrees)], "deg", "Right ascension, ICRS");
        table.Add("dec", [.. positions.Select(p => p.DecDegrees)], "deg", "Declination, ICRS");
        table.Add("flux_njy", [.. sources.Select(s => s.FluxNanojansky)], "nJy", "Total flux");
        table.Add("sigma_min_px", [.. sources.Select(s => s.SigmaMinPixels)], "pix", "Standard deviation along the minor axis before the PSF; scale length times axis ratio for cores, 0 for stars");
        table.Add("axis_ratio", [.. sources.Select(s => s.AxisRatio)], null, "Minor over major axis");
        table.Add("theta_deg", [.. sources.Select(s => s.ThetaDeg)], "deg", "Direction of the major axis, counter-clockwise from +x");
        table.Add("snr", [.. sources.Select(s => s.SignalToNoise)], null, "Optimal signal-to-noise ratio for known position, profile and background");
        table.Add("isolation_px", [.. sources.Select(s => s.IsolationPixels)], "pix", "Distance to the nearest other source");
        table.Add(new Column<long>(
            "detected_id",
            [.. sources.Select(s => comparison.DetectionOf(s) is >= 0 and var i ? (long)objects[i].Id : 0)],
            null,
            "The detection that belongs to it; missing if it was not found",
            [.. sources.Select(s => !comparison.IsFound(s))]));
        return table;
    }

    /// <summary>The word that the table has for a kind of source.</summary>
    public static string Word(SourceKind kind) => kind switch
    {
        SourceKind.GalaxyCore => "core",
        SourceKind.Star => "star",
        _ => "clump",
    };
}
