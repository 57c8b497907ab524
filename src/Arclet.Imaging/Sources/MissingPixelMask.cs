using System.Buffers;
using Arclet.Sky;

namespace Arclet.Imaging;

/// <summary>A mask of the pixels that a user's mask leaves out (not 0, or NaN there) or whose error is not a positive number: 1 there, 0 elsewhere.</summary>
public sealed class MissingPixelMask : ImageSource
{
    private readonly ImageSource? error;
    private readonly ImageSource? mask;

    private MissingPixelMask(ImageSource? error, ImageSource? mask, ImageSource either)
    {
        this.error = error;
        this.mask = mask;
        Width = either.Width;
        Height = either.Height;
        Name = (mask ?? either).Name;
    }

    /// <inheritdoc/>
    public override int Width { get; }

    /// <inheritdoc/>
    public override int Height { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>The mask of an error image and a user's mask, either of which may be missing; null where both are.</summary>
    public static MissingPixelMask? Of(ImageSource? error, ImageSource? mask) => (error ?? mask) is { } either ? new(error, mask, either) : null;

    /// <inheritdoc/>
    public override void ReadRows(int firstRow, int count, Span<float> destination)
    {
        Span<float> result = destination[..(count * Width)];
        if (error is null)
        {
            result.Clear();
        }
        else
        {
            error.ReadRows(firstRow, count, result);
            for (int i = 0; i < result.Length; i++)
                result[i] = NoiseMap.IsUsable(result[i]) ? 0 : 1;
        }

        if (mask is null)
            return;
        float[] rented = ArrayPool<float>.Shared.Rent(result.Length);
        try
        {
            Span<float> masked = rented.AsSpan(0, result.Length);
            mask.ReadRows(firstRow, count, masked);
            for (int i = 0; i < result.Length; i++)
            {
                if (masked[i] != 0)
                    result[i] = 1;
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
