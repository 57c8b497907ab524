using System.Security.Cryptography;
using System.Text;
using Arclet.Fits;

namespace Arclet.Lensing.Fitting;

/// <summary>The saved state of a fit: a folder with a file of the search and one per chain, each replaced as a whole and signed with what the fit is of.</summary>
internal sealed class FitCheckpoint
{
    private readonly string? folder;
    private readonly byte[] signature;

    public FitCheckpoint(string? folder, LensProblem problem, LensFitOptions options, IReadOnlyList<LensPrior> parameters)
    {
        this.folder = folder;
        signature = folder is null ? [] : SignatureOf(problem, options, parameters);
        if (folder is not null)
            Directory.CreateDirectory(folder);
    }

    public bool Exists => folder is not null;

    /// <summary>Replaces a part; killed at any moment, the old one or the new one is there.</summary>
    public void Save(string part, Action<BinaryWriter> write)
    {
        if (folder is null)
            return;
        string path = Path.Combine(folder, part + ".bin"), temporary = path + ".new";
        using (FileStream stream = File.Create(temporary))
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(signature);
            write(writer);
            writer.Flush();
            stream.Flush(true);
        }

        File.Move(temporary, path, true);
    }

    /// <summary>Reads a part.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="InputException">The file belongs to another fit, or is damaged.</exception>
    public bool TryLoad(string part, Action<BinaryReader> read)
    {
        if (folder is null)
            return false;
        string path = Path.Combine(folder, part + ".bin");
        if (!File.Exists(path))
            return false;
        try
        {
            using FileStream stream = File.OpenRead(path);
            using var reader = new BinaryReader(stream);
            if (!reader.ReadBytes(signature.Length).AsSpan().SequenceEqual(signature))
                throw InputException.InFile(path, "the saved state belongs to a fit of another model, catalogue or settings: expected this fit's, or an empty folder");
            read(reader);
            return true;
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw InputException.InFile(path, "the saved state is damaged: expected one of this version; remove it to begin anew", e);
        }
    }

    /// <summary>A hash of all that the draws depend on.</summary>
    private static byte[] SignatureOf(LensProblem problem, LensFitOptions options, IReadOnlyList<LensPrior> parameters)
    {
        var text = new StringBuilder("lens fit 3\n");
        text.Append(options with { Threads = 1, CheckpointSeconds = 0, MaximumDraws = options.Draws, EvidenceDraws = 0, CrossCheckSteps = 0, RHatLimit = 2, EffectiveSamples = 0 }).Append('\n');
        text.Append(problem.Model.Cosmology).Append(problem.Model.Constants).Append(problem.Model.Planes).Append('\n');
        foreach (Potential p in problem.Model.AllPotentials)
        {
            text.Append(p).Append('\n');
            if (p.Map is { } map)
            {
                // A map's pixels do not print: its deflections at some points stand for them.
                for (int k = 0; k < 16; k++)
                    text.Append(map.Evaluate(new Differentiation.PlainReal(k * 2.3), new Differentiation.PlainReal(k - 7.1)).AlphaX.Value).Append(' ');
            }
        }

        foreach (LensPrior p in parameters)
            text.Append(p).Append('\n');
        text.Append(problem.Images!.SigmaArcsec).Append(' ').Append(problem.Images.Form).Append('\n');
        foreach (ImageSystem s in problem.Images.Systems)
        {
            text.Append(s.Id).Append(' ').Append(s.Redshift).Append(' ').Append(s.SharesRedshiftWith).Append('\n');
            foreach (ObservedImage image in s.Images)
                text.Append(image).Append('\n');
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
