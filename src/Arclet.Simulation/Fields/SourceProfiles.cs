namespace Arclet.Simulation;

/// <summary>The Gaussians that the sources of a field are made of, before any PSF, in the field's pixels.</summary>
internal static class SourceProfiles
{
    /// <summary>A galaxy's diffuse light.</summary>
    public static IEnumerable<GaussianComponent> Disc(SimulatedGalaxy galaxy) => galaxy.Disc.Components();

    /// <summary>A compact source.</summary>
    public static IEnumerable<GaussianComponent> Compact(TrueSource source, IReadOnlyList<SimulatedGalaxy> galaxies) => source.Kind switch
    {
        SourceKind.GalaxyCore => (galaxies[source.GalaxyId - 1].Core with { FluxNanojansky = source.FluxNanojansky }).Components(),
        SourceKind.Clump =>
        [
            GaussianComponent.FromAxes(
                source.X, source.Y, source.FluxNanojansky, source.SigmaMinPixels / source.AxisRatio, source.SigmaMinPixels, double.DegreesToRadians(source.ThetaDeg)),
        ],
        _ => [new(source.X, source.Y, source.FluxNanojansky, 0, 0, 0)],
    };
}
