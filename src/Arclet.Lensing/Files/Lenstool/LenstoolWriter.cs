using System.Globalization;
using System.Text;
using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>
/// Writes models as Lenstool's files: best.par, in which every member is a potential of its own, and bestopt.par, which keeps potfiles and priors and
/// names its catalogues. Numbers have all their digits; radii stand in arcsec, in best.par in kpc too, as Lenstool writes it.
/// </summary>
public sealed class LenstoolWriter
{
    private readonly LensProblem _problem;

    private readonly bool _french;

    private readonly LenstoolDocument _document;

    private LenstoolWriter(LensProblem problem, LenstoolDialect dialect, string name)
    {
        _problem = problem;
        _french = dialect == LenstoolDialect.French;
        _document = LenstoolDocument.Create(name);
    }

    /// <summary>The document of best.par.</summary>
    /// <param name="problem">The model.</param>
    /// <param name="dialect">The language of the keywords.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="comments">What the file begins with, a comment a line, such as chi2.</param>
    /// <exception cref="InputException">A lens has a form that Lenstool's files cannot say.</exception>
    public static LenstoolDocument Best(LensProblem problem, LenstoolDialect dialect = LenstoolDialect.French, string name = "best.par", IReadOnlyList<string>? comments = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var writer = new LenstoolWriter(problem, dialect, name);
        writer.AddComments(comments);
        IReadOnlyList<Potential> potentials = problem.Model.AllPotentials;
        writer.RunMode();
        writer.Add("grille", "", [$"{writer.Key(LenstoolSectionKind.Grid, "nlens")} {potentials.Count}"]);
        foreach (Potential potential in potentials)
            writer.AddPotential(potential, withKpc: true);
        return writer.Finish();
    }

    /// <summary>The document of bestopt.par; the catalogues that it names are written by <see cref="SaveBestOpt"/>.</summary>
    /// <param name="problem">The model, its priors and images.</param>
    /// <param name="dialect">The language of the keywords.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="comments">What the file begins with, a comment a line, such as chi2.</param>
    /// <exception cref="InputException">A lens has a form that Lenstool's files cannot say.</exception>
    public static LenstoolDocument BestOpt(LensProblem problem, LenstoolDialect dialect = LenstoolDialect.French, string name = "bestopt.par", IReadOnlyList<string>? comments = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var writer = new LenstoolWriter(problem, dialect, name);
        writer.AddComments(comments);
        return writer.WriteBestOpt(Path.GetFileNameWithoutExtension(name));
    }

    /// <summary>Writes bestopt.par and, beside it, the catalogues of its members and images.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">The model, its priors and images.</param>
    /// <param name="dialect">The language of the keywords.</param>
    /// <param name="comments">What the file begins with, a comment a line, such as chi2.</param>
    /// <exception cref="InputException">A file cannot be written, or a lens has a form that Lenstool's files cannot say.</exception>
    public static void SaveBestOpt(string path, LensProblem problem, LenstoolDialect dialect = LenstoolDialect.French, IReadOnlyList<string>? comments = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        LenstoolDocument document = BestOpt(problem, dialect, path, comments);
        string folder = Path.GetDirectoryName(path) ?? "", stem = Path.GetFileNameWithoutExtension(path);
        for (int f = 0; f < problem.Model.Families.Count; f++)
            Save(MembersFile(stem, f), LenstoolCatalogue.WriteMembers(problem.Model.Families[f].Members, problem.Model.Reference));
        if (problem.Images is { } images)
            Save(ImagesFile(stem), LenstoolCatalogue.WriteImages(images.Images));
        document.Save(path);

        void Save(string file, string text) => LensFile.Write(Path.Combine(folder, file), stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    private static string MembersFile(string stem, int family) => $"{stem}_members{family}.cat";

    private static string ImagesFile(string stem) => $"{stem}_images.cat";

    private static string Number(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : throw new InputException($"the number {value} cannot stand in Lenstool's files: expected a finite one");

    private static string PriorText(ParameterPrior prior) => $"{(int)prior.Kind} {Number(prior.First)} {Number(prior.Second)}";

    private LenstoolDocument WriteBestOpt(string stem)
    {
        LensModel model = _problem.Model;
        RunMode("inverse 0 0.5 1000");
        if (_problem.Images is { } images)
            Add("image", "", [.. ImageLines(images, stem)]);
        int optimised = _problem.Priors.Where(p => p.Parameter.Owner == LensParameterOwner.Potential).Select(p => p.Parameter.Index + 1).DefaultIfEmpty(0).Max();
        Add("grille", "", [$"{Key(LenstoolSectionKind.Grid, "nlens")} {model.AllPotentials.Count}", $"nlens_opt {optimised}"]);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < model.Potentials.Count; i++)
        {
            Potential potential = model.Potentials[i];
            LensPrior[] priors = [.. _problem.Priors.Where(p => p.Parameter.Owner == LensParameterOwner.Potential && p.Parameter.Index == i)];
            if (priors.Length > 0 && !names.Add(potential.Id))
                throw new InputException($"two potentials with priors are called {LensWords.Quote(potential.Id)}: expected names of their own");
            AddPotential(potential, withKpc: false);
            if (priors.Length > 0)
                Add("limit", LenstoolCatalogue.Name(potential.Id), [.. priors.Select(p => $"{LimitKey(potential, p.Parameter.Quantity)} {LimitText(p)}")]);
        }

        for (int f = 0; f < model.Families.Count; f++)
            AddFamily(f, stem);
        return Finish();
    }

    private void AddComments(IReadOnlyList<string>? comments)
    {
        foreach (string comment in comments ?? [])
            _document.AddLine("#" + comment.ReplaceLineEndings(" "));
    }

    private void RunMode(params string[] more)
    {
        LensReference r = _problem.Model.Reference;
        Add("runmode", "", [$"reference 3 {Number(r.RightAscensionDegrees)} {Number(r.DeclinationDegrees)}", .. more]);
    }

    private IEnumerable<string> ImageLines(ImageConstraints images, string stem)
    {
        yield return $"multfile {images.Systems.Count} {ImagesFile(stem)}";
        yield return $"{Key(LenstoolSectionKind.Image, "form")} {images.Form}";
        yield return "mult_wcs 1";
        yield return $"sigposArcsec {Number(images.SigmaArcsec)}";
        int number = 0;
        foreach (ImageSystem system in images.Systems)
        {
            string first = system.Images[0].Id;
            if (system.RedshiftPrior is { } prior && system.SharesRedshiftWith is null)
            {
                string[] shared = [.. images.Systems.Where(s => s.SharesRedshiftWith == system.Id).Select(s => s.Images[0].Id)];
                if (shared.Any(id => !char.IsLetter(id[0])))
                    throw new InputException($"systems that share the redshift of {LensWords.Quote(system.Id)} need names that begin with a letter in Lenstool's files");
                yield return string.Join(' ', [$"z_m_limit {++number}", first, .. shared, PriorText(prior), Number(prior.Precision)]);
            }
            else if (system.RedshiftPrior is null && system.HasRedshift && system.Redshift != system.Images[0].Redshift)
            {
                yield return $"z_m_limit {++number} {first} 0 {Number(system.Redshift)} 0 0";
            }
        }
    }

    private void AddPotential(Potential p, bool withKpc)
    {
        double kpc = _problem.Model.KiloparsecPerArcsec(p.Redshift);
        var lines = new List<string>();
        int profile = p.Profile switch
        {
            MassProfile.DualPseudoIsothermal => 81,
            MassProfile.PseudoIsothermal or MassProfile.SingularIsothermalEllipsoid => 8,
            MassProfile.SingularIsothermalPotential => 1,
            MassProfile.NavarroFrenkWhite or MassProfile.GeneralizedNfw => 12,
            MassProfile.PointMass => 7,
            MassProfile.ExternalShear => 14,
            _ => throw new InputException($"potential {LensWords.Quote(p.Id)} is a {p.Profile}, which Lenstool's files cannot say: expected a dPIE, PIEMD, SIE, NFW, point mass or shear, or YAML as the form"),
        };
        lines.Add($"{Key(LenstoolSectionKind.Potential, "profile")} {profile}");
        lines.Add($"x_centre {Number(p.X)}");
        lines.Add($"y_centre {Number(p.Y)}");
        if (p.Profile is not (MassProfile.PointMass or MassProfile.ExternalShear))
            lines.Add($"{Key(LenstoolSectionKind.Potential, "ellipticity")} {Number(p.Ellipticity)}");
        if (p.Profile != MassProfile.PointMass)
            lines.Add($"angle_pos {Number(p.AngleDegrees)}");
        switch (p.Profile)
        {
            case MassProfile.DualPseudoIsothermal or MassProfile.PseudoIsothermal:
                Radius("core_radius", p.CoreRadiusArcsec);
                if (p.Profile == MassProfile.DualPseudoIsothermal)
                    Radius("cut_radius", double.IsFinite(p.CutRadiusArcsec) ? p.CutRadiusArcsec : throw new InputException($"potential {LensWords.Quote(p.Id)} has no cut radius, which profile 81 needs: expected a finite one, or a PIEMD"));
                lines.Add($"v_disp {Number(p.VelocityDispersionKms)}");
                break;
            case MassProfile.SingularIsothermalEllipsoid:
                // Profile 8 has b0 = 6 pi (v/c)^2 where an SIE has 4 pi (sigma/c)^2.
                lines.Add("core_radius 0");
                lines.Add($"v_disp {Number(p.VelocityDispersionKms * Math.Sqrt(2.0 / 3))}");
                break;
            case MassProfile.SingularIsothermalPotential:
                lines.Add($"v_disp {Number(p.VelocityDispersionKms)}");
                break;
            case MassProfile.NavarroFrenkWhite or MassProfile.GeneralizedNfw:
                lines.Add($"scale_radius {Number(p.ScaleRadiusArcsec)}");
                lines.Add($"v_disp {Number(p.VelocityDispersionKms)}");
                if (p.Profile == MassProfile.GeneralizedNfw)
                    lines.Add($"{Key(LenstoolSectionKind.Potential, "alpha")} {Number(p.InnerSlope)}");
                break;
            case MassProfile.PointMass:
                lines.Add($"{Key(LenstoolSectionKind.Potential, "mass")} {Number(p.MassSolar / 1e12)}");
                break;
            default:
                lines.Add($"gamma {Number(p.Shear)}");
                break;
        }

        if (p.Magnitude is { } magnitude)
            lines.Add($"mag {Number(magnitude)}");
        lines.Add($"z_lens {Number(p.Redshift)}");
        Add("potentiel", p.Id.Length > 0 ? LenstoolCatalogue.Name(p.Id) : "", lines);

        void Radius(string key, double arcsec)
        {
            lines.Add($"{key} {Number(arcsec)}");
            if (withKpc)
                lines.Add($"{key}_kpc {Number(arcsec * kpc)}");
        }
    }

    private void AddFamily(int index, string stem)
    {
        PotentialFamily family = _problem.Model.Families[index];
        ScalingRelation r = family.Relation;
        int type = family.Profile switch
        {
            MassProfile.DualPseudoIsothermal => 81,
            MassProfile.PseudoIsothermal => 8,
            MassProfile.SingularIsothermalPotential => 1,
            _ => throw new InputException($"the members of {LensWords.Quote(family.Id)} are {family.Profile}, which a potfile cannot say: expected dPIEs"),
        };
        var lines = new List<string>
        {
            $"filein 1 {MembersFile(stem, index)}",
            $"zlens {Number(family.Redshift)}",
            $"type {type}",
            $"core {Number(r.CoreRadiusArcsec)}",
            $"mag0 {Number(r.ReferenceMagnitude)}",
            Line("sigma", LensParameterKind.VelocityDispersion, r.VelocityDispersionKms),
            Line("slope", LensParameterKind.CutSlope, r.CutSlope),
            Line("vdslope", LensParameterKind.DispersionSlope, r.DispersionSlope),
            $"vdscatter 0 {Number(r.DispersionScatterDex)} 0",
            $"rcutscatter 0 {Number(r.CutScatterDex)} 0",
        };
        if (type == 81)
            lines.Insert(6, Line("cut", LensParameterKind.CutRadius, r.CutRadiusArcsec));
        Add($"potfile{index}", "", lines);

        string Line(string key, LensParameterKind quantity, double value)
        {
            LensPrior[] prior = [.. _problem.Priors.Where(p => p.Parameter == new LensParameter(LensParameterOwner.Family, index, quantity))];
            return prior.Length > 0 ? $"{key} {PriorText(prior[0].Prior)}" : $"{key} 0 {Number(value)} 0";
        }
    }

    private string LimitKey(Potential potential, LensParameterKind quantity) => quantity switch
    {
        LensParameterKind.X => "x_centre",
        LensParameterKind.Y => "y_centre",
        LensParameterKind.Ellipticity => Key(LenstoolSectionKind.Limit, "ellipticity"),
        LensParameterKind.Angle => "angle_pos",
        LensParameterKind.CoreRadius => "core_radius",
        LensParameterKind.CutRadius => "cut_radius",
        LensParameterKind.VelocityDispersion => "v_disp",
        LensParameterKind.ScaleRadius => "scale_radius",
        LensParameterKind.InnerSlope => Key(LenstoolSectionKind.Limit, "alpha"),
        LensParameterKind.Mass => Key(LenstoolSectionKind.Limit, "mass"),
        LensParameterKind.Shear => "gamma",
        LensParameterKind.Redshift => "z_lens",
        _ => throw new InputException($"potential {LensWords.Quote(potential.Id)}: Lenstool's files cannot free {quantity}"),
    };

    private static string LimitText(LensPrior p)
    {
        // Masses stand in 1e12 solar masses.
        ParameterPrior prior = p.Parameter.Quantity == LensParameterKind.Mass ? p.Prior.DividedBy(1e12) : p.Prior;
        return $"{PriorText(prior)} {Number(prior.Precision)}";
    }

    private LenstoolDocument Finish()
    {
        LensModel model = _problem.Model;
        Add("cosmologie", "", [
            "model 1",
            $"H0 {Number(model.Cosmology.HubbleConstant)}",
            $"omegaM {Number(model.Cosmology.MatterDensity)}",
            $"omegaX {Number(model.Cosmology.DarkEnergyDensity)}",
            "omegaK 0.",
            "wX -1.",
            "wa 0.",
        ]);
        _document.AddLine(_french ? "fini" : "finish");
        _document.MarkFinished();
        return _document;
    }

    private void Add(string frenchName, string id, IReadOnlyList<string> lines)
    {
        string name = frenchName;
        if (!_french && LenstoolSchema.Section(frenchName) is { } kind && kind != LenstoolSectionKind.Potfile)
            name = LenstoolSchema.SpellingsOf(kind)[^1];
        _document.AddSection(name, id, lines);
    }

    private string Key(LenstoolSectionKind kind, string name)
    {
        LenstoolKeyword keyword = LenstoolSchema.Find(kind, name)!;
        return _french ? keyword.Spellings[0] : keyword.Name;
    }
}
