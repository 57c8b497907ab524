namespace Arclet.Populations;

/// <summary>All stars formed at one look-back time.</summary>
internal sealed class BurstHistory : StarFormationHistory
{
    public override string Name => "burst";

    public override IReadOnlyList<string> ParameterNames { get; } = ["age"];

    public override bool IsPhysical(ReadOnlySpan<double> parameters, double universeAgeYears) =>
        parameters[0] >= 0 && parameters[0] * 1e9 <= universeAgeYears;

    public override double RelativeRate(ReadOnlySpan<double> parameters, double lookbackYears, double universeAgeYears) => 0;

    private protected override double Fill(ReadOnlySpan<double> parameters, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        mass.Clear();
        moment.Clear();
        (int low, double weight) = GridAxis.Bracket(intervals.EdgesYears, parameters[0] * 1e9);
        mass[low] = 1;
        moment[low] = weight;
        return 1;
    }
}
