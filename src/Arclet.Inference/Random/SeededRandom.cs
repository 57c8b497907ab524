using System.Numerics;

namespace Arclet.Inference;

/// <summary>
/// Random numbers that depend on nothing but (seed, stage, unit): the generator is xoshiro256** (Blackman and Vigna 2021,
/// ACM TOMS 47, 36), its state filled by SplitMix64 (Steele, Lea and Flood 2014) from a hash of the three. A unit of work that
/// draws from its own generator gives the same result in any order and on any number of threads.
/// </summary>
/// <remarks>Not safe for use by several threads at once: give each unit its own.</remarks>
public sealed class SeededRandom
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;
    private double spareGaussian;
    private bool hasSpareGaussian;

    /// <summary>The generator of unit number <paramref name="unit"/> of the stage called <paramref name="stage"/>.</summary>
    public SeededRandom(ulong seed, string stage, long unit = 0)
    {
        ArgumentNullException.ThrowIfNull(stage);

        // FNV-1a over the stage's name keeps two stages of one seed apart; SplitMix64 spreads every bit of it over the state.
        ulong hash = 14695981039346656037;
        foreach (char c in stage)
            hash = (hash ^ c) * 1099511628211;
        ulong mix = SplitMix(seed) ^ BitOperations.RotateLeft(SplitMix(hash), 21) ^ BitOperations.RotateLeft(SplitMix(unchecked((ulong)unit)), 42);
        s0 = SplitMix(mix);
        s1 = SplitMix(mix + 1);
        s2 = SplitMix(mix + 2);
        s3 = SplitMix(mix + 3);
    }

    private SeededRandom(BinaryReader reader)
    {
        (s0, s1, s2, s3) = (reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64());
        (hasSpareGaussian, spareGaussian) = (reader.ReadBoolean(), reader.ReadDouble());
    }

    /// <summary>Saves the state, from which <see cref="Restore"/> goes on with the same numbers.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(s0);
        writer.Write(s1);
        writer.Write(s2);
        writer.Write(s3);
        writer.Write(hasSpareGaussian);
        writer.Write(spareGaussian);
    }

    /// <summary>A generator in the state that was saved.</summary>
    public static SeededRandom Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new SeededRandom(reader);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number uniform in [0, 1), on a grid of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>A positive number whose logarithm is uniform between those of <paramref name="low"/> and <paramref name="high"/>.</summary>
    public double LogUniform(double low, double high) => low * Math.Pow(high / low, NextDouble());

    /// <summary>A normal deviate of mean 0 and standard deviation 1 (polar method, Marsaglia and Bray 1964).</summary>
    public double Gaussian()
    {
        if (hasSpareGaussian)
        {
            hasSpareGaussian = false;
            return spareGaussian;
        }

        double u;
        double v;
        double r2;
        do
        {
            u = (2 * NextDouble()) - 1;
            v = (2 * NextDouble()) - 1;
            r2 = (u * u) + (v * v);
        }
        while (r2 >= 1 || r2 == 0);
        double scale = Math.Sqrt(-2 * Math.Log(r2) / r2);
        spareGaussian = v * scale;
        hasSpareGaussian = true;
        return u * scale;
    }

    /// <summary>
    /// A Poisson deviate of the given mean: multiplication of uniforms below 10 (Knuth), transformed rejection above
    /// (PTRS, Hoermann 1993, Insurance: Mathematics and Economics 12, 39).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative or not finite.</exception>
    public long Poisson(double mean)
    {
        if (!(mean >= 0) || double.IsInfinity(mean))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "the mean of a Poisson distribution is finite and not negative");
        if (mean == 0)
            return 0;
        return mean < 10 ? SmallPoisson(mean) : LargePoisson(mean);
    }

    private long SmallPoisson(double mean)
    {
        double limit = Math.Exp(-mean);
        double product = NextDouble();
        long count = 0;
        while (product > limit)
        {
            product *= NextDouble();
            count++;
        }

        return count;
    }

    private long LargePoisson(double mean)
    {
        double b = 0.931 + (2.53 * Math.Sqrt(mean));
        double a = -0.059 + (0.02483 * b);
        double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        double vr = 0.9277 - (3.6224 / (b - 2));
        double logMean = Math.Log(mean);
        while (true)
        {
            double u = NextDouble() - 0.5;
            double v = NextDouble();
            double us = 0.5 - Math.Abs(u);
            if (us <= 0)
                continue;
            double k = Math.Floor((((2 * a / us) + b) * u) + mean + 0.43);
            if (us >= 0.07 && v <= vr)
                return (long)k;
            if (k < 0 || (us < 0.013 && v > us))
                continue;
            if (Math.Log(v * inverseAlpha / ((a / (us * us)) + b)) <= (k * logMean) - mean - LogFactorial(k))
                return (long)k;
        }
    }

    /// <summary>ln k! by Stirling's series, after shifting small arguments up; good to 1e-12.</summary>
    private static double LogFactorial(double k)
    {
        double x = k + 1;
        double shift = 0;
        while (x < 10)
        {
            shift += Math.Log(x);
            x++;
        }

        double i = 1 / x;
        double i2 = i * i;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI))
            + (i * ((1.0 / 12) - (i2 * ((1.0 / 360) - (i2 * (1.0 / 1260)))))) - shift;
    }

    private static ulong SplitMix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
