using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.Detection;

namespace Arclet.Detect;

/// <summary>
/// The kernel that a user names: <c>default</c>, <c>none</c>, <c>gaussian:FWHM</c> (pixels), or a file: a FITS image, or SExtractor's
/// text form (an optional line <c>CONV NORM</c> or <c>CONV NONORM</c>, then rows of numbers; lines with # are comments).
/// </summary>
internal static class KernelOption
{
    private const string Gaussian = "gaussian:";

    /// <summary>The file that the user's text names, with its extension where given; null where it names none.</summary>
    public static string? FileOf(string text) =>
        text is "default" or "none" || text.StartsWith(Gaussian, StringComparison.Ordinal) ? null : text;

    /// <summary>The kernel; null for none.</summary>
    /// <exception cref="InputException">The text is none of the forms, or the file cannot be used.</exception>
    public static DetectionKernel? Read(string text)
    {
        if (text == "default")
            return DetectionKernel.Default3x3;
        if (text == "none")
            return null;
        try
        {
            if (text.StartsWith(Gaussian, StringComparison.Ordinal))
            {
                return NumberOption.TryReal(text[Gaussian.Length..], out double fwhm)
                    ? DetectionKernel.Gaussian(fwhm)
                    : throw new InputException($"--kernel {text}: expected a number of pixels after 'gaussian:'");
            }

            FitsReference reference = FitsReference.Parse(text);
            if (!File.Exists(reference.Path))
                throw new InputException($"--kernel {text}: there is no such file; expected default, none, gaussian:FWHM or a file");
            return IsFits(reference) ? FromFits(reference) : FromText(text, File.ReadAllLines(text));
        }
        catch (ArgumentException wrong)
        {
            throw new InputException($"--kernel {text}: {wrong.Message}", wrong);
        }
    }

    private static bool IsFits(FitsReference reference)
    {
        if (reference.Selector is not null || reference.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            return true;
        using FileStream file = File.OpenRead(reference.Path);
        Span<byte> start = stackalloc byte[6];
        return file.ReadAtLeast(start, 6, throwOnEndOfStream: false) == 6 && start.SequenceEqual("SIMPLE"u8);
    }

    private static DetectionKernel FromFits(FitsReference reference)
    {
        using FitsImage image = FitsImage.Open(reference);
        if (image.Width > 1001 || image.Height > 1001)
            throw new ArgumentException($"the kernel has {image.Width} x {image.Height} pixels; expected at most 1001 x 1001");
        var values = new float[image.Width * image.Height];
        image.ReadRows(0, (int)image.Height, values);
        return new DetectionKernel(values, (int)image.Width, (int)image.Height);
    }

    private static DetectionKernel FromText(string file, string[] lines)
    {
        var values = new List<float>();
        bool normalise = true;
        int width = 0;
        int height = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Split('#')[0].Trim();
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (words[0].Equals("CONV", StringComparison.OrdinalIgnoreCase))
            {
                normalise = Normalises(file, i + 1, words);
                continue;
            }

            if (height > 0 && words.Length != width)
                throw InputException.InFile(file, $"line {i + 1} has {words.Length} numbers, expected {width} as in the lines before it");
            width = words.Length;
            height++;
            foreach (string word in words)
            {
                values.Add(NumberOption.TryReal(word, out double value)
                    ? (float)value
                    : throw InputException.InFile(file, $"line {i + 1} has '{word}', expected a number of the kernel"));
            }
        }

        if (height == 0)
            throw InputException.InFile(file, "there are no rows of numbers, expected a kernel");
        if (!normalise)
            RequireNormalised(file, values);
        return new DetectionKernel(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values), width, height);
    }

    private static bool Normalises(string file, int line, string[] words) => words.Length == 2 ? words[1].ToUpperInvariant() switch
    {
        "NORM" => true,
        "NONORM" => false,
        _ => throw InputException.InFile(file, $"line {line} has '{words[1]}', expected CONV NORM or CONV NONORM"),
    }
    : throw InputException.InFile(file, $"line {line} is '{string.Join(' ', words)}', expected CONV NORM or CONV NONORM");

    /// <summary>Detection normalises every kernel, so one that must stay as it is can be used only if that changes nothing.</summary>
    private static void RequireNormalised(string file, List<float> values)
    {
        double sum = values.Sum(v => Math.Abs((double)v));

        // Numbers in such files have a few digits; their rounding is not meant.
        if (!(Math.Abs(sum - 1) <= 1e-4))
            throw InputException.InFile(file, $"CONV NONORM asks not to normalise the kernel, whose absolute values sum to {sum:G6}, but detection always does; expected a sum of 1, or CONV NORM");
    }
}
