using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;

namespace Arclet.Fit;

/// <summary>The model of an image's clumps: all that were fitted, without their backgrounds.</summary>
internal static class FitModelImage
{
    public static float[] Draw(int width, int height, GaussianMixturePsf psf, IReadOnlyList<ClumpFitResult> fits)
    {
        var model = new float[checked(width * height)];
        foreach (ClumpFitResult fit in fits)
        {
            if (double.IsFinite(fit.Flux + fit.X + fit.Y) && !fit.Flags.HasFlag(ClumpFitFlags.NotFitted))
                ClumpModel.Add(model, width, psf, fit.X, fit.Y, fit.Shape, fit.Flux);
        }

        return model;
    }
}
