using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>What <c>arclet lens fit</c> said of a chain's convergence: it writes <c>parameters.ecsv</c> beside <c>bayes.dat</c>, whose format has no place for it.</summary>
internal static class LensConvergence
{
    /// <summary>The entry of MODEL's metadata that says why the chain is not the posterior; absent where it converged or nothing is known.</summary>
    public const string Key = "chain_not_converged_because";

    private const string FileName = "parameters.ecsv";

    /// <summary>The table beside a chain; null where there is none.</summary>
    /// <param name="chain">The chain's file.</param>
    public static string? TableOf(string chain) => Path.Combine(Path.GetDirectoryName(chain) ?? "", FileName) is var path && File.Exists(path) ? path : null;

    /// <summary>Why the chain is not the posterior, in words; empty where it converged, or where nothing is known.</summary>
    /// <param name="chain">The chain's file.</param>
    /// <exception cref="InputException">The chain, or the table beside it, is broken.</exception>
    public static string ReasonsAgainst(string chain)
    {
        if (TableOf(chain) is not { } file)
            return "";

        // A table of the same name may be of another fit: that of this chain has its number of draws.
        TableMetadata said = Table.Read(file).Metadata;
        if (said["converged"] is not false || said["chains"] is not long chains || said["draws_per_chain"] is not long draws || chains * draws != LensChain.Read(chain).Count)
            return "";
        return said["not_converged_because"] is string { Length: > 0 } reasons ? reasons : "no reason is given";
    }
}
