using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>Priors of the potentials.</summary>
internal sealed partial class LenstoolConversion
{
    private void ReadLimits()
    {
        foreach (LenstoolSection section in _document.FindAll(LenstoolSectionKind.Limit))
        {
            int[] owners = [.. Enumerable.Range(0, _read.Count).Where(i => _read[i].Section.Id == section.Id)];
            if (owners.Length == 0)
                throw section.Error($"there is no potential {LensWords.Quote(section.Id)}, expected a section potentiel (or potential) of this name for {LensWords.Quote(section.ToString())}");
            if (owners.Length > 1)
                _warnings.Add(section.Warning($"{section} fits {owners.Length} potentials of this name: it is used for the first one, of line {_read[owners[0]].Section.Line}"));
            foreach (LenstoolEntry entry in section.Entries.Where(e => e.IsKnown))
                ReadLimit(owners[0], entry);
        }
    }

    private void ReadLimit(int owner, LenstoolEntry entry)
    {
        ParameterPrior prior = Prior(entry);
        if (prior.Kind == PriorKind.Fixed)
            return;
        (Potential potential, LenstoolSection section) = _read[owner];
        double kpc = _frame.KiloparsecPerArcsec(potential.Redshift);
        (LensParameterKind quantity, double unit)? target = (entry.Keyword, potential.Profile) switch
        {
            ("x_centre", _) => (LensParameterKind.X, 1),
            ("y_centre", _) => (LensParameterKind.Y, 1),
            ("ellipticity", not (MassProfile.PointMass or MassProfile.ExternalShear or MassProfile.MassSheet)) => (LensParameterKind.Ellipticity, 1),
            ("angle_pos", not (MassProfile.PointMass or MassProfile.MassSheet)) => (LensParameterKind.Angle, 1),
            ("core_radius", MassProfile.DualPseudoIsothermal or MassProfile.PseudoIsothermal) => (LensParameterKind.CoreRadius, 1),
            ("core_radius_kpc", MassProfile.DualPseudoIsothermal or MassProfile.PseudoIsothermal) => (LensParameterKind.CoreRadius, kpc),
            ("cut_radius", MassProfile.DualPseudoIsothermal) => (LensParameterKind.CutRadius, 1),
            ("cut_radius_kpc", MassProfile.DualPseudoIsothermal) => (LensParameterKind.CutRadius, kpc),
            ("v_disp", MassProfile.DualPseudoIsothermal or MassProfile.PseudoIsothermal or MassProfile.SingularIsothermalPotential or MassProfile.NavarroFrenkWhite or MassProfile.GeneralizedNfw) => (LensParameterKind.VelocityDispersion, 1),
            ("scale_radius", MassProfile.NavarroFrenkWhite or MassProfile.GeneralizedNfw) => (LensParameterKind.ScaleRadius, 1),
            ("scale_radius_kpc", MassProfile.NavarroFrenkWhite or MassProfile.GeneralizedNfw) => (LensParameterKind.ScaleRadius, kpc),
            ("alpha", MassProfile.GeneralizedNfw) => (LensParameterKind.InnerSlope, 1),
            ("mass", MassProfile.PointMass) => (LensParameterKind.Mass, 1e-12),
            ("gamma", MassProfile.ExternalShear) => (LensParameterKind.Shear, 1),
            ("z_lens", _) => (LensParameterKind.Redshift, 1),
            _ => null,
        };
        if (target is not { } known)
        {
            _warnings.Add(entry.Warning($"{entry.Spelling} of profile {section.Find("profile")!.Values[0]} cannot be free here: {potential.Id} keeps its value"));
            return;
        }

        var parameter = new LensParameter(LensParameterOwner.Potential, owner, known.quantity);
        int same = _priors.FindIndex(p => p.Parameter == parameter);
        if (same >= 0)
        {
            _warnings.Add(entry.Warning($"{potential.Id} has another limit of {entry.Spelling}, perhaps in the other unit: this last one is used"));
            _priors.RemoveAt(same);
        }

        _priors.Add(new LensPrior(parameter, prior.DividedBy(known.unit)));
    }

    /// <summary>A prior as Lenstool writes it: its number, two values and a precision, from a place on.</summary>
    private static ParameterPrior Prior(LenstoolEntry entry, int at = 0)
    {
        int kind = entry.Integer(at);
        if (kind == 0)
            return new ParameterPrior(PriorKind.Fixed, entry.Values.Count > at + 1 ? entry.Number(at + 1) : 0);
        if (kind is not (1 or 3))
            throw entry.Error($"{entry.Spelling}: the prior {kind} is not known, expected 0 (fixed), 1 (uniform) or 3 (Gaussian)");
        if (entry.Values.Count < at + 3)
            throw entry.Error($"{entry.Spelling}: the prior {kind} has {entry.Values.Count - at - 1} numbers, expected {(kind == 1 ? "two bounds" : "a mean and a standard deviation")}");
        double first = entry.Number(at + 1), second = entry.Number(at + 2), precision = entry.Values.Count > at + 3 && LensWords.TryNumber(entry.Values[at + 3], out double p) ? p : 0;
        if (kind == 1 && first > second)
            throw entry.Error($"{entry.Spelling}: the bounds are {first} and {second}, expected the lower one first");
        if (kind == 3 && second < 0)
            throw entry.Error($"{entry.Spelling}: the standard deviation is {second}, expected a number from 0");
        return new ParameterPrior((PriorKind)kind, first, second, precision);
    }
}
