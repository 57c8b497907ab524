using System.Buffers;
using Arclet.Imaging.Background;
using Arclet.Sky;

namespace Arclet.Imaging;

/// <summary>
/// The errors that belong to a weight map, 1/sqrt(weight), and with an exposure map those of the sources' photons too
/// (see <see cref="ExposureNoise"/>). NaN marks pixels without a positive weight or exposure.
/// </summary>
public sealed class WeightErrors : ImageSource
{
    private readonly ImageSource weight;
    private readonly PhotonNoise? photons;

    /// <summary>The errors of a weight map, without photon noise if <paramref name="photons"/> is null.</summary>
    public WeightErrors(ImageSource weight, PhotonNoise? photons = null)
    {
        this.weight = weight;
        this.photons = photons;
    }

    /// <inheritdoc/>
    public override int Width => weight.Width;

    /// <inheritdoc/>
    public override int Height => weight.Height;

    /// <inheritdoc/>
    public override string Name => weight.Name;

    /// <inheritdoc/>
    public override void ReadRows(int firstRow, int count, Span<float> destination)
    {
        weight.ReadRows(firstRow, count, destination);
        for (int y = 0; y < count; y++)
        {
            Span<float> row = destination.Slice(y * Width, Width);
            if (photons is null)
                NoiseMap.ToError(NoiseMapKind.InverseVariance, row, row);
            else
                AddPhotons(photons, firstRow + y, row);

            // A noise map's masked pixels weigh nothing (infinity); an image's are NaN.
            row.Replace(float.PositiveInfinity, float.NaN);
        }
    }

    private static void AddPhotons(PhotonNoise photons, int y, Span<float> row)
    {
        int exposureWidth = photons.Exposure.Width;
        float[] rented = ArrayPool<float>.Shared.Rent((2 * row.Length) + exposureWidth);
        try
        {
            Span<float> science = rented.AsSpan(0, row.Length);
            Span<float> error = rented.AsSpan(row.Length, row.Length);
            Span<float> seconds = rented.AsSpan(2 * row.Length, exposureWidth);
            photons.Image.ReadRows(y, 1, science);
            photons.Background.SubtractRow(y, science);
            photons.Exposure.ReadRows(photons.Model.ExposureIndex(y, photons.Exposure.Height), 1, seconds);
            photons.Model.ErrorRow(science, row, seconds, 0, error);
            error.CopyTo(row);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>What the photon noise of the sources follows from.</summary>
    /// <param name="Image">The science image.</param>
    /// <param name="Background">Its background, which is no source.</param>
    /// <param name="Exposure">The exposure map, seconds.</param>
    /// <param name="Model">Gain and geometry.</param>
    public sealed record PhotonNoise(ImageSource Image, BackgroundModel Background, ImageSource Exposure, ExposureNoise Model);
}
