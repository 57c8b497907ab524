using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary><c>arclet lens source</c>: an image traced to the source plane.</summary>
internal sealed class LensSourceVerb : Verb
{
    private readonly ModelInput model;
    private readonly MessageLog log;
    private readonly Argument<string> image = new("IMAGE") { Description = "The image: a FITS file with a WCS, with its extension where it has several." };
    private readonly Option<double> redshift = new("--z") { HelpName = "Z", Description = "The galaxy's redshift.", Required = true };
    private readonly Option<string> method = new("--method")
    {
        HelpName = "flux|centres",
        Description = "flux: the corners of every pixel are traced and its light is shared out by exact overlap, so that flux is conserved. centres: the paper's direct inversion, each pixel's centre by itself.",
        DefaultValueFactory = _ => "flux",
    };

    private readonly Option<string?> region = new("--region") { HelpName = "REG", Description = "DS9 regions: only pixels whose centres lie in one of them are traced, such as one image of the galaxy." };
    private readonly Option<double?> pixel = NumberOption.RealOrNone("--pixel-scale", "ARCSEC", "The pixels of the source plane. Default: the image's over the square root of the median |mu|.");
    private readonly Option<double?> threshold = NumberOption.RealOrNone("--threshold", "VALUE", "The value in the image's unit above which pixels of the source plane take part in the barycentre of the light. Default: 0.");
    private readonly Option<string?> positions = new("--positions") { HelpName = "TABLE", Description = "Clumps, with ra and dec or x and y in arcsec of the frame: traced to the source plane, with their distances from the barycentre." };
    private readonly Option<string?> positionsOut = new("--positions-out") { HelpName = "TABLE", Description = "The table of these to write." };
    private readonly Option<string> output = new("--out") { HelpName = "FITS", Description = "The source plane to write: its light, COVERAGE and PARITY.", Required = true };

    public LensSourceVerb(MessageLog log)
    {
        this.log = log;
        model = new ModelInput(log);
        Command = new Command("source", "Traces an image to the source plane, finds the barycentre of the light there, and the clumps' distances from it.");
        model.AddTo(Command);
        Command.Add(image);
        foreach (Option option in new Option[] { redshift, method, region, pixel, threshold, positions, positionsOut, output })
            Command.Add(option);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens source best.par --z 2.58 galaxy.fits[SCI] --out galaxy_source.fits
          arclet lens source best.par --z 2.58 galaxy.fits --region image1.reg --positions clumps.ecsv --positions-out clumps_source.ecsv --out source.fits

        """;

    private int Run(ParseResult parsed)
    {
        var request = new SourceRequest
        {
            Model = parsed.GetRequiredValue(model.Model),
            Image = parsed.GetRequiredValue(image),
            Redshift = parsed.GetValue(redshift),
            Method = parsed.GetValue(method) switch
            {
                "flux" => SourceMethod.FluxConserving,
                "centres" => SourceMethod.PixelCentres,
                var other => throw new InputException($"--method is '{other}', expected flux or centres"),
            },
            Region = parsed.GetValue(region),
            PixelArcsec = parsed.GetValue(pixel) is not { } scale ? null : scale > 0 && double.IsFinite(scale) ? scale : throw new InputException($"--pixel-scale is {scale}, expected a finite number above 0"),
            Threshold = parsed.GetValue(threshold) ?? 0,
            Positions = parsed.GetValue(positions),
            PositionsOut = parsed.GetValue(positionsOut),
            Out = parsed.GetRequiredValue(output),
        };
        if (request.Positions is null != request.PositionsOut is null)
            throw new InputException("--positions and --positions-out belong together, expected both or neither");
        if (request.PositionsOut is { } table)
            TableFiles.RequireKnownFormat(table);
        OutputFiles.Check(
            [.. model.Inputs(parsed), .. new[] { request.Image, request.Region, request.Positions }.OfType<string>()],
            new[] { request.Out, request.PositionsOut }.OfType<string>());
        LensModel lens = model.Read(parsed).Model;
        ModelInput.RequireBehind(lens, request.Redshift, "--z");
        new SourceRun(request, lens, log).Execute();
        return ExitCode.Success;
    }
}
