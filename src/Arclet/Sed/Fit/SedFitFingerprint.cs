using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>Names what a fit of an object depends on: the settings, the grid, the object's own values and its filters' curves, and the form of the results.</summary>
/// <param name="settings">The settings, threads excepted.</param>
/// <param name="gridChecksum">The grid's checksum.</param>
/// <param name="curves">The filters' curves.</param>
internal sealed class SedFitFingerprint(SedFitSettings settings, string gridChecksum, IReadOnlyDictionary<string, FilterCurve> curves)
{
    /// <summary>Counts changes of the engine or the unit file after which finished fits are not the same any more.</summary>
    public const int Stage = 1;

    private readonly string common = $"arclet sed fit, stage {Stage}\n{SedFitSettingsText.Of(settings)}\n{gridChecksum}\n";

    private readonly Dictionary<string, byte[]> curveSums = curves.ToDictionary(c => c.Key, c => Sum(c.Value), StringComparer.Ordinal);

    /// <summary>The fingerprint of an object, 32 hexadecimal digits.</summary>
    public string Of(SedObject target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(common));
        Text(hash, target.Id);
        Number(hash, target.Redshift);
        foreach (SedBand band in target.Bands)
        {
            Text(hash, band.Filter);
            Number(hash, band.FluxNanojansky);
            Number(hash, band.ErrorNanojansky);
            Number(hash, band.LimitNanojansky);
            hash.AppendData(curveSums[band.Filter]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private static byte[] Sum(FilterCurve curve)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<double>(curve.WavelengthsAngstrom));
        hash.AppendData(MemoryMarshal.AsBytes<double>(curve.Throughput));
        return hash.GetHashAndReset();
    }

    private static void Text(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Number(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Number(IncrementalHash hash, double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];

        // Every NaN is the same missing value.
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, double.IsNaN(value) ? double.NaN : value);
        hash.AppendData(bytes);
    }
}
