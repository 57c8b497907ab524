using System.Globalization;
using Arclet.CommandLine;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>What made the tables of <c>arclet lens clumps</c>.</summary>
/// <param name="Model">The model's file.</param>
/// <param name="Sample">The chain's sample whose values are given, from 0; null where they are the file's.</param>
/// <param name="Chain">The chain's file, if draws were made.</param>
/// <param name="Seed">The draws' seed.</param>
/// <param name="Options">How the ellipses were measured.</param>
internal sealed record LensClumpsProvenance(string Model, int? Sample, string? Chain, ulong Seed, ClumpLensingOptions Options)
{
    /// <summary>The entries of a table's metadata, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries
    {
        get
        {
            var entries = new List<KeyValuePair<string, string>> { new("program", "arclet lens clumps " + ArcletProgram.Version), new("model", Model) };
            if (Chain is not null)
                entries.AddRange([new("chain", Chain), new("values_of_sample", Sample is { } row ? row.ToString(CultureInfo.InvariantCulture) : "none: the model's file"), new("seed", Seed.ToString(CultureInfo.InvariantCulture))]);
            return entries;
        }
    }
}
