using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Sky;

namespace Arclet.Detect;

/// <summary>
/// Makes sure that there is a pixel to detect in: one with a value and, where there are such images, with an error and not masked. Without one
/// a detection would end in silence with an empty table.
/// </summary>
internal sealed class UsablePixels(ImageSource image, ImageSource? error, ImageSource? mask)
{
    private bool hasValue;
    private bool hasError = error is null;
    private bool hasUnmasked = mask is null;

    /// <summary>Reads rows until there is such a pixel, which in a usual image is soon.</summary>
    /// <exception cref="InputException">There is none; the message says why.</exception>
    public void Require(CancellationToken cancellation)
    {
        int rowsAtOnce = Math.Clamp((1 << 18) / image.Width, 1, image.Height);
        int length = rowsAtOnce * image.Width;
        var values = new float[length];
        float[]? errors = error is null ? null : new float[length];
        float[]? masks = mask is null ? null : new float[length];
        for (int y = 0; y < image.Height; y += rowsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            int rows = Math.Min(rowsAtOnce, image.Height - y);
            image.ReadRows(y, rows, values);
            error?.ReadRows(y, rows, errors);
            mask?.ReadRows(y, rows, masks);
            if (HasUsable(rows * image.Width, values, errors, masks))
                return;
        }

        throw Reason();
    }

    private bool HasUsable(int count, float[] values, float[]? errors, float[]? masks)
    {
        for (int i = 0; i < count; i++)
        {
            bool isFinite = float.IsFinite(values[i]);
            bool isMeasured = errors is null || NoiseMap.IsUsable(errors[i]);
            bool isUnmasked = masks is null || masks[i] == 0;
            if (isFinite && isMeasured && isUnmasked)
                return true;
            hasValue |= isFinite;
            hasError |= isMeasured;
            hasUnmasked |= isUnmasked;
        }

        return false;
    }

    private InputException Reason()
    {
        if (!hasValue)
            return InputException.InFile(image.Name, "no pixel has a value (all are NaN or infinite), expected an image with something to detect");
        if (!hasError)
            return InputException.InFile(error!.Name, "no pixel has an error or weight that is a number above 0, so all of the image is missing; expected some that have");
        if (!hasUnmasked)
            return InputException.InFile(mask!.Name, "the mask leaves out every pixel (none is 0), expected 0 where the image is to be used");
        return InputException.InFile(image.Name, "every pixel is missing: none has a value, a positive error or weight where these are given, and is not masked");
    }
}
