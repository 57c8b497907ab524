namespace Arclet.Imaging.Detection;

/// <summary>An object before cleaning: its measures, its runs, and how much of its light stands above the threshold.</summary>
/// <param name="Shape">Its measures.</param>
/// <param name="Excess">The excess over the threshold of its n-th highest convolved pixel, n the minimum area: what a brighter neighbour's wing must surpass to explain it.</param>
/// <param name="Runs">Its pixels.</param>
internal sealed record Candidate(IsophotalShape Shape, float Excess, PixelRun[] Runs);
