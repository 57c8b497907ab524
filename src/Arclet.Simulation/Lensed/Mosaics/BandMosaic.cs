using Arclet.Imaging;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>A lensed field as one filter sees it.</summary>
/// <param name="Band">The filter.</param>
/// <param name="Wcs">Where its pixels are.</param>
/// <param name="Image">The image, nJy per pixel.</param>
/// <param name="Error">The errors as an observer would have them, nJy: see <see cref="MosaicNoise.LargeScaleFactor"/>.</param>
/// <param name="PixelNoiseNanojansky">The scatter of the background noise in a pixel, nJy.</param>
/// <param name="ClumpSignalToNoise">The optimal signal-to-noise ratio of each clump's images, in the order of <see cref="LensedField.ClumpImages"/>.</param>
public sealed record BandMosaic(LensedBand Band, Wcs Wcs, MemoryImage Image, MemoryImage Error, double PixelNoiseNanojansky, IReadOnlyList<double> ClumpSignalToNoise);
