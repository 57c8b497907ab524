using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>Makes a model of the nodes of a YAML file.</summary>
internal static class LensYamlReader
{
    public static LensProblem Read(LensYamlNode root)
    {
        if (root.Require("arclet_lens_model").Integer() != LensYamlNames.Version)
            throw root.Require("arclet_lens_model").Error($"this form of lens models is not known, expected {LensYamlNames.Version}");
        var priors = new List<LensPrior>();
        LensReference reference = Reference(root.Require("reference"));
        LensYamlNode[] potentials = [.. root.Find("potentials")?.List() ?? []], families = [.. root.Find("families")?.List() ?? []];
        LensConstants constants = Constants(root.Require("constants"));
        var model = new LensModel
        {
            Reference = reference,
            Cosmology = Cosmology(root.Require("cosmology")),
            Constants = constants,
            Planes = root.Require("planes").Choice(LensYamlNames.Planes),
            Potentials = [.. potentials.Select((p, i) => ReadPotential(p, i, priors))],
            Families = [.. families.Select((f, i) => ReadFamily(f, i, priors))],
        };
        ImageConstraints? images = root.Find("images") is { } node ? ReadImages(node, reference) : null;
        root.RefuseOthers();
        if (model.Potentials.Count + model.Families.Sum(f => f.Members.Count) == 0)
            throw root.Error("the model has no lens, expected potentials or families with members");
        return new LensProblem { Model = model, Priors = priors, Images = images };
    }

    private static LensReference Reference(LensYamlNode node)
    {
        double ra = node.Number("ra_deg"), dec = node.Number("dec_deg");
        if (Math.Abs(ra) > 360 || Math.Abs(dec) >= 90)
            throw node.Error($"the reference is {ra} {dec}, expected right ascension and declination in degrees");
        LensReferenceKind kind = node.Find("kind")?.Choice(LensYamlNames.References) ?? LensReferenceKind.DegreesRelative;
        node.RefuseOthers();
        return new LensReference(ra, dec, kind);
    }

    private static FlatLambdaCdm Cosmology(LensYamlNode node)
    {
        double h0 = node.Number("h0_km_s_mpc"), om = node.Number("omega_m");
        node.RefuseOthers();
        return h0 > 0 && om is > 0 and <= 1 ? new FlatLambdaCdm(h0, om) : throw node.Error($"H0 is {h0} and Om {om}, expected H0 above 0 and Om above 0, at most 1");
    }

    private static LensConstants Constants(LensYamlNode node)
    {
        if (node.Text is not null)
            return node.Choice(LensYamlNames.Constants);
        double dispersion = node.Number("pi_over_c2_arcsec"), speed = node.Number("speed_of_light_km_s");
        node.RefuseOthers();
        return dispersion > 0 && speed > 0 ? new LensConstants(dispersion, speed) : throw node.Error("expected constants above 0");
    }

    private static Potential ReadPotential(LensYamlNode node, int index, List<LensPrior> priors)
    {
        MassProfile profile = node.Require("profile").Choice(LensYamlNames.Profiles);
        var potential = new Potential { Id = node.Find("id")?.Word() ?? "", Profile = profile, Magnitude = node.Find("magnitude")?.Number(), Redshift = node.Number("redshift") };
        foreach ((string key, LensParameterKind quantity) in LensYamlNames.PotentialKeys)
        {
            if (node.Find(key) is { } value)
                potential = Apply(potential, quantity, value.Number());
        }

        if (profile == MassProfile.PixelMap)
            potential = potential with { Map = ReadMap(node.Require("maps"), potential) };
        ReadPriors(node, LensYamlNames.PotentialKeys, LensParameterOwner.Potential, index, priors);
        node.RefuseOthers();
        return Valid(potential, node);
    }

    private static DeflectionMap ReadMap(LensYamlNode folder, Potential potential)
    {
        string path = Path.Combine(Path.GetDirectoryName(folder.File) is { Length: > 0 } f ? f : ".", folder.Word());
        if (folder.Word().Contains('\0', StringComparison.Ordinal) || !Directory.Exists(path))
            throw folder.Error($"there is no folder {LensWords.Quote(folder.Word())}, expected one of maps");
        LensModel maps = PublishedMaps.Read(path, potential.Redshift).Model;
        return maps.Potentials[0].Map!;
    }

    private static Potential Apply(Potential potential, LensParameterKind quantity, double value)
    {
        var problem = new LensProblem { Model = new LensModel { Potentials = [potential] } };
        return problem.With([new LensParameter(LensParameterOwner.Potential, 0, quantity)], [value]).Model.Potentials[0];
    }

    private static Potential Valid(Potential potential, LensYamlNode node)
    {
        try
        {
            potential.Validate();
            return potential;
        }
        catch (ArgumentException e)
        {
            throw node.Error(e.Message);
        }
    }

    private static PotentialFamily ReadFamily(LensYamlNode node, int index, List<LensPrior> priors)
    {
        var relation = new ScalingRelation
        {
            ReferenceMagnitude = node.Number("reference_magnitude"),
            VelocityDispersionKms = node.Number("v_disp_km_s"),
            CutRadiusArcsec = node.Number("cut_radius_arcsec", double.PositiveInfinity),
            CoreRadiusArcsec = node.Number("core_radius_arcsec", 0),
            DispersionSlope = node.Number("dispersion_slope", 4),
            CutSlope = node.Number("cut_slope", 4),
            DispersionScatterDex = node.Number("dispersion_scatter_dex", 0),
            CutScatterDex = node.Number("cut_scatter_dex", 0),
        };
        var family = new PotentialFamily
        {
            Id = node.Find("id")?.Word() ?? "",
            Profile = node.Require("profile").Choice(LensYamlNames.Profiles),
            Redshift = node.Number("redshift"),
            Relation = relation,
            Members = [.. node.Require("members").List().Select(ReadMember)],
        };
        ReadPriors(node, LensYamlNames.RelationKeys, LensParameterOwner.Family, index, priors);
        node.RefuseOthers();
        foreach (FamilyMember member in family.Members)
            Valid(family.PotentialOf(member), node);
        return family;
    }

    private static FamilyMember ReadMember(LensYamlNode node)
    {
        var member = new FamilyMember
        {
            Id = node.Word("id"),
            X = node.Number("x_arcsec"),
            Y = node.Number("y_arcsec"),
            Ellipticity = node.Number("ellipticity", 0),
            AngleDegrees = node.Number("angle_deg", 0),
            Magnitude = node.Number("magnitude"),
            DispersionOffsetDex = node.Number("dispersion_offset_dex", 0),
            CutOffsetDex = node.Number("cut_offset_dex", 0),
        };
        node.RefuseOthers();
        return member;
    }

    private static void ReadPriors(LensYamlNode node, IReadOnlyList<(string Key, LensParameterKind Quantity)> keys, LensParameterOwner owner, int index, List<LensPrior> priors)
    {
        if (node.Find("priors") is not { } all)
            return;
        foreach ((string key, LensParameterKind _) in keys)
            all.Find(key);
        all.RefuseOthers();
        foreach ((string key, LensYamlNode prior) in all.Keys!)
            priors.Add(new LensPrior(new LensParameter(owner, index, keys.First(k => k.Key == key).Quantity), ReadPrior(prior)));
    }

    private static ParameterPrior ReadPrior(LensYamlNode node)
    {
        double precision = node.Number("precision", 0);
        LensYamlNode? uniform = node.Find("uniform"), gaussian = node.Find("gaussian");
        node.RefuseOthers();
        if ((uniform is null) == (gaussian is null))
            throw node.Error("expected either uniform: [lower, upper] or gaussian: [mean, standard deviation]");
        List<LensYamlNode> numbers = (uniform ?? gaussian)!.List();
        if (numbers.Count != 2)
            throw node.Error($"the prior has {numbers.Count} numbers, expected 2");
        double first = numbers[0].Number(), second = numbers[1].Number();
        if (uniform is not null && first > second)
            throw node.Error($"the bounds are {first} and {second}, expected the lower one first");
        if (gaussian is not null && second < 0)
            throw node.Error($"the standard deviation is {second}, expected a number from 0");
        return new ParameterPrior(uniform is not null ? PriorKind.Uniform : PriorKind.Gaussian, first, second, precision);
    }

    private static ImageConstraints ReadImages(LensYamlNode node, LensReference reference)
    {
        var images = new ImageConstraints
        {
            SigmaArcsec = node.Number("sigma_arcsec"),
            Form = node.Require("form").Integer(),
            Catalogue = node.Find("catalogue")?.Word() ?? "",
            Systems = [.. node.Require("systems").List().Select(s => ReadSystem(s, reference))],
        };
        node.RefuseOthers();
        if (images.SigmaArcsec <= 0)
            throw node.Require("sigma_arcsec").Error($"the positions' error is {images.SigmaArcsec}, expected arcsec above 0");
        return images;
    }

    private static ImageSystem ReadSystem(LensYamlNode node, LensReference reference)
    {
        var system = new ImageSystem
        {
            Id = node.Word("id"),
            Redshift = node.Find("redshift")?.Number() ?? double.NaN,
            RedshiftPrior = node.Find("redshift_prior") is { } prior ? ReadPrior(prior) : null,
            SharesRedshiftWith = node.Find("shares_redshift_with")?.Word(),
            Images = [.. node.Require("images").List().Select(i => ReadImage(i, reference))],
        };
        node.RefuseOthers();
        return system;
    }

    /// <summary>An image by its place in the frame, or on the sky, or (as it is written) both.</summary>
    private static ObservedImage ReadImage(LensYamlNode node, LensReference reference)
    {
        double? x = node.Find("x_arcsec")?.Number(), y = node.Find("y_arcsec")?.Number(), ra = node.Find("ra_deg")?.Number(), dec = node.Find("dec_deg")?.Number();
        if ((x is null) != (y is null) || (ra is null) != (dec is null) || (x is null && ra is null))
            throw node.Error("expected x_arcsec and y_arcsec, or ra_deg and dec_deg");
        (double X, double Y) frame = x is not null ? (x.Value, y!.Value) : reference.ToFrame(ra!.Value, dec!.Value);
        (double Ra, double Dec) sky = ra is not null ? (ra.Value, dec!.Value) : reference.ToSky(x!.Value, y!.Value);
        var image = new ObservedImage
        {
            Id = node.Word("id"),
            X = frame.X,
            Y = frame.Y,
            RightAscensionDegrees = sky.Ra,
            DeclinationDegrees = sky.Dec,
            SemiMajorArcsec = node.Number("semi_major_arcsec", 0),
            SemiMinorArcsec = node.Number("semi_minor_arcsec", 0),
            AngleDegrees = node.Number("angle_deg", 0),
            Redshift = node.Number("catalogue_redshift", 0),
            Magnitude = node.Number("magnitude", 0),
        };
        node.RefuseOthers();
        return image;
    }
}
