using System.Text;
using Arclet.CommandLine;
using Arclet.Fits;

namespace Arclet.Lens;

/// <summary>The files of a lens fit in their folder, and which fit it is of.</summary>
internal sealed class LensFitFolder
{
    private readonly string folder;

    private LensFitFolder(string folder) => this.folder = folder;

    /// <summary>The draws.</summary>
    public string Chain => In("bayes.dat");

    /// <summary>The best model, members expanded.</summary>
    public string Best => In("best.par");

    /// <summary>The best model with its potfiles and the posterior as limits.</summary>
    public string BestOpt => In("bestopt.par");

    /// <summary>A row a parameter.</summary>
    public string Parameters => In("parameters.ecsv");

    /// <summary>A row an observed image.</summary>
    public string Images => In("images.ecsv");

    /// <summary>A row an image that the best model makes, or that was observed.</summary>
    public string Predicted => In("predicted.ecsv");

    /// <summary>Maps of percentiles of |mu|.</summary>
    public string Maps => In("mu_percentiles.fits");

    /// <summary>What made the files.</summary>
    public string Provenance => In("provenance.json");

    /// <summary>The state of the run.</summary>
    public string Checkpoint => In("checkpoint");

    /// <summary>Every file that a fit replaces.</summary>
    private IEnumerable<string> All => [Chain, Best, BestOpt, Parameters, Images, Predicted, Maps, Provenance, Mark];

    private string Mark => In("fit.fingerprint");

    /// <summary>A figure, without its ending.</summary>
    public string Figure(string name) => In(name);

    /// <summary>Makes the folder, or finds it as an interrupted run of the same fit left it.</summary>
    /// <param name="request">What is to be fitted.</param>
    /// <param name="fingerprint">The fit's name.</param>
    /// <exception cref="InputException">The folder cannot be made, holds a fit that is not to be continued, or a result would replace an input.</exception>
    public static LensFitFolder Open(LensFitRequest request, string fingerprint)
    {
        if (request.Out.Length == 0)
            throw new InputException("the name of the folder for the results is empty, expected one such as cluster_fit");
        var made = new LensFitFolder(request.Out);
        try
        {
            Directory.CreateDirectory(made.folder);
            Directory.CreateDirectory(made.Checkpoint);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw InputException.InFile(request.Out, $"the folder for the results cannot be made ({problem.Message.TrimEnd('.')})", problem);
        }

        OutputFiles.Check(request.Inputs, made.All);
        if (File.Exists(made.Mark))
        {
            if (File.ReadAllText(made.Mark).Trim() != fingerprint)
                throw InputException.InFile(request.Out, "the folder holds the fit of another model, of other images or with other settings, expected another folder");
            if (!request.Resume)
                throw InputException.InFile(request.Out, "the folder holds this fit already, expected --resume to go on with it, or another folder");
        }
        else if (Directory.EnumerateFileSystemEntries(made.Checkpoint).Any())
        {
            throw InputException.InFile(request.Out, "the folder holds the state of an unknown fit, expected another folder");
        }

        OutputFiles.Write(made.Mark, Encoding.UTF8.GetBytes(fingerprint + "\n"));
        return made;
    }

    private string In(string name) => Path.Combine(folder, name);
}
