using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>Potentials: profiles and their parameters.</summary>
internal sealed partial class LenstoolConversion
{
    /// <summary>The Sun's mass in g: its parameter (IAU 2015 resolution B3) by G = 6.6743e-8 cm^3 g^-1 s^-2 (CODATA 2018).</summary>
    private const double GramsPerSolarMass = Sky.PhysicalConstants.SolarMassParameter * 1e6 / 6.6743e-8;

    private const double CentimetresPerKpc = Sky.PhysicalConstants.MetrePerParsec * 1e5;

    private void ReadPotentials()
    {
        foreach (LenstoolSection section in _document.FindAll(LenstoolSectionKind.Potential))
        {
            Potential potential = ReadPotential(section);
            try
            {
                potential.Validate();
            }
            catch (ArgumentException e)
            {
                throw InputException.InFile(_document.File, $"line {section.Line}: {e.Message}", e);
            }

            _potentials.Add(potential);
            _read.Add((potential, section));
        }
    }

    private Potential ReadPotential(LenstoolSection section)
    {
        LenstoolEntry type = Required(section, "profile");
        double redshift = Required(section, "z_lens").Number();
        if (redshift is not (> 0 and < 1000))
            throw section.Find("z_lens")!.Error($"the lens's redshift is {redshift}, expected a number above 0");
        (double x, double y) = Centre(section);
        var potential = new Potential
        {
            Id = section.Id,
            Profile = MassProfile.DualPseudoIsothermal,
            X = x,
            Y = y,
            Ellipticity = section.Number("ellipticity") ?? 0,
            AngleDegrees = section.Number("angle_pos") ?? 0,
            Redshift = redshift,
            Magnitude = section.Number("mag"),
        };
        return type.Integer() switch
        {
            81 => potential with
            {
                CoreRadiusArcsec = Radius(section, "core_radius", redshift) ?? Missing(section, "core_radius", 0),
                CutRadiusArcsec = Radius(section, "cut_radius", redshift) ?? throw section.Error($"{section} has neither cut_radius nor cut_radius_kpc, expected one of them for profile 81"),
                VelocityDispersionKms = Required(section, "v_disp").Number(),
            },
            8 => potential with
            {
                Profile = MassProfile.PseudoIsothermal,
                CoreRadiusArcsec = Radius(section, "core_radius", redshift) ?? Missing(section, "core_radius", 0),
                VelocityDispersionKms = Required(section, "v_disp").Number(),
            },
            1 => potential with { Profile = MassProfile.SingularIsothermalPotential, VelocityDispersionKms = Required(section, "v_disp").Number() },
            7 => potential with { Profile = MassProfile.PointMass, MassSolar = Required(section, "mass").Number() * 1e12 },
            9 => MassSheet(section, potential),
            12 => NavarroFrenkWhite(section, potential),
            14 => ExternalShear(section, potential),
            17 => ExternalMaps(section, potential),
            _ => throw type.Error($"profile {type.Values[0]} is not read from Lenstool's files, expected 1, 7, 8, 9, 12, 14, 17 or 81"),
        };
    }

    private (double X, double Y) Centre(LenstoolSection section)
    {
        double x = section.Number("x_centre") ?? 0, y = section.Number("y_centre") ?? 0;
        LenstoolEntry? ra = section.Find("x_centre_wcs"), dec = section.Find("y_centre_wcs");
        if (ra is null && dec is null)
        {
            if (section.Find("x_centre") is null || section.Find("y_centre") is null)
                _warnings.Add(section.Warning($"{section} does not give both x_centre and y_centre: 0 is used"));
            return (x, y);
        }

        if (ra is null || dec is null)
            throw (ra ?? dec)!.Error($"{section} has only one of x_centre_wcs and y_centre_wcs, expected both");
        if (section.Find("x_centre") is { } relative)
            _warnings.Add(relative.Warning($"{section} has x_centre {relative.Values[0]} and x_centre_wcs {ra.Values[0]}: the position in degrees is used"));
        return _frame.Reference.ToFrame(ra.Number(), dec.Number());
    }

    /// <summary>Lenstool's b0 of profile 9 is half the convergence that its surface density means (its manual says so); what it computes is kept.</summary>
    private Potential MassSheet(LenstoolSection section, Potential potential)
    {
        LenstoolEntry density = Required(section, "pmass");
        double solarPerKpc2 = density.Number() / GramsPerSolarMass * CentimetresPerKpc * CentimetresPerKpc;
        double critical = Sky.PhysicalConstants.LensingMassPerKiloparsec / (_frame.AngularDistanceMpc(potential.Redshift) * 1000);
        _warnings.Add(density.Warning($"profile 9: Lenstool makes half the convergence of pmass {density.Values[0]} g/cm^2, and so is done here"));
        return potential with { Profile = MassProfile.MassSheet, Convergence = solarPerKpc2 / critical / 2 };
    }

    private static Potential ExternalShear(LenstoolSection section, Potential potential)
    {
        if (section.Find("kappa") is { } kappa && kappa.Number() != 0)
            throw kappa.Error($"profile 14 has kappa {kappa.Values[0]}, expected 0 or none: a sheet is profile 9");
        return potential with { Profile = MassProfile.ExternalShear, Ellipticity = 0, Shear = Required(section, "gamma").Number() };
    }

    /// <summary>The scale radius and sigma_s by two of concentration, scale radius, M200 and r200, or v_disp with the scale radius.</summary>
    private Potential NavarroFrenkWhite(LenstoolSection section, Potential potential)
    {
        double z = potential.Redshift, kpc = _frame.KiloparsecPerArcsec(z);
        double? concentration = section.Number("concentration"), mass = section.Number("mass");
        double? scale = Radius(section, "scale_radius", z) * kpc, virial = Radius(section, "r200", z) * kpc;
        foreach ((string name, double? value) in new[] { ("concentration", concentration), ("masse", mass), ("scale_radius", scale), ("r200", virial) })
        {
            if (value <= 0)
                throw section.Error($"{section}: {name} is {value}, expected a number above 0");
        }

        int given = new[] { concentration, mass, scale, virial }.Count(v => v is not null);
        if (given > 2)
            _warnings.Add(section.Warning($"{section} has {given} of concentration, scale_radius, masse and r200, of which two are enough: the first two in this order are used"));
        if (given < 2 && !(scale is not null && section.Find("v_disp") is not null))
            throw section.Error($"{section}: profile 12 needs two of concentration, scale_radius(_kpc), masse (M200) and r200(_kpc), or scale_radius and v_disp");
        double c = concentration ?? (virial, mass, scale) switch
        {
            (_, not null, not null) => NfwScale.Concentration(mass.Value, scale.Value, z, _frame.Cosmology),
            (not null, _, not null) => virial.Value / scale.Value,
            _ => double.NaN,
        };
        if (scale is null && double.IsNaN(c))
            throw section.Error($"{section}: masse and r200 are one number twice, expected concentration or scale_radius beside one of them");
        double rs = scale ?? (mass is not null ? NfwScale.ScaleRadiusKpc(mass.Value, c, z, _frame.Cosmology) : virial!.Value / c);
        double sigma = double.IsNaN(c) ? Required(section, "v_disp").Number() : NfwScale.DispersionKms(c, rs, z, _frame.Cosmology);
        double slope = section.Number("alpha") ?? 0;
        return potential with
        {
            Profile = slope is 0 or 1 ? MassProfile.NavarroFrenkWhite : MassProfile.GeneralizedNfw,
            InnerSlope = slope is 0 or 1 ? 1 : slope,
            ScaleRadiusArcsec = rs / kpc,
            VelocityDispersionKms = sigma,
        };
    }

    private static LenstoolEntry Required(LenstoolSection section, string keyword) =>
        section.Find(keyword) ?? throw section.Error($"{LensWords.Quote(section.ToString())} has no {LenstoolSchema.Find(section.Kind, keyword)!.Spellings[0]}, expected it for this profile");

    private double Missing(LenstoolSection section, string keyword, double value)
    {
        _warnings.Add(section.Warning($"{section} has no {keyword}: {value} is used"));
        return value;
    }

    /// <summary>A radius in arcsec, of which the kpc form wins as in Lenstool; null where the section has neither.</summary>
    private double? Radius(LenstoolSection section, string keyword, double redshift)
    {
        LenstoolEntry? arcsec = section.Find(keyword), kpc = section.Find(keyword + "_kpc");
        if ((arcsec ?? kpc) is null)
            return null;
        double ratio = _frame.KiloparsecPerArcsec(redshift);
        if (arcsec is not null && kpc is not null)
            Compare(arcsec, kpc, ratio, "kpc");
        double radius = kpc is not null ? kpc.Number() / ratio : arcsec!.Number();
        return radius >= 0 ? radius : throw (kpc ?? arcsec)!.Error($"{(kpc ?? arcsec)!.Spelling} is {radius}, expected a number from 0");
    }
}
