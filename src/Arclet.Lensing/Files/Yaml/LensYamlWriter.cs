using System.Globalization;
using System.Text;
using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>Writes a model as YAML: numbers with all their digits, texts always in quotes, what has its usual value left out.</summary>
internal sealed class LensYamlWriter
{
    private readonly StringBuilder _text = new();

    public string Write(LensProblem problem)
    {
        LensModel model = problem.Model;
        Line(0, $"arclet_lens_model: {LensYamlNames.Version}");
        Line(0, $"reference: {{ ra_deg: {Number(model.Reference.RightAscensionDegrees)}, dec_deg: {Number(model.Reference.DeclinationDegrees)}, kind: {Word(LensYamlNames.References, model.Reference.Kind)} }}");
        Line(0, $"cosmology: {{ h0_km_s_mpc: {Number(model.Cosmology.HubbleConstant)}, omega_m: {Number(model.Cosmology.MatterDensity)} }}");
        Line(0, LensYamlNames.Constants.Values.Contains(model.Constants)
            ? $"constants: {Word(LensYamlNames.Constants, model.Constants)}"
            : $"constants: {{ pi_over_c2_arcsec: {Number(model.Constants.DispersionArcsec)}, speed_of_light_km_s: {Number(model.Constants.SpeedOfLightKms)} }}");
        Line(0, $"planes: {Word(LensYamlNames.Planes, model.Planes)}");
        if (model.Potentials.Count > 0)
            Line(0, "potentials:");
        for (int i = 0; i < model.Potentials.Count; i++)
            WritePotential(model.Potentials[i], [.. problem.Priors.Where(p => p.Parameter.Owner == LensParameterOwner.Potential && p.Parameter.Index == i)]);
        if (model.Families.Count > 0)
            Line(0, "families:");
        for (int i = 0; i < model.Families.Count; i++)
            WriteFamily(model.Families[i], [.. problem.Priors.Where(p => p.Parameter.Owner == LensParameterOwner.Family && p.Parameter.Index == i)]);
        if (problem.Images is { } images)
            WriteImages(images);
        return _text.ToString();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Word<T>(IReadOnlyDictionary<string, T> words, T value) => words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Key;

    /// <summary>A text in quotes: single ones, or double ones where a character needs an escape.</summary>
    private static string Text(string text)
    {
        if (!text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\u0085'))
            return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        var escaped = new StringBuilder("\"");
        foreach (Rune rune in text.EnumerateRunes())
            escaped.Append(rune.Value is >= 0x20 and < 0x7F and not ('"' or '\\') ? rune.ToString() : $"\\U{rune.Value:X8}");
        return escaped.Append('"').ToString();
    }

    private void WritePotential(Potential potential, LensPrior[] priors)
    {
        if (potential.Map is not null)
            throw new InputException($"potential {LensWords.Quote(potential.Id)} is a map of pixels, which YAML cannot hold: expected a model without maps, or the folder of maps itself as the model");
        Line(1, $"- id: {Text(potential.Id)}");
        Line(2, $"profile: {Word(LensYamlNames.Profiles, potential.Profile)}");
        var problem = new LensProblem { Model = new LensModel { Potentials = [potential] } };
        var usual = new LensProblem { Model = new LensModel { Potentials = [new Potential { Profile = potential.Profile }] } };
        foreach ((string key, LensParameterKind quantity) in LensYamlNames.PotentialKeys)
        {
            var parameter = new LensParameter(LensParameterOwner.Potential, 0, quantity);
            double value = problem.ValueOf(parameter);
            if (value != usual.ValueOf(parameter) || quantity is LensParameterKind.X or LensParameterKind.Y or LensParameterKind.Redshift)
                Line(2, $"{key}: {Number(value)}");
        }

        if (potential.Magnitude is { } magnitude)
            Line(2, $"magnitude: {Number(magnitude)}");
        WritePriors(priors, LensYamlNames.PotentialKeys);
    }

    private void WriteFamily(PotentialFamily family, LensPrior[] priors)
    {
        ScalingRelation r = family.Relation;
        Line(1, $"- id: {Text(family.Id)}");
        Line(2, $"profile: {Word(LensYamlNames.Profiles, family.Profile)}");
        Line(2, $"redshift: {Number(family.Redshift)}");
        Line(2, $"reference_magnitude: {Number(r.ReferenceMagnitude)}");
        Line(2, $"v_disp_km_s: {Number(r.VelocityDispersionKms)}");
        if (double.IsFinite(r.CutRadiusArcsec))
            Line(2, $"cut_radius_arcsec: {Number(r.CutRadiusArcsec)}");
        Line(2, $"core_radius_arcsec: {Number(r.CoreRadiusArcsec)}");
        Line(2, $"dispersion_slope: {Number(r.DispersionSlope)}");
        Line(2, $"cut_slope: {Number(r.CutSlope)}");
        if (r.DispersionScatterDex != 0)
            Line(2, $"dispersion_scatter_dex: {Number(r.DispersionScatterDex)}");
        if (r.CutScatterDex != 0)
            Line(2, $"cut_scatter_dex: {Number(r.CutScatterDex)}");
        WritePriors(priors, LensYamlNames.RelationKeys);
        Line(2, family.Members.Count > 0 ? "members:" : "members: []");
        foreach (FamilyMember m in family.Members)
        {
            string offsets = (m.DispersionOffsetDex != 0 ? $", dispersion_offset_dex: {Number(m.DispersionOffsetDex)}" : "") + (m.CutOffsetDex != 0 ? $", cut_offset_dex: {Number(m.CutOffsetDex)}" : "");
            Line(3, $"- {{ id: {Text(m.Id)}, x_arcsec: {Number(m.X)}, y_arcsec: {Number(m.Y)}, ellipticity: {Number(m.Ellipticity)}, angle_deg: {Number(m.AngleDegrees)}, magnitude: {Number(m.Magnitude)}{offsets} }}");
        }
    }

    private void WritePriors(LensPrior[] priors, IReadOnlyList<(string Key, LensParameterKind Quantity)> keys)
    {
        if (priors.Length == 0)
            return;
        Line(2, "priors:");
        foreach (LensPrior prior in priors)
            Line(3, $"{keys.First(k => k.Quantity == prior.Parameter.Quantity).Key}: {Prior(prior.Prior)}");
    }

    private static string Prior(ParameterPrior prior) =>
        $"{{ {(prior.Kind == PriorKind.Uniform ? "uniform" : "gaussian")}: [{Number(prior.First)}, {Number(prior.Second)}]{(prior.Precision != 0 ? $", precision: {Number(prior.Precision)}" : "")} }}";

    private void WriteImages(ImageConstraints images)
    {
        Line(0, "images:");
        Line(1, $"sigma_arcsec: {Number(images.SigmaArcsec)}");
        Line(1, $"form: {images.Form}");
        if (images.Catalogue.Length > 0)
            Line(1, $"catalogue: {Text(images.Catalogue)}");
        Line(1, images.Systems.Count > 0 ? "systems:" : "systems: []");
        foreach (ImageSystem system in images.Systems)
        {
            Line(2, $"- id: {Text(system.Id)}");
            if (!double.IsNaN(system.Redshift))
                Line(3, $"redshift: {Number(system.Redshift)}");
            if (system.RedshiftPrior is { } prior)
                Line(3, $"redshift_prior: {Prior(prior)}");
            if (system.SharesRedshiftWith is { } other)
                Line(3, $"shares_redshift_with: {Text(other)}");
            Line(3, "images:");
            foreach (ObservedImage i in system.Images)
            {
                Line(4, $"- {{ id: {Text(i.Id)}, x_arcsec: {Number(i.X)}, y_arcsec: {Number(i.Y)}, ra_deg: {Number(i.RightAscensionDegrees)}, dec_deg: {Number(i.DeclinationDegrees)}, "
                    + $"semi_major_arcsec: {Number(i.SemiMajorArcsec)}, semi_minor_arcsec: {Number(i.SemiMinorArcsec)}, angle_deg: {Number(i.AngleDegrees)}, catalogue_redshift: {Number(i.Redshift)}, magnitude: {Number(i.Magnitude)} }}");
            }
        }
    }

    private void Line(int level, string text) => _text.Append(' ', 2 * level).Append(text).Append('\n');
}
