namespace Arclet.Populations;

/// <summary>A constant rate between two look-back times.</summary>
internal sealed class ConstantHistory : StarFormationHistory
{
    public override string Name => "constant";

    public override IReadOnlyList<string> ParameterNames { get; } = ["age_max", "age_min"];

    public override bool IsPhysical(ReadOnlySpan<double> parameters, double universeAgeYears) =>
        parameters[1] >= 0 && parameters[0] > parameters[1] && parameters[0] * 1e9 <= universeAgeYears * (1 + 1e-12);

    public override double RelativeRate(ReadOnlySpan<double> parameters, double lookbackYears, double universeAgeYears) =>
        lookbackYears > parameters[1] * 1e9 && lookbackYears < parameters[0] * 1e9 ? 1 : 0;

    private protected override double Fill(ReadOnlySpan<double> parameters, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        mass.Clear();
        moment.Clear();
        return AddConstant(parameters[1] * 1e9, parameters[0] * 1e9, 1, intervals, mass, moment);
    }
}
