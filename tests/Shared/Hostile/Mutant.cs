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
        // Numbers of one seed must not be the seeds of their neighbours' generators.
        return Class.Apply(new Random(unchecked((Seed * 1_000_003) + (Number * 7919))), (byte[])source.Clone());
    }

    public override string ToString() => $"{Format.Name}, {Class.Name}, seed {Seed}, number {Number}";
}
