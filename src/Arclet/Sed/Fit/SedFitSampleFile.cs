using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>The samples of an object as FITS: an extension for each history, a column for each parameter and derived quantity, all samples of equal weight.</summary>
internal static class SedFitSampleFile
{
    private const string FingerprintKey = "unit";

    public static void Write(string path, string fingerprint, SedFitResult result)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        foreach (HistoryFit fit in result.Fits)
        {
            SedSamples samples = fit.Samples ?? throw new InvalidOperationException($"the fit of {result.Object.Id} kept no samples");
            var table = new Table { Name = fit.History };
            table.Metadata.Set("program", $"arclet sed fit {ArcletProgram.Version}");
            table.Metadata.Set(FingerprintKey, fingerprint);
            table.Metadata.Set("lnz", fit.LogEvidence);
            table.Metadata.Set("lnz_err", fit.LogEvidenceError);
            foreach ((string name, int column) in samples.Names.Select((n, i) => (n, i)))
            {
                QuantityDescription description = QuantityDescription.Of(name);
                table.Add(name, [.. samples.Columns[column]], description.Unit, description.Text);
            }

            writer.WriteTable(table);
        }

        writer.Complete();
    }

    /// <summary>Whether a file holds the samples of a fingerprint.</summary>
    public static bool IsOf(string path, string fingerprint)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using FitsFile file = FitsFile.Open(path);
            return file.Hdus.Count > 1 && file.Hdu(1).Header.GetString(FingerprintKey.ToUpperInvariant()) == fingerprint;
        }
        catch (InputException)
        {
            return false;
        }
    }
}
