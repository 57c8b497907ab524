using System.CommandLine;
using System.Globalization;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>The options of a verb that draws models from a chain, and the drawing.</summary>
internal sealed class ChainInput(MessageLog log)
{
    public Option<string?> Chain { get; } = new("--chain") { HelpName = "BAYES.DAT", Description = "Samples of the model's posterior, from arclet lens fit or Lenstool; MODEL is then the file that was fitted, or its bestopt.par." };

    public Option<int> Draws { get; } = NumberOption.Whole("--draws", "N", "How many of the chain's samples to draw.", 100, least: 2, most: 1_000_000);

    public Option<ulong> Seed { get; } = NumberOption.Seed("--seed", "Seed of the draws; the same seed draws the same samples.", 1);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Chain);
        command.Add(Draws);
        command.Add(Seed);
    }

    /// <summary>The chain's file, if one is given: an input that no output may replace.</summary>
    public IEnumerable<string> Inputs(ParseResult parsed) => parsed.GetValue(Chain) is { } path ? [path] : [];

    /// <summary>Refuses options of draws where no chain is given.</summary>
    public void RequireChainFor(ParseResult parsed, params ReadOnlySpan<Option> others)
    {
        if (parsed.GetValue(Chain) is not null)
            return;
        foreach (Option option in (ReadOnlySpan<Option>)[Draws, Seed, .. others])
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new InputException($"{option.Name} is given without --chain, expected the chain to draw from");
        }
    }

    /// <summary>Reads the chain and repeats the warnings about it; null where none is given.</summary>
    /// <exception cref="InputException">It cannot be read, belongs to another model, or has fewer samples than are to be drawn.</exception>
    public LensChainDraws? Read(ParseResult parsed, LensProblem problem)
    {
        if (parsed.GetValue(Chain) is not { } path)
            return null;
        var chain = LensChain.Read(path);
        LensChainDraws bound = LensChainDraws.Bind(problem, chain);
        foreach (LensFileWarning warning in chain.Warnings.Concat(bound.Warnings))
            log.Warning(warning.ToString());
        if (parsed.GetValue(Draws) is var count && count > bound.Count)
            throw InputException.InFile(path, string.Create(CultureInfo.InvariantCulture, $"the chain has {bound.Count} samples, expected at least the {count} of --draws"));
        return bound;
    }

    /// <summary>Draws from a chain that <see cref="Read"/> gave.</summary>
    public LensDraws Draw(ParseResult parsed, LensChainDraws chain) => LensDraws.FromChain(chain, parsed.GetValue(Draws), parsed.GetValue(Seed));
}
