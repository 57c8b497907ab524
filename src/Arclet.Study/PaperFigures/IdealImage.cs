using Arclet.Figures;

namespace Arclet.Study;

/// <summary>A noise realisation of an idealised clump; images are square, row 0 at the bottom.</summary>
/// <param name="Size">Columns and rows.</param>
/// <param name="Input">The input as it would be seen without PSF and pixels, sampled on <paramref name="InputSampling"/> points per pixel.</param>
/// <param name="InputSampling">Samples per pixel of the input.</param>
/// <param name="Observed">Convolved with the PSF, with noise.</param>
/// <param name="Fitted">The fitted clumps, convolved, with their backgrounds.</param>
/// <param name="Ellipses">The half-light ellipses of the fitted clumps, free of the PSF.</param>
public sealed record IdealImage(int Size, float[] Input, int InputSampling, float[] Observed, float[] Fitted, IReadOnlyList<EllipseShape> Ellipses);
