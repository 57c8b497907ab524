using System.Globalization;
using System.Text;

namespace Arclet.Populations;

/// <summary>Settings as YAML with every key written out, which <see cref="SedFitSettingsFile"/> reads back: what provenance keeps, and what fingerprints are made of.</summary>
public static class SedFitSettingsText
{
    /// <summary>The text.</summary>
    public static string Of(SedFitSettings settings)
    {
        var text = new StringBuilder();
        Line("reference_history", settings.ReferenceHistory ?? settings.Histories[0].Name);
        foreach (string name in SharedParameter.All)
        {
            if (settings.Priors.TryGetValue(name, out PriorSpecification? prior))
                Line(name, prior.ToString());
        }

        Line("dust_law", settings.DustLaw);
        Line("dust_slope", Number(settings.DustSlope));
        Line("birth_cloud_factor", Number(settings.BirthCloudFactor));
        Line("dust_emission", Truth(settings.DustEmission));
        Line("nebular", Truth(settings.Nebular));
        Line("escape_fraction", Number(settings.EscapeFraction));
        Line("igm", Truth(settings.Igm));
        Line("limits", settings.Limits switch { LimitRule.Measured => "measured", LimitRule.ZeroWithLimit => "zero_with_limit", _ => "non_detection" });
        Line("error_floor", Number(settings.ErrorFloor));
        if (settings.ErrorFloors.Count > 0)
            Line("error_floors", $"{{ {string.Join(", ", settings.ErrorFloors.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {Number(f.Value)}"))} }}");
        Line("student_degrees", settings.StudentDegrees is { } degrees ? Number(degrees) : "none");
        Line("likelihood", settings.LikelihoodPath == LikelihoodPath.Tables ? "tables" : "exact");
        Line("log_evidence_error", Number(settings.LogEvidenceError));
        Line("effective_samples", Number(settings.EffectiveSamples));
        Line("live_points", settings.LivePoints?.ToString(CultureInfo.InvariantCulture) ?? "none");
        Line("integrate_mass", Truth(settings.IntegrateMass));
        Line("maximum_calls", settings.MaximumCalls.ToString(CultureInfo.InvariantCulture));
        Line("samples", settings.Samples.ToString(CultureInfo.InvariantCulture));
        Line("seed", settings.Seed.ToString(CultureInfo.InvariantCulture));
        Line("rate_period_myr", Number(settings.RatePeriodMyr));
        Line("hubble_constant", Number(settings.Cosmology.HubbleConstant));
        Line("matter_density", Number(settings.Cosmology.MatterDensity));
        text.Append("histories:\n");
        foreach (FitHistory history in settings.Histories)
            Write(text, history);
        return text.ToString();

        void Line(string key, string value) => text.Append(CultureInfo.InvariantCulture, $"{key}: {value}\n");
    }

    private static void Write(StringBuilder text, FitHistory history)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {history.Name}:\n");
        foreach ((string name, PriorSpecification prior) in history.Priors.OrderBy(p => p.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"    {name}: {prior}\n");
        text.Append("    components:\n");
        foreach (FitComponent component in history.Components)
        {
            text.Append(CultureInfo.InvariantCulture, $"      - form: {component.Form.Name}\n");
            if (Edges(component) is { } edges)
                text.Append(CultureInfo.InvariantCulture, $"        edges_gyr: [{edges}]\n");
            foreach (string parameter in component.Form.ParameterNames)
                text.Append(CultureInfo.InvariantCulture, $"        {parameter}: {component.Priors[parameter]}\n");
            if (component.Fraction is { } fraction)
                text.Append(CultureInfo.InvariantCulture, $"        fraction: {fraction}\n");
        }
    }

    private static string? Edges(FitComponent component) => component.Form.EdgesGyr is { } edges ? string.Join(", ", edges.Select(Number)) : null;

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Truth(bool value) => value ? "true" : "false";
}
