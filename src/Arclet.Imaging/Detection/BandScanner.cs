using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Detection;

/// <summary>
/// Finds the pixels above the threshold in bands of rows: reads them, subtracts the background, convolves, compares. One
/// scanner serves one thread; its buffers are those of one band.
/// </summary>
internal sealed class BandScanner
{
    private readonly DetectionInput input;
    private readonly ThresholdMode mode;
    private readonly float relativeThreshold;
    private readonly float scalarThreshold;
    private readonly float[] kernel;
    private readonly float[] kernelSquared;
    private readonly int kernelWidth;
    private readonly int kernelHeight;
    private readonly int pad;
    private readonly int margin;
    private readonly int stride;
    private readonly float[] plain;
    private readonly float[] values;
    private readonly float[] errors;
    private readonly float[] weights;
    private readonly float[] weighted;
    private readonly byte[] missing;
    private readonly float[] convolved;
    private readonly float[] significance;
    private readonly float[] weightSum;
    private readonly float[] thresholds;
    private readonly ulong[] bits;

    public BandScanner(DetectionInput input, DetectionSettings settings, int bandRows)
    {
        this.input = input;
        mode = settings.Mode;
        relativeThreshold = (float)settings.Threshold;
        scalarThreshold = (float)((double)relativeThreshold * input.ScalarError);
        DetectionKernel? given = settings.Kernel;
        kernel = given is null ? [1f] : given.Values.ToArray();
        kernelSquared = Array.ConvertAll(kernel, k => k * k);
        kernelWidth = given?.Width ?? 1;
        kernelHeight = given?.Height ?? 1;
        pad = kernelWidth / 2;
        margin = kernelHeight / 2;
        stride = input.Width + (2 * pad);
        int lines = bandRows + (2 * margin);
        plain = new float[lines * input.Width];
        missing = new byte[lines * input.Width];
        values = new float[lines * stride];
        errors = input.HasErrorMap ? new float[lines * stride] : [];
        convolved = new float[input.Width];
        bits = new ulong[(input.Width + 63) / 64];
        thresholds = input.HasErrorMap || mode == ThresholdMode.Snr ? new float[input.Width] : [];
        bool matched = mode == ThresholdMode.Snr;
        weights = matched ? new float[lines * stride] : [];
        weighted = matched ? new float[lines * stride] : [];
        significance = matched ? new float[input.Width] : [];
        weightSum = matched ? new float[input.Width] : [];
    }

    /// <summary>The threshold of every pixel, where there is no error map.</summary>
    public float ScalarThreshold => scalarThreshold;

    /// <summary>Whether each pixel has a threshold of its own.</summary>
    public bool HasThresholdMap => thresholds.Length > 0;

    /// <summary>Finds the pixels above the threshold in rows firstRow to firstRow + count - 1.</summary>
    public void Scan(int firstRow, int count, PixelBand band)
    {
        band.Clear();
        int width = input.Width;
        int top = Math.Max(0, firstRow - margin), bottom = Math.Min(input.Height, firstRow + count + margin);
        // Line 0 of the buffers is row firstRow - margin; lines beyond the image are zero, hence count as zero.
        int offset = top - (firstRow - margin), read = bottom - top, all = count + (2 * margin);
        values.AsSpan(0, offset * stride).Clear();
        values.AsSpan((offset + read) * stride, (all - offset - read) * stride).Clear();
        Span<byte> missingRows = missing.AsSpan(0, all * width);
        missingRows.Clear();
        bool anyMissing = input.ReadLines(top, read, plain, stride, pad, values.AsSpan(offset * stride), errors.Length == 0 ? default : errors.AsSpan(offset * stride), missingRows[(offset * width)..]);
        if (mode == ThresholdMode.Snr)
            Weigh(offset, read, all, missingRows);

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> line = values.AsSpan(((i + margin) * stride) + pad, width);
            LineFilter.Correlate(values, i, stride, kernel, kernelWidth, kernelHeight, convolved);
            if (mode == ThresholdMode.Snr)
            {
                FindSignificance(i);
                Above(significance, relativeThreshold);
            }
            else if (HasThresholdMap)
            {
                ReadOnlySpan<float> errorLine = errors.AsSpan(((i + margin) * stride) + pad, width);
                for (int x = 0; x < width; x++)
                    thresholds[x] = relativeThreshold * errorLine[x];
                Above(convolved, thresholds);
            }
            else
            {
                Above(convolved, scalarThreshold);
            }

            if (anyMissing)
                RemoveMissing(missingRows.Slice((i + margin) * width, width));
            AddRuns(firstRow + i, line, band);
        }
    }

    /// <summary>Prepares f / s^2 and 1 / s^2 for the matched filter; a missing pixel weighs nothing.</summary>
    private void Weigh(int offset, int read, int all, ReadOnlySpan<byte> missingRows)
    {
        int width = input.Width;
        weights.AsSpan(0, all * stride).Clear();
        weighted.AsSpan(0, all * stride).Clear();
        float scalarWeight = 1 / (input.ScalarError * input.ScalarError);
        for (int i = offset; i < offset + read; i++)
        {
            int start = (i * stride) + pad;
            ReadOnlySpan<byte> gone = missingRows.Slice(i * width, width);
            for (int x = 0; x < width; x++)
            {
                float weight = errors.Length > 0 ? 1 / (errors[start + x] * errors[start + x]) : gone[x] == 0 ? scalarWeight : 0;
                weights[start + x] = weight;
                weighted[start + x] = values[start + x] * weight;
            }
        }
    }

    private void FindSignificance(int i)
    {
        LineFilter.Correlate(weighted, i, stride, kernel, kernelWidth, kernelHeight, significance);
        LineFilter.Correlate(weights, i, stride, kernelSquared, kernelWidth, kernelHeight, weightSum);
        int start = ((i + margin) * stride) + pad;
        for (int x = 0; x < significance.Length; x++)
        {
            // 0 / 0, where all pixels under the kernel are missing, is NaN and above no threshold.
            significance[x] /= MathF.Sqrt(weightSum[x]);
            thresholds[x] = relativeThreshold * (errors.Length > 0 ? errors[start + x] : input.ScalarError);
        }
    }

    /// <summary>Sets bit x where values[x] is above a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Above(ReadOnlySpan<float> compared, float threshold)
    {
        Array.Clear(bits);
        Vector256<float> limit = Vector256.Create(threshold);
        ref float first = ref MemoryMarshal.GetReference(compared);
        int x = 0;
        for (; x <= compared.Length - 8; x += 8)
        {
            uint above = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)x), limit).ExtractMostSignificantBits();
            bits[x >> 6] |= (ulong)above << (x & 63);
        }

        for (; x < compared.Length; x++)
        {
            if (compared[x] > threshold)
                bits[x >> 6] |= 1UL << (x & 63);
        }
    }

    /// <summary>Sets bit x where values[x] is above limits[x].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Above(ReadOnlySpan<float> compared, ReadOnlySpan<float> limits)
    {
        Array.Clear(bits);
        ref float first = ref MemoryMarshal.GetReference(compared);
        ref float firstLimit = ref MemoryMarshal.GetReference(limits);
        int x = 0;
        for (; x <= compared.Length - 8; x += 8)
        {
            uint above = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)x), Vector256.LoadUnsafe(ref firstLimit, (nuint)x)).ExtractMostSignificantBits();
            bits[x >> 6] |= (ulong)above << (x & 63);
        }

        for (; x < compared.Length; x++)
        {
            if (compared[x] > limits[x])
                bits[x >> 6] |= 1UL << (x & 63);
        }
    }

    private void RemoveMissing(ReadOnlySpan<byte> gone)
    {
        for (int x = gone.IndexOf((byte)1); x >= 0;)
        {
            bits[x >> 6] &= ~(1UL << (x & 63));
            int next = gone[(x + 1)..].IndexOf((byte)1);
            x = next < 0 ? -1 : x + 1 + next;
        }
    }

    /// <summary>Turns set bits into runs.</summary>
    private void AddRuns(int row, ReadOnlySpan<float> line, PixelBand band)
    {
        int start = -1;
        for (int word = 0; word < bits.Length; word++)
        {
            ulong rest = bits[word];
            int position = word * 64;
            if (start >= 0)
            {
                // A run is open: it ends at the first clear bit.
                int ones = BitOperations.TrailingZeroCount(~rest);
                if (ones == 64)
                    continue;
                band.Add(new PixelRun(row, start, position + ones - 1), line, convolved, thresholds);
                start = -1;
                rest &= ~0UL << ones;
            }

            while (rest != 0)
            {
                int from = BitOperations.TrailingZeroCount(rest);
                int length = BitOperations.TrailingZeroCount(~(rest >> from));
                if (from + length >= 64)
                {
                    start = position + from;
                    break;
                }

                band.Add(new PixelRun(row, position + from, position + from + length - 1), line, convolved, thresholds);
                rest &= ~0UL << (from + length);
            }
        }

        if (start >= 0)
            band.Add(new PixelRun(row, start, input.Width - 1), line, convolved, thresholds);
    }
}
