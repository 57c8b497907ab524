using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Arclet.CommandLine;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>What made the files of a lens fit, as JSON.</summary>
internal static class LensFitProvenance
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(LensFitRequest request, string fingerprint, LensPosterior posterior, PositionChi2 best, TimeSpan elapsed)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("program", $"arclet lens fit {ArcletProgram.Version}");
            json.WriteString("model", request.Model);
            if (File.Exists(request.Model))
                json.WriteString("model_sha256", Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(request.Model))));
            json.WriteString("problem_sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LensYaml.ToText(request.Problem)))));
            json.WriteString("fingerprint", fingerprint);
            json.WriteString("settings", LensFitFingerprint.SettingsOf(request.Options));
            json.WriteNumber("seed", request.Options.Seed);
            json.WriteNumber("potentials", request.Problem.Model.AllPotentials.Count);
            json.WriteNumber("systems", best.Systems.Count);
            json.WriteNumber("images", best.ImageCount);
            json.WriteNumber("free_parameters", posterior.Parameters.Count);
            json.WriteBoolean("converged", posterior.Converged);
            json.WriteStartArray("not_converged_because");
            foreach (string reason in posterior.Reasons)
                json.WriteStringValue(reason);
            json.WriteEndArray();
            json.WriteNumber("chains", posterior.Chains);
            json.WriteNumber("draws_per_chain", posterior.Length);
            Number("largest_r_hat", posterior.RHat.Max());
            Number("smallest_ess", posterior.EffectiveSamples.Min());
            json.WriteNumber("divergences", posterior.Divergences);
            json.WriteNumber("likelihood_calls", posterior.Calls);
            Number("best_chi2", posterior.BestChi2);
            Number("best_ln_likelihood", posterior.BestLogLikelihood);
            Number("best_rms_image_arcsec", best.ImageRmsArcsec);
            json.WriteNumber("images_not_made_by_the_best_model", best.NotFound.Count());
            if (posterior.Evidence is { } evidence)
            {
                Number("ln_evidence", evidence.LogEvidence);
                Number("ln_evidence_error", evidence.Error);
                json.WriteString("ln_evidence_method", evidence.Method);
            }

            Number("seconds_of_this_run", Math.Round(elapsed.TotalSeconds, 1));
            json.WriteEndObject();

            // JSON has no NaN or infinity.
            void Number(string name, double value)
            {
                if (double.IsFinite(value))
                    json.WriteNumber(name, value);
                else
                    json.WriteNull(name);
            }
        }

        return buffer.ToArray();
    }
}
