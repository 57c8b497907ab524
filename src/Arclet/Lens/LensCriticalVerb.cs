using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Lensing.Maps;
using Arclet.Sky;

namespace Arclet.Lens;

/// <summary><c>arclet lens critical</c>: critical lines and caustics as regions and a figure.</summary>
internal sealed class LensCriticalVerb : Verb
{
    private readonly ModelInput model;
    private readonly MessageLog log;
    private readonly Option<double> redshift = new("--z") { HelpName = "Z", Description = "The redshift of the sources.", Required = true };
    private readonly Option<double> halfWidth = NumberOption.Real("--half-width", "ARCSEC", "Half the width of the field about the model's reference.", 60);
    private readonly Option<double> finest = NumberOption.Real("--finest", "ARCSEC", "The smallest cells of the search; a closed line smaller than one can be missed.", 0.05);
    private readonly Option<string?> regions = new("--regions") { HelpName = "REG", Description = "The critical lines as DS9 regions: tangential ones red, radial ones blue." };
    private readonly Option<string?> caustics = new("--caustics") { HelpName = "REG", Description = "The caustics as DS9 regions." };
    private readonly Option<string?> figure = new("--figure") { HelpName = "SVG|PDF", Description = "A figure of both." };

    public LensCriticalVerb(MessageLog log)
    {
        this.log = log;
        model = new ModelInput(log);
        Command = new Command("critical", "Critical lines and caustics for sources at a redshift, by contouring the eigenvalues.") { redshift, halfWidth, finest, regions, caustics, figure };
        model.AddTo(Command);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens critical best.par --z 3 --half-width 60 --regions critical.reg --caustics caustics.reg --figure critical.pdf

        """;

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(model.Model);
        string[] outputs = [.. new[] { parsed.GetValue(regions), parsed.GetValue(caustics), parsed.GetValue(figure) }.OfType<string>()];
        if (outputs.Length == 0)
            throw new InputException("nothing is to be written, expected at least one of --regions, --caustics and --figure");
        if (parsed.GetValue(figure) is { } picture && Path.GetExtension(picture).ToLowerInvariant() is not (".svg" or ".pdf"))
            throw InputException.InFile(picture, "the ending is no figure's, expected .svg or .pdf");
        OutputFiles.Check(model.Inputs(parsed), outputs);
        double half = parsed.GetValue(halfWidth), z = parsed.GetValue(redshift);
        if (!(half > 0 && double.IsFinite(half)))
            throw new InputException($"--half-width is {half}, expected a finite number above 0");
        LensModel lens = model.Read(parsed).Model;
        ModelInput.RequireBehind(lens, z, "--z");
        if (ModelInput.Guard(path, () => lens.FieldFor(z)) is not LensPlaneField field)
            throw InputException.InFile(path, "critical lines are found for one lens plane, expected a model of one plane or --planes single");
        IReadOnlyList<CriticalLine> lines = ModelInput.Guard(path, () => CriticalLines.Find(field, -half, half, -half, half, new CriticalLineOptions { FinestArcsec = parsed.GetValue(finest) }));
        if (parsed.GetValue(regions) is { } criticalFile)
            RegionFile.Save(criticalFile, CriticalLines.ToRegions(lines, lens.Reference));
        if (parsed.GetValue(caustics) is { } causticFile)
            RegionFile.Save(causticFile, CriticalLines.ToRegions(lines, lens.Reference, caustics: true));
        if (parsed.GetValue(figure) is { } figureFile)
            CriticalFigure.Create(lines, half, z).Save(figureFile);
        double tangential = lines.Where(l => l is { Kind: CriticalLineKind.Tangential, IsClosed: true }).Select(l => l.AreaSquareArcsec).DefaultIfEmpty(0).Max();
        log.Line($"{path}: {lines.Count(l => l.Kind == CriticalLineKind.Tangential)} tangential and {lines.Count(l => l.Kind == CriticalLineKind.Radial)} radial critical lines for z {z}; the largest tangential one encloses {tangential:F2} arcsec2, an effective radius of {Math.Sqrt(tangential / Math.PI):F3} arcsec; written to {string.Join(", ", outputs)}");
        return ExitCode.Success;
    }
}
