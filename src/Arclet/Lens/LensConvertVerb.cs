using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary><c>arclet lens convert</c>: a model from Lenstool's form into YAML and back.</summary>
internal sealed class LensConvertVerb : Verb
{
    private readonly ModelInput model;
    private readonly MessageLog log;
    private readonly Option<string> output = new("--out") { HelpName = "FILE", Description = "The model to write: .yaml, or .par for Lenstool.", Required = true };

    public LensConvertVerb(MessageLog log)
    {
        this.log = log;
        model = new ModelInput(log);
        Command = new Command("convert", "Writes a lens model in another form: Lenstool's parameter file or YAML.") { output };
        model.AddTo(Command);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens convert best.par --out model.yaml
          arclet lens convert model.yaml --out model.par

        """;

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(model.Model), file = parsed.GetRequiredValue(output);
        string ending = Path.GetExtension(file).ToLowerInvariant();
        if (ending is not (".yaml" or ".yml" or ".par"))
            throw InputException.InFile(file, "the ending is no lens model's, expected .yaml or .par");
        OutputFiles.Check(model.Inputs(parsed), [file]);
        LensProblem problem = model.Read(parsed);
        if (ending == ".par")
            LenstoolWriter.SaveBestOpt(file, problem);
        else
            LensYaml.Save(file, problem);
        log.Line($"{path}: {problem.Model.Potentials.Count} potentials and {problem.Model.Families.Count} families of members, written to {file}");
        return ExitCode.Success;
    }
}
