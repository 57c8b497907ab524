namespace Arclet.Imaging.Detection;

/// <summary>
/// The numbers of glibc's <c>rand_r</c> from seed 1, as sep draws them: each of 31 bits from three steps of the linear congruential
/// generator of the POSIX standard's example, s' = 1103515245 s + 12345 mod 2^32. Any place of the sequence is reached in a logarithmic time.
/// </summary>
internal struct DrawSequence
{
    /// <summary>The largest number.</summary>
    public const int Largest = int.MaxValue;

    private const uint Multiplier = 1103515245;
    private const uint Increment = 12345;
    private const uint Seed = 1;
    private const int StepsPerDraw = 3;

    private uint state;

    /// <summary>The sequence after its first <paramref name="draws"/> numbers.</summary>
    public DrawSequence(long draws)
    {
        // n steps are one affine map again: it is composed of the maps of 1, 2, 4, ... steps.
        uint factor = 1, offset = 0, powerFactor = Multiplier, powerOffset = Increment;
        for (ulong steps = (ulong)draws * StepsPerDraw; steps != 0; steps >>= 1)
        {
            if ((steps & 1) != 0)
            {
                factor *= powerFactor;
                offset = (offset * powerFactor) + powerOffset;
            }

            powerOffset = (powerOffset * powerFactor) + powerOffset;
            powerFactor *= powerFactor;
        }

        state = (Seed * factor) + offset;
    }

    /// <summary>The next number, from 0 to <see cref="Largest"/>.</summary>
    public int Next()
    {
        uint high = Step() & 0x7FF, middle = Step() & 0x3FF, low = Step() & 0x3FF;
        return (int)((high << 20) | (middle << 10) | low);
    }

    private uint Step()
    {
        state = (state * Multiplier) + Increment;
        return state >> 16;
    }
}
