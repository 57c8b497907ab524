using System.Globalization;

namespace Arclet.Populations;

/// <summary>Steps of constant rate between fixed ages (Leja et al. 2019).</summary>
internal sealed class ContinuityHistory : StarFormationHistory
{
    private readonly double[] edgesYears;

    public ContinuityHistory(double[] edgesGyr)
    {
        GridAxis.Ascending(edgesGyr, "edge of the continuity history (Gyr)", 0);
        if (edgesGyr.Length < 2 || edgesGyr[0] != 0)
            throw new ArgumentException("a continuity history has two or more edges, the first at 0");
        EdgesGyr = [.. edgesGyr];
        edgesYears = [.. edgesGyr.Select(e => e * 1e9)];
        ParameterNames = [.. Enumerable.Range(1, edgesGyr.Length - 2).Select(i => string.Create(CultureInfo.InvariantCulture, $"dsfr_{i}"))];
    }

    public override string Name => "continuity";

    public override IReadOnlyList<string> ParameterNames { get; }

    public override IReadOnlyList<double>? EdgesGyr { get; }

    public override bool IsPhysical(ReadOnlySpan<double> parameters, double universeAgeYears) =>
        edgesYears[^1] <= universeAgeYears * (1 + 1e-12);

    public override double RelativeRate(ReadOnlySpan<double> parameters, double lookbackYears, double universeAgeYears)
    {
        double log = 0;
        for (int i = 0; i < edgesYears.Length - 1; i++)
        {
            if (lookbackYears >= edgesYears[i] && lookbackYears < edgesYears[i + 1])
                return Math.Pow(10, log);
            log += i < parameters.Length ? parameters[i] : 0;
        }

        return 0;
    }

    private protected override double Fill(ReadOnlySpan<double> parameters, AgeIntervals intervals, Span<double> mass, Span<double> moment)
    {
        mass.Clear();
        moment.Clear();
        double log = 0, total = 0;
        for (int i = 0; i < edgesYears.Length - 1; i++)
        {
            total += AddConstant(edgesYears[i], edgesYears[i + 1], Math.Pow(10, log), intervals, mass, moment);
            log += i < parameters.Length ? parameters[i] : 0;
        }

        return total;
    }
}
