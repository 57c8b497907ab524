using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary><c>arclet lens at</c>: what lensing does at given points.</summary>
internal sealed class LensAtVerb : Verb
{
    private readonly ModelInput model;
    private readonly MessageLog log;
    private readonly Option<string> points = new("--points") { HelpName = "FILE", Description = "Lines of x, y (arcsec, x to the west, y to the north of the model's reference) and the source's redshift z_s.", Required = true };
    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The table to write, a row for each line: psi, alpha_x, alpha_y, psi_xx, psi_xy, psi_yy, kappa, gamma1, gamma2, mu, mu_t, mu_r.", Required = true };

    public LensAtVerb(MessageLog log)
    {
        this.log = log;
        model = new ModelInput(log);
        Command = new Command("at", "Potential, deflection, convergence, shear and magnification at points, for the source's redshift (D_LS/D_S included).") { points, table };
        model.AddTo(Command);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens at best.par --points points.txt --out terms.ecsv

        """;

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(model.Model), pointsFile = parsed.GetRequiredValue(points), output = parsed.GetRequiredValue(table);
        TableFiles.RequireKnownFormat(output);
        OutputFiles.Check([.. model.Inputs(parsed), pointsFile], [output]);
        LensModel lens = model.Read(parsed).Model;
        List<(double X, double Y, double Redshift, int Line)> rows = LensPoints.Read(pointsFile);
        var fields = new Dictionary<double, LensField>();
        var terms = new LensTerms[rows.Count];
        for (int i = 0; i < terms.Length; i++)
        {
            (double x, double y, double z, int line) = rows[i];
            if (!fields.TryGetValue(z, out LensField? field))
            {
                ModelInput.RequireBehind(lens, z, $"{pointsFile}: line {line}: z_s");
                fields[z] = field = ModelInput.Guard(path, () => lens.FieldFor(z));
            }

            terms[i] = field.At(x, y);
        }

        var result = new Table(output);
        result.Metadata.Set("program", "arclet lens at " + ArcletProgram.Version);
        result.Metadata.Set("model", path);
        Add("psi", t => t.Psi, "arcsec2", "Lens potential; its zero point has no meaning");
        Add("alpha_x", t => t.AlphaX, "arcsec", "Deflection along x (west): beta = theta - alpha");
        Add("alpha_y", t => t.AlphaY, "arcsec", "Deflection along y (north)");
        Add("psi_xx", t => t.PsiXx, null, "Second derivative of the potential");
        Add("psi_xy", t => t.PsiXy, null, "Second derivative of the potential");
        Add("psi_yy", t => t.PsiYy, null, "Second derivative of the potential");
        Add("kappa", t => t.Kappa, null, "Convergence");
        Add("gamma1", t => t.Gamma1, null, "Shear, (psi_xx - psi_yy) / 2");
        Add("gamma2", t => t.Gamma2, null, "Shear, psi_xy");
        Add("mu", t => t.Mu, null, "Magnification, negative where mirrored");
        Add("mu_t", t => t.MuTangential, null, "Tangential magnification, signed");
        Add("mu_r", t => t.MuRadial, null, "Radial magnification, signed");
        result.Write(output);
        if (terms.Count(t => double.IsNaN(t.Kappa)) is > 0 and var outside)
            log.Warning($"{path}: the model is not defined at {outside} of the points; their rows are empty (nan)");
        log.Line($"{path}: {terms.Length} points for {fields.Count} source redshifts, written to {output}");
        return ExitCode.Success;

        void Add(string name, Func<LensTerms, double> value, string? unit, string description) => result.Add(name, [.. terms.Select(value)], unit, description);
    }
}
