using MapQuantity = Arclet.Lensing.Maps.LensQuantity;

namespace Arclet.Lens;

/// <summary>What percentile maps show.</summary>
/// <param name="Name">The quantity as the option names it.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="SourceRedshift">The redshift of the sources.</param>
/// <param name="Percentiles">From 0 to 100, each once.</param>
/// <param name="Threads">Threads to use.</param>
internal sealed record PercentileMapRequest(string Name, MapQuantity Quantity, double SourceRedshift, double[] Percentiles, int Threads);
