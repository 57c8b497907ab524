using System.Security.Cryptography;
using System.Text;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>
/// Names what a fit's chains depend on: the model with its priors and images, and the settings but for threads, checkpoints and how long the chains are and how they are
/// judged: so a fit that did not converge can go on with more draws.
/// </summary>
internal static class LensFitFingerprint
{
    /// <summary>Counts changes of the engine after which a fit is not the same any more.</summary>
    private const int Stage = 2;

    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(LensProblem problem, LensFitOptions options)
    {
        string text = $"arclet lens fit, stage {Stage}\n{SettingsOf(options)}\n{LensYaml.ToText(problem)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    /// <summary>The settings that matter, as one line.</summary>
    public static string SettingsOf(LensFitOptions options) => (options with { Threads = 1, CheckpointSeconds = 1, MaximumDraws = options.Draws, EvidenceDraws = 0, CrossCheckSteps = 0, RHatLimit = 2, EffectiveSamples = 0 }).ToString();
}
