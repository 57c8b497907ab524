using Arclet.Figures;
using Arclet.Fit;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Detection;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>
/// Data, model of the clumps, and residual of the galaxies that have the most clump light, in the reference filter, as Fig. 5 of the
/// paper: what is left is the diffuse galaxy.
/// </summary>
internal sealed class StampSheet(SimulatedField field, PhotometryComparison comparison, DemoComparison detected, IReadOnlyList<DetectedObject> objects)
{
    /// <summary>Galaxies on the sheet.</summary>
    public const int Count = 6;

    /// <summary>Side of a stamp, pixels of the field.</summary>
    public const int Side = 110;

    private const int Zoom = 2;
    private const int Gap = 4;
    private const int GroupGap = 24;
    private const int Caption = 20;

    /// <summary>What is black and white, in units of the reference filter's noise in a pixel.</summary>
    private const double BlackNoises = -3, WhiteNoises = 40;

    public Raster Draw()
    {
        int n = field.Image.Width, side = Math.Min(Side, n);
        IReadOnlyList<ClumpFitResult> fits = comparison.Bands.Single(b => b.Band.Id == DemoBand.ReferenceId).Fits;
        SimulatedGalaxy[] galaxies = Brightest(fits);
        float[] model = FitModelImage.Draw(n, field.Image.Height, DemoBand.Reference.Psf, fits);
        int panel = side * Zoom, group = (3 * panel) + (2 * Gap);
        int columns = galaxies.Length > 1 ? 2 : 1, rows = Math.Max(1, (galaxies.Length + 1) / 2);
        double noise = DemoBand.Reference.Simulated.NoiseNanojansky;
        var panels = new StampPanels((columns * group) + ((columns - 1) * GroupGap), rows * (panel + Caption + Gap), new ImageStretch(BlackNoises * noise, WhiteNoises * noise, StretchKind.Asinh));
        for (int i = 0; i < galaxies.Length; i++)
        {
            int left = i % columns * (group + GroupGap), top = i / columns * (panel + Caption + Gap);
            int x0 = Math.Clamp((int)Math.Round(galaxies[i].Disc.X) - (side / 2), 0, n - side), y0 = Math.Clamp((int)Math.Round(galaxies[i].Disc.Y) - (side / 2), 0, n - side);
            ReadOnlySpan<float> data = field.Image.Pixels;
            Span<float> stamp = new float[side * side], fitted = new float[side * side], rest = new float[side * side];
            for (int p = 0; p < stamp.Length; p++)
            {
                int at = ((y0 + (p / side)) * n) + x0 + (p % side);
                (stamp[p], fitted[p], rest[p]) = (data[at], model[at], data[at] - model[at]);
            }

            panels.Place(stamp, side, Zoom, left, top + Caption);
            panels.Place(fitted, side, Zoom, left + panel + Gap, top + Caption);
            panels.Place(rest, side, Zoom, left + (2 * (panel + Gap)), top + Caption);
            string[] captions = [$"galaxy {galaxies[i].Id}: data", "model", "residual"];
            for (int k = 0; k < captions.Length; k++)
                panels.Label(captions[k], left + (k * (panel + Gap)), top + Caption - 3, scale: 2);
        }

        return panels.Sheet;
    }

    /// <summary>The galaxies with the most fitted flux in clumps that were paired with theirs.</summary>
    private SimulatedGalaxy[] Brightest(IReadOnlyList<ClumpFitResult> fits)
    {
        var light = new double[field.Galaxies.Count];
        for (int i = 0; i < objects.Count; i++)
        {
            if (detected.SourceOf(i) is { Kind: SourceKind.Clump } source && double.IsFinite(fits[i].Flux))
                light[source.GalaxyId - 1] += fits[i].Flux;
        }

        return [.. field.Galaxies.OrderByDescending(g => light[g.Id - 1]).ThenBy(g => g.Id).Take(Count)];
    }
}
