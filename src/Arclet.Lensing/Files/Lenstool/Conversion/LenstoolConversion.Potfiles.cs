using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>Potfiles: scaling relations and their members.</summary>
internal sealed partial class LenstoolConversion
{
    private void ReadPotfiles()
    {
        int number = 0;
        foreach (LenstoolSection section in _document.FindAll(LenstoolSectionKind.Potfile))
        {
            LenstoolEntry file = section.Find("filein") ?? throw section.Error($"{section} has no filein, expected the format and the name of its catalogue");
            int format = file.Integer();
            if (format is not (1 or 2 or 3))
                throw file.Error($"filein {format} is not known, expected 1 (id x y a b theta mag lum, arcsec), 2 (type x y e theta rc rcut sigma z) or 3 (as 1, in degrees)");
            string path = Locate(file.Word(1)) ?? throw file.Error($"the catalogue of members {LensWords.Quote(file.Word(1))} was not found, expected it {Places()}");
            if (format == 2)
                ReadPlainMembers(path);
            else
                ReadFamily(section, number, path, format);
            number++;
        }
    }

    private void ReadFamily(LenstoolSection section, int number, string path, int format)
    {
        int type = section.Integer("type") ?? 81;
        MassProfile profile = type switch
        {
            81 => MassProfile.DualPseudoIsothermal,
            8 => MassProfile.PseudoIsothermal,
            1 => MassProfile.SingularIsothermalPotential,
            _ => throw section.Find("type")!.Error($"type {type} of members is not supported, expected 81, 8 or 1"),
        };
        if (section.Find("profile") is { } other && other.Integer() != type)
            _warnings.Add(other.Warning($"{other.Spelling} {other.Values[0]} contradicts type {type}: the type is used"));
        double redshift = section.Number("z_lens") ?? throw section.Error($"{section} has no zlens, expected the members' redshift");
        if (redshift is not (> 0 and < 1000))
            throw section.Find("z_lens")!.Error($"the members' redshift is {redshift}, expected a number above 0");
        LenstoolEntry? mag0 = section.Find("mag0");
        if (mag0 is null)
            _warnings.Add(section.Warning($"{section} has no mag0: Lenstool's default is used, 17"));

        int family = _families.Count;
        double kpc = _frame.KiloparsecPerArcsec(redshift);
        var relation = new ScalingRelation
        {
            ReferenceMagnitude = mag0?.Number() ?? 17,
            VelocityDispersionKms = Free(section, family, "sigma", LensParameterKind.VelocityDispersion, 1)
                ?? throw section.Error($"{section} has no sigma, expected the velocity dispersion of a member of magnitude mag0"),
            CutRadiusArcsec = profile == MassProfile.DualPseudoIsothermal ? CutOf(section, family, kpc) : double.PositiveInfinity,
            CoreRadiusArcsec = CoreOf(section, kpc),
            DispersionSlope = Slope(section, family, "vdslope", LensParameterKind.DispersionSlope),
            CutSlope = Slope(section, family, "slope", LensParameterKind.CutSlope),
            DispersionScatterDex = Scatter(section, "vdscatter"),
            CutScatterDex = Scatter(section, "rcutscatter"),
        };
        IReadOnlyList<FamilyMember> members = LenstoolCatalogue.ReadMembers(path, _frame.Reference, format, _warnings);
        string name = section.Id.Length > 0 ? section.Id : section.Name == "potfile" ? $"potfile{number}" : section.Name;
        _families.Add(new PotentialFamily { Id = name, Profile = profile, Redshift = redshift, Relation = relation, Members = members });
        _potfileNumbers.Add(number);
        foreach (FamilyMember member in members)
        {
            if (!double.IsFinite(relation.DispersionOf(member)) || relation.CutOf(member) is double.NaN or <= 0 || !double.IsFinite(relation.CoreOf(member)))
                throw section.Error($"member {LensWords.Quote(member.Id)} of {path} has magnitude {member.Magnitude}, for which the relation gives no finite dispersion and radii");
        }
    }

    private double CutOf(LenstoolSection section, int family, double kpc)
    {
        LenstoolEntry? arcsec = section.Find("cut"), inKpc = section.Find("cutkpc");
        if (arcsec is null && inKpc is null)
            throw section.Error($"{section} has neither cut nor cutkpc, expected the cut radius of a member of magnitude mag0");
        if (arcsec is not null && inKpc is not null)
            Compare(arcsec, inKpc, kpc, "arcsec, as Lenstool's manual says for potfiles,", 1);
        // In potfiles the arcsec win, unlike in potentials.
        double cut = arcsec is not null ? Free(section, family, "cut", LensParameterKind.CutRadius, 1)!.Value : Free(section, family, "cutkpc", LensParameterKind.CutRadius, kpc)!.Value;
        return cut > 0 ? cut : throw (arcsec ?? inKpc)!.Error($"the cut radius is {cut}, expected a number above 0");
    }

    private double CoreOf(LenstoolSection section, double kpc)
    {
        LenstoolEntry? arcsec = section.Find("core"), inKpc = section.Find("corekpc");
        if (arcsec is not null && inKpc is not null)
            Compare(arcsec, inKpc, kpc, "arcsec, as Lenstool's manual says for potfiles,");
        if (arcsec is null && inKpc is null)
            return Missing(section, "core or corekpc", 0);
        double core = arcsec?.Number() ?? (inKpc!.Number() / kpc);
        return core >= 0 ? core : throw (arcsec ?? inKpc)!.Error($"the core radius is {core}, expected a number from 0");
    }

    private double Slope(LenstoolSection section, int family, string keyword, LensParameterKind quantity)
    {
        double slope = Free(section, family, keyword, quantity, 1) ?? 4;
        return slope != 0 ? slope : throw section.Find(keyword)!.Error($"{keyword} is 0, expected another number");
    }

    /// <summary>A scatter that is free or not zero is kept with the relation; members follow the relation without it.</summary>
    private double Scatter(LenstoolSection section, string keyword)
    {
        if (section.Find(keyword) is not { } entry)
            return 0;
        ParameterPrior prior = Prior(entry);
        if (prior.Kind != PriorKind.Fixed || prior.First != 0)
            _warnings.Add(entry.Warning($"{keyword} {string.Join(' ', entry.Values)}: members follow the relation without scatter; the number is kept"));
        return prior.Centre;
    }

    /// <summary>A number of the relation and, where it is free, its prior; null where the keyword is absent.</summary>
    private double? Free(LenstoolSection section, int family, string keyword, LensParameterKind quantity, double unit)
    {
        if (section.Find(keyword) is not { } entry)
            return null;
        ParameterPrior prior = Prior(entry).DividedBy(unit);
        if (prior.Kind == PriorKind.Fixed)
            return prior.First;
        _priors.Add(new LensPrior(new LensParameter(LensParameterOwner.Family, family, quantity), prior));
        _warnings.Add(entry.Warning(FormattableString.Invariant($"{keyword} of {section} is free: the model as read takes the {(prior.Kind == PriorKind.Uniform ? "middle of the bounds" : "mean")}, {prior.Centre * unit:G6}")));
        return prior.Centre;
    }

    /// <summary>Format 2: members with parameters of their own, <c>type x y e theta rc_kpc rcut_kpc sigma z</c>.</summary>
    private void ReadPlainMembers(string path)
    {
        LenstoolCatalogue catalogue = LenstoolCatalogue.Read(path, 9);
        _warnings.AddRange(catalogue.Warnings);
        LenstoolCatalogueReference reference = catalogue.Reference ?? new LenstoolCatalogueReference(LensReferenceKind.DegreesRelative);
        for (int i = 0; i < catalogue.Rows.Count; i++)
        {
            LenstoolCatalogueRow row = catalogue.Rows[i];
            double type = row.Number(0, "the profile"), redshift = row.Number(8, "the redshift");
            if (type is not (81 or 8 or 1))
                throw row.Error($"profile {row.Words[0]} is not supported in a catalogue of format 2, expected 81, 8 or 1");
            if (redshift is not (> 0 and < 1000))
                throw row.Error($"the redshift is {redshift}, expected a number above 0");
            double kpc = _frame.KiloparsecPerArcsec(redshift);
            (double x, double y) = reference.ToFrame(row.Number(1, "x in arcsec"), row.Number(2, "y in arcsec"), _frame.Reference);
            var potential = new Potential
            {
                Id = $"{Path.GetFileNameWithoutExtension(path)}-{i + 1}",
                Profile = type == 81 ? MassProfile.DualPseudoIsothermal : type == 8 ? MassProfile.PseudoIsothermal : MassProfile.SingularIsothermalPotential,
                X = x,
                Y = y,
                Ellipticity = row.Number(3, "the ellipticity"),
                AngleDegrees = row.Number(4, "the angle in degrees"),
                CoreRadiusArcsec = row.Number(5, "the core radius in kpc") / kpc,
                CutRadiusArcsec = type == 81 ? row.Number(6, "the cut radius in kpc") / kpc : double.PositiveInfinity,
                VelocityDispersionKms = row.Number(7, "the velocity dispersion in km/s"),
                Redshift = redshift,
            };
            try
            {
                potential.Validate();
            }
            catch (ArgumentException e)
            {
                throw row.Error(e.Message);
            }

            _potentials.Add(potential);
        }
    }
}
