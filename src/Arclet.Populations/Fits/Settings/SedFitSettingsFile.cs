using System.Globalization;
using Arclet.Fits;
using Arclet.Sky;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Arclet.Populations;

/// <summary>
/// Reads fit settings from YAML. What a file does not say is as in its <c>preset</c> (or the default); histories that it gives replace the preset's. Unknown
/// keys and impossible values are errors that name the line.
/// </summary>
public sealed class SedFitSettingsFile
{
    private const string HistoryKeys = "form, the form's parameters, or components, and priors of log_formed_mass, metallicity_solar, a_v, log_u, redshift";

    private readonly string name;

    private SedFitSettingsFile(string name) => this.name = name;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It cannot be read, or something in it is wrong.</exception>
    public static SedFitSettings Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(path, $"the settings cannot be read ({failure.Message})", failure);
        }

        return Parse(text, path);
    }

    /// <summary>Reads text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InputException">Something in it is wrong.</exception>
    public static SedFitSettings Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var file = new SedFitSettingsFile(name);
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw file.At(broken.Start.Line, $"this is no YAML ({broken.Message})");
        }

        if (yaml.Documents.Count == 0)
            return SedFitPresets.Default;
        if (yaml.Documents.Count > 1)
            throw file.At(yaml.Documents[1].RootNode.Start.Line, "a second document begins, expected one");
        YamlNode root = yaml.Documents[0].RootNode;
        return file.Settings(root as YamlMappingNode ?? throw file.At(root.Start.Line, "expected keys and values, such as preset: paper-clumps"));
    }

    private SedFitSettings Settings(YamlMappingNode root)
    {
        SedFitSettings settings = SedFitPresets.Default;
        if (root.Children.TryGetValue("preset", out YamlNode? preset))
            settings = SedFitPresets.Find(Text(preset)) ?? throw At(preset, $"preset is '{Text(preset)}', expected one of {string.Join(", ", SedFitPresets.Names)}");
        var priors = new Dictionary<string, PriorSpecification>(settings.Priors);
        double hubble = settings.Cosmology.HubbleConstant, matter = settings.Cosmology.MatterDensity;
        bool replacesHistories = false;
        foreach ((YamlNode keyNode, YamlNode value) in root)
        {
            string key = Text(keyNode);
            switch (key)
            {
                case "preset":
                    break;
                case "histories":
                    settings = settings with { Histories = Histories(value) };
                    replacesHistories = true;
                    break;
                case "reference_history":
                    settings = settings with { ReferenceHistory = Text(value) };
                    break;
                case "limits":
                    settings = settings with { Limits = Text(value) switch { "measured" => LimitRule.Measured, "zero_with_limit" => LimitRule.ZeroWithLimit, "non_detection" => LimitRule.NonDetection, var other => throw At(value, $"limits is '{other}', expected measured, zero_with_limit or non_detection") } };
                    break;
                case "error_floor":
                    settings = settings with { ErrorFloor = Number(value, key) };
                    break;
                case "error_floors":
                    settings = settings with { ErrorFloors = Mapping(value, key).ToDictionary(p => Text(p.Key), p => Number(p.Value, Text(p.Key))) };
                    break;
                case "student_degrees":
                    settings = settings with { StudentDegrees = Text(value) == "none" ? null : Number(value, key) };
                    break;
                case "log_evidence_error":
                    settings = settings with { LogEvidenceError = Number(value, key) };
                    break;
                case "effective_samples":
                    settings = settings with { EffectiveSamples = Number(value, key) };
                    break;
                case "live_points":
                    settings = settings with { LivePoints = Text(value) == "none" ? null : Whole(value, key) };
                    break;
                case "integrate_mass":
                    settings = settings with { IntegrateMass = Truth(value, key) };
                    break;
                case "likelihood":
                    settings = settings with { LikelihoodPath = Text(value) switch { "exact" => LikelihoodPath.Exact, "tables" => LikelihoodPath.Tables, var other => throw At(value, $"likelihood is '{other}', expected exact or tables") } };
                    break;
                case "maximum_calls":
                    settings = settings with { MaximumCalls = Whole(value, key) };
                    break;
                case "samples":
                    settings = settings with { Samples = Whole(value, key) };
                    break;
                case "seed":
                    settings = settings with { Seed = ulong.TryParse(Text(value), CultureInfo.InvariantCulture, out ulong seed) ? seed : throw At(value, $"seed is '{Text(value)}', expected a whole number from 0") };
                    break;
                case "rate_period_myr":
                    settings = settings with { RatePeriodMyr = Number(value, key) is (10 or 100) and var period ? period : throw At(value, $"rate_period_myr is {Text(value)}, expected 10 or 100") };
                    break;
                case "dust_law":
                    settings = settings with { DustLaw = Text(value) };
                    break;
                case "dust_slope":
                    settings = settings with { DustSlope = Number(value, key) };
                    break;
                case "birth_cloud_factor":
                    settings = settings with { BirthCloudFactor = Number(value, key) };
                    break;
                case "dust_emission":
                    settings = settings with { DustEmission = Truth(value, key) };
                    break;
                case "nebular":
                    settings = settings with { Nebular = Truth(value, key) };
                    break;
                case "escape_fraction":
                    settings = settings with { EscapeFraction = Number(value, key) };
                    break;
                case "igm":
                    settings = settings with { Igm = Truth(value, key) };
                    break;
                case "hubble_constant":
                    hubble = Number(value, key);
                    break;
                case "matter_density":
                    matter = Number(value, key);
                    break;
                default:
                    if (!SharedParameter.All.Contains(key))
                        throw At(keyNode, $"'{key}' is no setting, expected preset, histories, reference_history, limits, error_floor, error_floors, student_degrees, likelihood, log_evidence_error, effective_samples, live_points, integrate_mass, maximum_calls, samples, seed, rate_period_myr, dust_law, dust_slope, birth_cloud_factor, dust_emission, nebular, escape_fraction, igm, hubble_constant, matter_density, or a prior of {string.Join(", ", SharedParameter.All)}");
                    priors[key] = Prior(value, key);
                    break;
            }
        }

        if (replacesHistories && !root.Children.ContainsKey("reference_history"))
            settings = settings with { ReferenceHistory = null };
        try
        {
            settings = settings with { Priors = priors, Cosmology = new FlatLambdaCdm(hubble, matter) };
            settings.Check();
        }
        catch (ArgumentException wrong)
        {
            throw InputException.InFile(name, wrong.Message, wrong);
        }

        return settings;
    }

    private FitHistory[] Histories(YamlNode node)
    {
        var histories = new List<FitHistory>();
        foreach ((YamlNode keyNode, YamlNode value) in Mapping(node, "histories"))
        {
            string history = Text(keyNode);
            if (history.Length == 0 || !history.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                throw At(keyNode, $"a history is called '{history}', expected letters, digits and underscores");
            histories.Add(History(history, Mapping(value, history)));
        }

        return [.. histories];
    }

    private FitHistory History(string history, YamlMappingNode node)
    {
        var shared = new Dictionary<string, PriorSpecification>();
        FitComponent[]? components = null;
        var rest = new YamlMappingNode();
        foreach ((YamlNode keyNode, YamlNode value) in node)
        {
            string key = Text(keyNode);
            if (SharedParameter.All.Contains(key))
                shared[key] = Prior(value, key);
            else if (key == "components")
                components = [.. (value as YamlSequenceNode ?? throw At(value, "components is no list")).Select((c, i) => Component(history, Mapping(c, "a component"), i > 0))];
            else
                rest.Add(keyNode, value);
        }

        if (components is null)
            components = [Component(history, rest, hasFraction: false, node)];
        else if (rest.Children.Count > 0)
            throw At(rest.First().Key, $"'{Text(rest.First().Key)}' stands beside components in the history {history}, expected it in one of them");
        else if (components.Length == 0)
            throw At(node, $"the history {history} has no components, expected one or more");
        return new() { Name = history, Components = components, Priors = shared };
    }

    private FitComponent Component(string history, YamlMappingNode node, bool hasFraction, YamlNode? place = null)
    {
        place ??= node;
        if (!node.Children.TryGetValue("form", out YamlNode? formNode))
            throw At(place, $"the history {history} has no form, expected {HistoryKeys}");
        StarFormationHistory form = Form(formNode, node);
        var priors = new Dictionary<string, PriorSpecification>();
        PriorSpecification? fraction = null;
        foreach ((YamlNode keyNode, YamlNode value) in node)
        {
            string key = Text(keyNode);
            if (key is "form" or "edges_gyr")
                continue;
            if (key == "fraction" && hasFraction)
                fraction = Prior(value, key);
            else if (!form.ParameterNames.Contains(key))
                throw At(keyNode, key == "fraction" ? "the first component has what the others leave, expected no fraction" : $"the {form.Name} history has no parameter '{key}', expected {string.Join(", ", form.ParameterNames)}");
            else
                priors[key] = Prior(value, key);
        }

        if (hasFraction && fraction is null)
            throw At(place, "this component has no fraction, expected its share of the mass formed, such as uniform(0, 1)");

        // Priors that nearly everybody wants need not be written.
        foreach (string parameter in form.ParameterNames)
        {
            if (!priors.ContainsKey(parameter) && DefaultPrior(parameter) is { } usual)
                priors[parameter] = usual;
        }

        try
        {
            return new FitComponent(form, priors) { Fraction = fraction };
        }
        catch (ArgumentException wrong)
        {
            throw At(place, wrong.Message);
        }
    }

    private static PriorSpecification? DefaultPrior(string parameter) => parameter switch
    {
        "age" or "age_max" => PriorSpecification.Uniform(0, PriorBound.Universe),
        "age_min" => PriorSpecification.Fixed(0),
        _ when parameter.StartsWith("dsfr_", StringComparison.Ordinal) => PriorSpecification.Parse("student_t(2, 0, 0.3)"),
        _ => null,
    };

    private StarFormationHistory Form(YamlNode formNode, YamlMappingNode node)
    {
        string form = Text(formNode);
        if (form == "continuity")
        {
            if (!node.Children.TryGetValue("edges_gyr", out YamlNode? edges) || edges is not YamlSequenceNode list)
                throw At(formNode, "a continuity history needs edges_gyr, such as [0, 0.03, 0.1, 0.3, 1, 3]");
            try
            {
                return StarFormationHistory.Continuity([.. list.Select(e => Number(e, "edges_gyr"))]);
            }
            catch (ArgumentException wrong)
            {
                throw At(edges, wrong.Message);
            }
        }

        return StarFormationHistory.Find(form) ?? throw At(formNode, $"the form is '{form}', expected burst, constant, exponential, delayed, dblplaw, lognormal or continuity");
    }

    private PriorSpecification Prior(YamlNode node, string key)
    {
        try
        {
            return PriorSpecification.Parse(Text(node));
        }
        catch (FormatException wrong)
        {
            throw At(node, $"the prior of {key}: {wrong.Message}");
        }
    }

    private YamlMappingNode Mapping(YamlNode node, string key) => node as YamlMappingNode ?? throw At(node, $"{key} has no keys and values");

    private string Text(YamlNode node) => (node as YamlScalarNode)?.Value ?? throw At(node, "expected one value");

    private double Number(YamlNode node, string key) =>
        double.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : throw At(node, $"{key} is '{Text(node)}', expected a number");

    private int Whole(YamlNode node, string key) =>
        int.TryParse(Text(node), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : throw At(node, $"{key} is '{Text(node)}', expected a whole number");

    private bool Truth(YamlNode node, string key) => Text(node) switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        var other => throw At(node, $"{key} is '{other}', expected true or false"),
    };

    private InputException At(YamlNode node, string problem) => At(node.Start.Line, problem);

    private InputException At(long line, string problem) => InputException.InFile(name, $"line {line}: {problem}");
}
