namespace Arclet.Populations;

/// <summary>No dust: a curve that is zero everywhere.</summary>
internal sealed class NoDust : AttenuationLaw
{
    public static NoDust Law { get; } = new();

    public override string Name => "none";

    public override IReadOnlyList<double> BreaksAngstrom => [];

    public override double At(double wavelengthAngstrom) => 0;
}
