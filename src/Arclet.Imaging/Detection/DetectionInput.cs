using Arclet.Imaging.Background;

namespace Arclet.Imaging.Detection;

/// <summary>What a detection reads: the image, how its background is taken off, and where its errors and mask come from.</summary>
internal sealed class DetectionInput
{
    private readonly ImageSource image;
    private readonly ImageSource? error;
    private readonly ImageSource? mask;
    private readonly BackgroundModel? background;

    public DetectionInput(ImageSource image, ImageSource? error, ImageSource? mask, BackgroundModel? background, double scalarError)
    {
        this.image = image;
        this.error = error;
        this.mask = mask;
        this.background = background;
        ScalarError = (float)scalarError;
    }

    public int Width => image.Width;

    public int Height => image.Height;

    /// <summary>The error of every pixel where no error map is given.</summary>
    public float ScalarError { get; }

    public bool HasErrorMap => error is not null;

    public bool HasMask => mask is not null;

    /// <summary>
    /// Reads rows into padded lines: row i starts at element i * stride + pad. A missing pixel (NaN, masked, or with an error
    /// that is no positive number) becomes 0 with a mark in <paramref name="missing"/>.
    /// </summary>
    /// <param name="firstRow">First row.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="plain">Room for count x Width values.</param>
    /// <param name="stride">Elements from one padded line to the next.</param>
    /// <param name="pad">Elements before the first pixel of a padded line, left untouched.</param>
    /// <param name="values">Receives the background-subtracted pixels, in padded lines.</param>
    /// <param name="errors">Receives the errors, in padded lines, where there is an error map; missing pixels have +infinity.</param>
    /// <param name="missing">Receives a 1 for each missing pixel, count x Width; cleared by the caller.</param>
    /// <returns>Whether any pixel is missing.</returns>
    public bool ReadLines(int firstRow, int count, Span<float> plain, int stride, int pad, Span<float> values, Span<float> errors, Span<byte> missing)
    {
        bool anyMissing = false;
        int width = Width;
        plain = plain[..(count * width)];
        image.ReadRows(firstRow, count, plain);
        for (int i = 0; i < count; i++)
        {
            Span<float> line = values.Slice((i * stride) + pad, width);
            plain.Slice(i * width, width).CopyTo(line);
            background?.SubtractRow(firstRow + i, line);
            anyMissing |= MissingPixels.ReplaceNaN(line, missing.Slice(i * width, width));
        }

        if (mask is not null)
        {
            mask.ReadRows(firstRow, count, plain);
            for (int i = 0; i < count; i++)
                anyMissing |= MissingPixels.ApplyMask(plain.Slice(i * width, width), values.Slice((i * stride) + pad, width), missing.Slice(i * width, width));
        }

        if (error is not null)
        {
            error.ReadRows(firstRow, count, plain);
            for (int i = 0; i < count; i++)
            {
                Span<float> line = errors.Slice((i * stride) + pad, width);
                plain.Slice(i * width, width).CopyTo(line);
                anyMissing |= MissingPixels.ApplyErrors(line, values.Slice((i * stride) + pad, width), missing.Slice(i * width, width));
            }
        }

        return anyMissing;
    }
}
