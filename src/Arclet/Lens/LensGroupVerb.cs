using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary><c>arclet lens group</c>: which entries of a catalogue are images of one galaxy.</summary>
internal sealed class LensGroupVerb : Verb
{
    private readonly ModelInput model;
    private readonly MessageLog log;
    private readonly Argument<string> entries = new("TABLE") { Description = "The catalogue: ra and dec (degrees), or x and y (arcsec in the model's frame), and a redshift." };
    private readonly Option<string> redshift = new("--z-column") { HelpName = "NAME", Description = "The column of redshifts.", DefaultValueFactory = _ => "z" };
    private readonly Option<string?> redshiftError = new("--z-error-column") { HelpName = "NAME", Description = "The column of their errors; three of them are tolerated." };
    private readonly Option<double> tolerance = NumberOption.Real("--tolerance", "ARCSEC", "How far back-traced entries may be apart in the source plane.", 0.3);
    private readonly Option<double> redshiftTolerance = NumberOption.Real("--z-tolerance", "DZ", "How far redshifts may be apart, times 1 + z.", 0.001);
    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The table to write, a row for each entry: its group (-1 for none), source position and magnification.", Required = true };

    public LensGroupVerb(MessageLog log)
    {
        this.log = log;
        model = new ModelInput(log);
        Command = new Command("group", "Recognises multiple images of one galaxy in a catalogue: redshifts that agree and places that trace back to one source.");
        model.AddTo(Command);
        Command.Add(entries);
        foreach (Option option in new Option[] { redshift, redshiftError, tolerance, redshiftTolerance, table })
            Command.Add(option);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens group best.par galaxies.ecsv --z-column z_spec --tolerance 0.5 --out groups.ecsv

        """;

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(model.Model), file = parsed.GetRequiredValue(entries), output = parsed.GetRequiredValue(table);
        TableFiles.RequireKnownFormat(output);
        OutputFiles.Check([.. model.Inputs(parsed), file], [output]);
        if (!(parsed.GetValue(tolerance) > 0) || !(parsed.GetValue(redshiftTolerance) >= 0))
            throw new InputException($"--tolerance is {parsed.GetValue(tolerance)} and --z-tolerance is {parsed.GetValue(redshiftTolerance)}, expected a number above 0 and one from 0");
        LensModel lens = model.Read(parsed).Model;
        var rows = new LensTable(Table.Read(file), lens.Reference);
        double[] z = rows.Numbers(parsed.GetValue(redshift)!);
        double[] errors = parsed.GetValue(redshiftError) is { } column ? rows.Numbers(column) : new double[z.Length];
        var places = new SkyEntry[z.Length];
        for (int i = 0; i < places.Length; i++)
        {
            ModelInput.RequireBehind(lens, z[i], rows.Place(i, parsed.GetValue(redshift)!));
            places[i] = new(rows.X[i], rows.Y[i], z[i], errors[i] >= 0 ? errors[i] : 0);
        }

        int[] groups = ModelInput.Guard(path, () => MultipleImageGroups.Find(lens, places, parsed.GetValue(tolerance), parsed.GetValue(redshiftTolerance)));
        LensTerms[] terms = [.. places.Select(p => lens.FieldFor(p.Redshift).DeflectionAndHessianAt(p.X, p.Y))];
        var result = new Table(output);
        result.Metadata.Set("program", "arclet lens group " + ArcletProgram.Version);
        result.Metadata.Set("model", path);
        result.Add("id", rows.Ids, "The entry");
        result.Add("group", [.. groups.Select(g => (long)g)], null, "Entries of one group are images of one galaxy; -1 for an entry alone");
        Add("x", i => places[i].X, "arcsec", "To the west of the model's reference");
        Add("y", i => places[i].Y, "arcsec", "To the north");
        Add("z", i => places[i].Redshift, null, "Redshift");
        Add("source_x", i => places[i].X - terms[i].AlphaX, "arcsec", "Back-traced position");
        Add("source_y", i => places[i].Y - terms[i].AlphaY, "arcsec", "Back-traced position");
        Add("mu", i => terms[i].Mu, null, "Magnification, signed");
        result.Write(output);
        log.Line($"{file}: {groups.Count(g => g >= 0)} of {groups.Length} entries are images of {groups.Where(g => g >= 0).Distinct().Count()} galaxies, written to {output}");
        return ExitCode.Success;

        void Add(string name, Func<int, double> value, string? unit, string description) =>
            result.Add(name, [.. Enumerable.Range(0, places.Length).Select(value)], unit, description);
    }
}
