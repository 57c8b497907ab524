using System.Runtime.CompilerServices;
using System.Text;
using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Lensing.Tests.Files;

namespace Arclet.Hostile;

/// <summary>
/// Lens files as formats for hostile input: parameter files, catalogues, chains and YAML. The sound ones are small and made in the test's code; those of
/// the shared data join them where they are.
/// </summary>
internal static class HostileLensFiles
{
    /// <summary>What chains are bound to.</summary>
    private static readonly Lazy<LensProblem> Model = new(() => LensYaml.Parse(Yaml(), "model.yaml") with { Priors = [] });

    /// <summary>Catalogues beside the mutants, for the parameter files that name them.</summary>
    public static void Prepare(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "members.cat"), SmallLensFiles.Members);
        File.WriteAllText(Path.Combine(folder, "images.cat"), SmallLensFiles.Images);
        foreach (string file in Shared("*.cat", "*.txt"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }

    public static IReadOnlyList<HostileFormat> All { get; } =
    [
        new("Lenstool .par", HostileKind.Text, ".par", [.. Texts(SmallLensFiles.French, SmallLensFiles.English), .. SharedFiles(30_000, "*.par")], ReadParameters),
        new("Lenstool catalogue", HostileKind.Text, ".cat", [.. Texts(SmallLensFiles.Members, SmallLensFiles.Images), .. SharedFiles(30_000, "*.cat", "pot*.txt", "new*.txt")], ReadCatalogue),
        new("Lenstool bayes.dat", HostileKind.Text, ".dat", [.. Texts(SmallLensFiles.Chain), .. SharedFiles(30_000, "bayes.dat")], ReadChain),
        new("lens YAML", HostileKind.Text, ".yaml", [.. Texts(Yaml())], ReadYaml),
    ];

    private static void ReadParameters(string path, List<InputException> errors)
    {
        if (HostileReading.Try(errors, () => LenstoolDocument.Read(path)) is not { } document)
            return;
        _ = (document.ToString(), document.Warnings.Count, document.Comments.Count());
        // Catalogues may be missing: what counts is the message.
        if (HostileReading.Try(errors, () => LensModelFile.FromDocument(document)) is not { } problem)
            return;
        _ = problem.Model.AllPotentials.Count;
        foreach (LensFileWarning warning in problem.Warnings)
            _ = warning.ToString();
    }

    private static void ReadCatalogue(string path, List<InputException> errors)
    {
        var frame = new LensReference(3.586259, -30.400174);
        var warnings = new List<LensFileWarning>();
        HostileReading.Try(errors, () => LenstoolCatalogue.ReadMembers(path, frame, 1, warnings));
        HostileReading.Try(errors, () => LenstoolCatalogue.ReadImages(path, frame, inDegrees: false, warnings));
    }

    private static void ReadChain(string path, List<InputException> errors)
    {
        if (HostileReading.Try(errors, () => LensChain.Read(path)) is not { } chain)
            return;
        if (HostileReading.Try(errors, () => LensChainDraws.Bind(Model.Value, chain)) is { } draws)
            _ = draws.DrawProblem(draws.Count - 1);
    }

    private static void ReadYaml(string path, List<InputException> errors)
    {
        if (HostileReading.Try(errors, () => LensYaml.Read(path)) is { } problem)
            _ = LensYaml.ToText(problem);
    }

    /// <summary>The small French model in our form; the chains of the shared data need as many potentials as the largest of them.</summary>
    private static string Yaml()
    {
        var members = new FamilyMember { Id = "1439.0", X = -26.498892, Y = 30.70692, Ellipticity = 0.25, AngleDegrees = -63.9, Magnitude = 17.894843 };
        var relation = new ScalingRelation { ReferenceMagnitude = 19.44, VelocityDispersionKms = 160, CutRadiusArcsec = 2.9, CoreRadiusArcsec = 0.03 };
        var potential = new Potential { Id = "O1", Profile = MassProfile.DualPseudoIsothermal, X = -2.0763, Y = 1.3885, Ellipticity = 0.828, AngleDegrees = 90.5, CoreRadiusArcsec = 18.8, CutRadiusArcsec = 221, VelocityDispersionKms = 607, Redshift = 0.308 };
        return LensYaml.ToText(new LensProblem
        {
            Model = new LensModel
            {
                Potentials = [potential, potential with { Id = "O2", Shear = 0.05, Profile = MassProfile.ExternalShear }, .. Enumerable.Range(3, 4).Select(i => potential with { Id = $"O{i}" })],
                Families = [.. Enumerable.Range(0, 3).Select(i => new PotentialFamily { Id = $"potfile{i}", Redshift = 0.308, Relation = relation, Members = [members] })],
            },
            Priors = [new LensPrior(new LensParameter(LensParameterOwner.Potential, 0, LensParameterKind.X), ParameterPrior.Uniform(-4, 2, 0.01)), new LensPrior(new LensParameter(LensParameterOwner.Family, 1, LensParameterKind.CutRadius), ParameterPrior.Gaussian(3, 0.2))],
            Images = new ImageConstraints
            {
                Systems = [new ImageSystem { Id = "2", Redshift = 2.5, RedshiftPrior = ParameterPrior.Uniform(1, 4), Images = [new ObservedImage { Id = "2.1", X = 9, Y = -11, RightAscensionDegrees = 3.58, DeclinationDegrees = -30.4 }] }],
            },
        });
    }

    private static IEnumerable<byte[]> Texts(params string[] texts) => texts.Select(Encoding.UTF8.GetBytes);

    private static IEnumerable<byte[]> SharedFiles(long longest, params string[] patterns) => Shared(patterns).Where(f => new FileInfo(f).Length <= longest).Select(File.ReadAllBytes);

    private static IEnumerable<string> Shared(params string[] patterns)
    {
        string root = Root();
        return Directory.Exists(root) ? patterns.SelectMany(p => Directory.GetFiles(root, p, SearchOption.AllDirectories)).Order(StringComparer.Ordinal) : [];
    }

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "..", "shared", "data", "lens"));
}
