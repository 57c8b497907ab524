using System.CommandLine;
using System.Globalization;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Lensing.Maps;

namespace Arclet.Lens;

/// <summary><c>arclet lens images</c>: all images of a source.</summary>
internal sealed class LensImagesVerb : Verb
{
    private readonly ModelInput model;
    private readonly SearchOptions search = new();
    private readonly MessageLog log;
    private readonly Option<string?> source = new("--source") { HelpName = "X,Y", Description = "The source's position in the source plane: arcsec in the model's frame." };
    private readonly Option<string?> image = new("--image") { HelpName = "X,Y", Description = "Instead: the position of one image, which is traced back to the source." };
    private readonly Option<double> redshift = new("--z") { HelpName = "Z", Description = "The source's redshift.", Required = true };
    private readonly Option<string?> table = new("--out") { HelpName = "TABLE", Description = "The table to write; without it the images are printed." };

    public LensImagesVerb(MessageLog log)
    {
        this.log = log;
        model = new ModelInput(log);
        Command = new Command("images", "All images of a point source, with magnification and parity, counted against the index of the field's edge so that none is missing.") { source, image, redshift, table };
        model.AddTo(Command);
        search.AddTo(Command);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens images best.par --source 1.5,-2.25 --z 3.1
          arclet lens images best.par --image -35.05,-13.48 --z 1.688 --out images.ecsv

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

        if (parsed.GetValue(source) is null == parsed.GetValue(image) is null)
            throw new InputException("expected either --source or --image");
        (double x, double y) = parsed.GetValue(source) is { } s ? Pair("--source", s) : Pair("--image", parsed.GetValue(image)!);
        double z = parsed.GetValue(redshift);
        LensModel lens = model.Read(parsed).Model;
        ModelInput.RequireBehind(lens, z, "--z");
        if (parsed.GetValue(image) is not null)
            (x, y) = ModelInput.Guard(path, () => lens.FieldFor(z)).SourceOf(x, y);
        ImageSet set = ModelInput.Guard(path, () => new ImageSolver(lens, z, search.Read(parsed)).Solve(x, y));
        if (SearchOptions.Doubt(set) is { } doubt)
            log.Warning($"{path}: {doubt}");
        double[]? delays = Delays(lens, set);
        if (output is not null)
            ToTable(output, path, lens, set, delays).Write(output);
        else
            Print(parsed.InvocationConfiguration.Output, set, delays);
        log.Line(string.Create(CultureInfo.InvariantCulture, $"{path}: {set.Images.Count} images of the source at ({x:F6}, {y:F6}), z {z}; index of the edge {set.EdgeIndex}, sum of the parities {set.ParitySum}{(set.Unresolved.Count > 0 ? $", {set.Unresolved.Count} undecided spots with {set.Unresolved.Sum(u => u.Index)}" : "")}{(output is null ? "" : $", written to {output}")}"));
        return ExitCode.Success;
    }

    /// <summary>Arrival times after the first image; null for several planes.</summary>
    private static double[]? Delays(LensModel lens, ImageSet set)
    {
        if (!lens.HasOnePlane || lens.AllPotentials.Count == 0 || set.Images.Count == 0)
            return null;
        double[] times = TimeDelay.At(lens, set.SourceRedshift, set.SourceX, set.SourceY, [.. set.Images.Select(i => i.X)], [.. set.Images.Select(i => i.Y)]);
        double first = times.Min();
        return [.. times.Select(t => t - first)];
    }

    private static void Print(TextWriter writer, ImageSet set, double[]? delays)
    {
        writer.WriteLine("x y mu mu_t mu_r parity delay_days");
        for (int i = 0; i < set.Images.Count; i++)
        {
            LensedImage p = set.Images[i];
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{p.X:F9} {p.Y:F9} {p.Mu:G9} {p.MuTangential:G9} {p.MuRadial:G9} {Name(p.Parity)} {delays?[i] ?? double.NaN:G9}"));
        }
    }

    private static Table ToTable(string output, string modelName, LensModel lens, ImageSet set, double[]? delays)
    {
        var result = new Table(output);
        result.Metadata.Set("program", "arclet lens images " + ArcletProgram.Version);
        result.Metadata.Set("model", modelName);
        result.Metadata.Set("source_x", set.SourceX);
        result.Metadata.Set("source_y", set.SourceY);
        result.Metadata.Set("z", set.SourceRedshift);
        result.Metadata.Set("edge_index", (long)set.EdgeIndex);
        result.Metadata.Set("complete", set.IsComplete);
        Add("x", i => i.X, "arcsec", "To the west of the model's reference");
        Add("y", i => i.Y, "arcsec", "To the north");
        Add("ra", i => lens.Reference.ToSky(i.X, i.Y).RightAscensionDegrees, "deg", "Right ascension");
        Add("dec", i => lens.Reference.ToSky(i.X, i.Y).DeclinationDegrees, "deg", "Declination");
        Add("mu", i => i.Mu, null, "Magnification, negative where mirrored");
        Add("mu_t", i => i.MuTangential, null, "Tangential magnification, signed");
        Add("mu_r", i => i.MuRadial, null, "Radial magnification, signed");
        result.Add("parity", [.. set.Images.Select(i => Name(i.Parity))], "minimum, saddle or maximum of the arrival time");
        Add("residual", i => i.ResidualArcsec, "arcsec", "By how much the lens equation is missed");
        if (delays is not null)
            result.Add("delay_days", delays, "d", "Arrival after the first image");
        return result;

        void Add(string name, Func<LensedImage, double> value, string? unit, string description) => result.Add(name, [.. set.Images.Select(value)], unit, description);
    }

    public static string Name(ImageParity parity) => parity switch
    {
        ImageParity.Minimum => "minimum",
        ImageParity.Saddle => "saddle",
        _ => "maximum",
    };

    private static (double X, double Y) Pair(string option, string text)
    {
        string[] parts = text.Split(',');
        return parts.Length == 2 && NumberOption.TryReal(parts[0].Trim(), out double x) && NumberOption.TryReal(parts[1].Trim(), out double y) && double.IsFinite(x) && double.IsFinite(y)
            ? (x, y)
            : throw new InputException($"{option} is '{text}', expected two finite numbers with a comma between them, such as 1.5,-2.25");
    }
}
