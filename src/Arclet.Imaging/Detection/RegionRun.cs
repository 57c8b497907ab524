namespace Arclet.Imaging.Detection;

/// <summary>A run and where its pixels are kept.</summary>
/// <param name="Run">The run.</param>
/// <param name="Band">The band that holds its pixels.</param>
/// <param name="Offset">The index of its first pixel there.</param>
internal readonly record struct RegionRun(PixelRun Run, PixelBand Band, int Offset);
