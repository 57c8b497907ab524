using System.CommandLine;
using System.Globalization;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary><c>arclet lens chi2</c>: the observed image positions against the model.</summary>
internal sealed class LensChi2Verb : Verb
{
    private readonly ModelInput model;
    private readonly MessageLog log;
    private readonly Option<string?> plane = new("--plane") { HelpName = "source|image", Description = "Where positions are compared. Default: what the model's forme says." };
    private readonly Option<int?> form = NumberOption.WholeOrNone("--form", "N", "Lenstool's forme instead of the file's: 0, 4 to 8 and 10 in the source plane, -1, -2 and -10 in the image plane.", least: -10, most: 10);
    private readonly Option<string> method = new("--method")
    {
        HelpName = "newton|triangles|all",
        Description = "In the image plane, how predicted images are found: by Newton's method from the observed position, by triangles about it as Lenstool does, or among all images of the source.",
        DefaultValueFactory = _ => "newton",
    };

    private readonly Option<double?> sigma = NumberOption.RealOrNone("--sigma", "ARCSEC", "The positions' error instead of the file's.");
    private readonly Option<string?> table = new("--out") { HelpName = "TABLE", Description = "Also write a row for every image." };

    public LensChi2Verb(MessageLog log)
    {
        this.log = log;
        model = new ModelInput(log);
        Command = new Command("chi2", "Compares the observed multiple images with the model: chi2, ln L and rms, by family and image, and the images that the model does not make.") { plane, form, method, sigma, table };
        model.AddTo(Command);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens chi2 best.par --plane source
          arclet lens chi2 best.par --plane image --form -2 --data catalogues --out images.ecsv

        """;

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(model.Model);
        string? output = parsed.GetValue(table);
        if (output is not null)
        {
            TableFiles.RequireKnownFormat(output);
            OutputFiles.Check(model.Inputs(parsed), [output]);
        }

        (ConstraintPlane? wanted, ImagePlaneMethod way) = (Plane(parsed), Method(parsed));
        LensProblem problem = model.Read(parsed, requireImages: true);
        if (problem.Images is not { } images)
            throw InputException.InFile(path, "the model names no catalogue of multiple images, expected multfile in its section image");
        if (parsed.GetValue(sigma) is { } error)
            images = error > 0 && double.IsFinite(error) ? images with { SigmaArcsec = error } : throw new InputException($"--sigma is {error}, expected a finite number above 0");
        PositionChi2Options options = Options(parsed, images.Form, path, wanted) with { Method = way };
        PositionChi2 result = ModelInput.Guard(path, () => new PositionLikelihood(images, options).Evaluate(problem.Model));
        Report(parsed.InvocationConfiguration.Output, options, images, result);
        foreach ((string id, string reason) in result.LeftOut)
            log.Warning($"system {id} is left out: {reason}");
        if (output is not null)
        {
            Chi2Table.Of(output, path, result).Write(output);
            log.Line($"{path}: {result.ImageCount} images of {result.Systems.Count} systems, written to {output}");
        }

        return ExitCode.Success;
    }

    private ConstraintPlane? Plane(ParseResult parsed) => parsed.GetValue(plane) switch
    {
        null => null,
        "source" => ConstraintPlane.Source,
        "image" => ConstraintPlane.Image,
        var other => throw new InputException($"--plane is '{other}', expected source or image"),
    };

    private ImagePlaneMethod Method(ParseResult parsed) => parsed.GetValue(method) switch
    {
        "newton" => ImagePlaneMethod.Newton,
        "triangles" => ImagePlaneMethod.Triangles,
        "all" => ImagePlaneMethod.AllImages,
        var other => throw new InputException($"--method is '{other}', expected newton, triangles or all"),
    };

    private PositionChi2Options Options(ParseResult parsed, int fileForm, string path, ConstraintPlane? wanted)
    {
        int number = parsed.GetValue(form) ?? fileForm;
        PositionChi2Options options = ModelInput.Guard(path, () => PositionChi2Options.FromForm(number));
        if (wanted is { } planeWanted && options.Plane != planeWanted)
        {
            if (parsed.GetValue(form) is not null)
                throw new InputException($"--form {number} is of the other plane than --plane {parsed.GetValue(plane)}, expected one that agrees");

            // The file's forme is of the other plane: the plain one of the plane asked for.
            number = planeWanted == ConstraintPlane.Source ? 0 : -1;
            options = PositionChi2Options.FromForm(number);
        }

        if (number is >= 5 and <= 7)
            log.Warning($"forme {number} also compares shapes or fluxes; only positions are compared here");
        return options;
    }

    private static void Report(TextWriter writer, PositionChi2Options options, ImageConstraints images, PositionChi2 result)
    {
        bool imagePlane = options.Plane == ConstraintPlane.Image;
        Line($"plane {(imagePlane ? "image" : "source")}");
        Line($"errors {options.Errors}, source {options.Barycentre}, sigma {images.SigmaArcsec:G6} arcsec");
        Line($"chi2 {result.Chi2:F9}");
        Line($"ln_likelihood {result.LogLikelihood:F9}");
        Line($"images {result.ImageCount}");
        Line($"systems {result.Systems.Count}");
        Line($"constraints {result.Constraints}");
        Line($"rms_source_arcsec {result.SourceRmsArcsec:F6}");
        Line($"rms_source_over_systems_arcsec {result.SourceRmsOverSystemsArcsec:F6}");
        if (imagePlane)
        {
            Line($"rms_image_arcsec {result.ImageRmsArcsec:F6}");
            Line($"rms_image_over_systems_arcsec {result.ImageRmsOverSystemsArcsec:F6}");
            Line($"not_found {result.NotFound.Count()}");
            foreach (ImageChi2 image in result.NotFound)
                Line($"not_found_image {image.Image.Id}: {image.NotFound}");
        }

        foreach (SystemChi2 system in result.Systems)
            Line($"system {system.Id} z {system.Redshift:G6} images {system.Images.Count} chi2 {system.Chi2:F4} rms_source {system.SourceRmsArcsec:F4}{(imagePlane ? string.Create(CultureInfo.InvariantCulture, $" rms_image {system.ImageRmsArcsec:F4}") : "")}");

        void Line(FormattableString text) => writer.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
