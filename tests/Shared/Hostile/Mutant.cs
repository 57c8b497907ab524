namespace Arclet.Hostile;

/// <summary>One broken file, made again at any time from its format, seed and number.</summary>
internal sealed record Mutant(HostileFormat Format, MutationClass Class, int Seed, int Number)
{
    /// <summary>Mutants go through all classes of damage, then on to the next sound file.</summary>
    public static Mutant Of(HostileFormat format, int seed, int number)
    {
        IReadOnlyList<MutationClass> classes = MutationClass.For(format.Kind);
        return new Mutant(format, classes[number % classes.Count], seed, number);
    }

    public byte[] Bytes()
    {
        int classes = MutationClass.For(Format.Kind).Count;
        byte[] source = Format.Sources[Number / classes % Format.Sources.Count];
        return Class.Apply(new Random(Mixed(((ulong)(uint)Seed << 32) | (uint)Number)), (byte[])source.Clone());
    }

    /// <summary>The finish of SplitMix64 (Steele, Lea and Flood 2014): the first numbers of generators with neighbouring seeds are correlated otherwise.</summary>
    private static int Mixed(ulong value)
    {
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        return unchecked((int)(value ^ (value >> 31)));
    }

    public override string ToString() => $"{Format.Name}, {Class.Name}, seed {Seed}, number {Number}";
}
