using System.Globalization;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.PopulationsCommand;

/// <summary>An initial mass function in words: a name, a name with limits, or a broken power law as masses and slopes in turn.</summary>
internal static class MassFunctionOption
{
    public const string Forms = "chabrier|kroupa|salpeter[(LOW,HIGH)]|powerlaw(M,SLOPE,M,...)";

    /// <summary>The function of a text.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static InitialMassFunction Parse(string text)
    {
        string trimmed = text.Trim();
        int open = trimmed.IndexOf('(');
        string name = open < 0 ? trimmed : trimmed[..open];
        double[] numbers = [];
        if (open >= 0)
        {
            if (!trimmed.EndsWith(')'))
                throw Wrong(text);
            numbers = [.. trimmed[(open + 1)..^1].Split(',').Select(w => NumberOption.TryReal(w.Trim(), out double value) && double.IsFinite(value) ? value : throw Wrong(text))];
        }

        bool limits = numbers.Length == 2;
        double low = limits ? numbers[0] : 0.1, high = limits ? numbers[1] : 100;
        try
        {
            InitialMassFunction function = name.ToLowerInvariant() switch
            {
                "chabrier" when limits || open < 0 => InitialMassFunction.Chabrier(low, high),
                "kroupa" when limits || open < 0 => InitialMassFunction.Kroupa(low, high),
                "salpeter" when limits || open < 0 => InitialMassFunction.Salpeter(low, high),
                "powerlaw" when numbers.Length >= 3 && numbers.Length % 2 == 1 => InitialMassFunction.BrokenPowerLaw(
                    $"power law {string.Join(' ', numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)))}",
                    [.. numbers.Where((_, i) => i % 2 == 0)],
                    [.. numbers.Where((_, i) => i % 2 == 1)]),
                _ => throw Wrong(text),
            };
            if (function.LowestMassSolar < StellarEvolution.SmallestMassSolar || function.HighestMassSolar > StellarEvolution.LargestMassSolar)
                throw new InputException($"--imf is '{text}', expected masses from {StellarEvolution.SmallestMassSolar} to {StellarEvolution.LargestMassSolar} Msun");
            return function;
        }
        catch (ArgumentException e)
        {
            throw new InputException($"--imf is '{text}': {e.Message}", e);
        }
    }

    private static InputException Wrong(string text) => new($"--imf is '{text}', expected chabrier, kroupa or salpeter, such as kroupa(0.1,120) with limits in Msun, or powerlaw(0.1,1.3,0.5,2.3,100): masses and slopes in turn");
}
