using System.Text.Json;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// Models in JSON: a list of models, or an object whose <c>rows</c> hold each one under <c>model</c> (and, with it, the list <c>filters</c>).
/// A model has <c>redshift</c>, one or more histories by name with <c>massformed</c> (log10 Msun), <c>metallicity</c> (Z / 0.02) and their own
/// parameters (several of a kind as <c>burst1</c>, <c>burst2</c>), and may have <c>dust</c>, <c>nebular</c> and <c>t_bc</c> (Gyr).
/// </summary>
public static class ModelFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">In Bagpipes' mode <c>Calzetti</c> means <see cref="AttenuationLaw.CalzettiBagpipes"/>.</param>
    /// <returns>The models, and the filters that the file lists (none where it does not).</returns>
    /// <exception cref="InputException">The file is missing or not so.</exception>
    public static (IReadOnlyList<SourceModel> Models, IReadOnlyList<string> Filters) Read(string path, ModelMode mode)
    {
        using JsonDocument document = Parse(path);
        JsonElement root = document.RootElement;
        var filters = new List<string>();
        if (root.ValueKind == JsonValueKind.Object)
        {
            if (!root.TryGetProperty("rows", out JsonElement rows) && !root.TryGetProperty("models", out rows))
                throw InputException.InFile(path, "the object has neither rows nor models, expected a list of models or one of these");
            if (root.TryGetProperty("filters", out JsonElement names) && names.ValueKind == JsonValueKind.Array)
                filters.AddRange(names.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.String ? n.GetString()! : throw InputException.InFile(path, $"filters holds {n.GetRawText()}, expected names")));
            root = rows;
        }

        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() == 0)
            throw InputException.InFile(path, "there is no model, expected a list of models");
        var models = new List<SourceModel>();
        foreach (JsonElement element in root.EnumerateArray())
        {
            JsonElement model = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("model", out JsonElement inner) ? inner : element;
            models.Add(Model(new Place(path, $"model {models.Count}"), model, mode));
        }

        return (models, filters);
    }

    private static JsonDocument Parse(string path)
    {
        if (!File.Exists(path))
            throw InputException.InFile(path, "there is no such file");
        try
        {
            return JsonDocument.Parse(PythonJson.WithoutNonNumbers(File.ReadAllBytes(path)), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException e)
        {
            throw InputException.InFile(path, $"line {e.LineNumber + 1}: this is not JSON, expected a list of models", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(path, $"the file cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static SourceModel Model(Place place, JsonElement element, ModelMode mode)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw place.Wrong("it is no object, expected one with redshift and histories");
        double? redshift = null;
        double birth = 0.01;
        DustModel? dust = null;
        NebularModel? nebular = null;
        var components = new List<StarFormationComponent>();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            switch (property.Name)
            {
                case "redshift":
                    redshift = Number(place, property.Name, property.Value);
                    break;
                case "t_bc":
                    birth = Number(place, property.Name, property.Value);
                    break;
                case "dust":
                    dust = Dust(place, Keys(place, property), mode);
                    break;
                case "nebular":
                    nebular = Nebular(place, Keys(place, property));
                    break;
                default:
                    components.Add(Component(place, property));
                    break;
            }
        }

        if (redshift is not > 0)
            throw place.Wrong("redshift is missing or not above 0, expected one above 0");
        if (components.Count == 0)
            throw place.Wrong("there is no history, expected one such as exponential, constant, burst or dblplaw");
        if (!(birth >= 0))
            throw place.Wrong($"t_bc is {birth}, expected 0 or more Gyr");
        return new SourceModel { Redshift = redshift.Value, Components = components, Dust = dust, Nebular = nebular, BirthCloudAgeGyr = birth };
    }

    private static StarFormationComponent Component(Place place, JsonProperty property)
    {
        string name = property.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        Dictionary<string, JsonElement> keys = Keys(place, property);
        StarFormationHistory? history = StarFormationHistory.Find(name);
        if (name == "continuity")
            history = Continuity(place, property.Name, keys);
        if (history is null)
            throw place.Wrong($"'{property.Name}' is not known, expected redshift, dust, nebular, t_bc or a history: burst, constant, exponential, delayed, dblplaw, lognormal, continuity");
        double mass = Take(place, property.Name, keys, "massformed"), metallicity = Take(place, property.Name, keys, "metallicity");
        double[] parameters = [.. history.ParameterNames.Select(p => p == "age_min" && !keys.ContainsKey(p) ? 0 : Take(place, property.Name, keys, p))];
        if (keys.Count > 0)
            throw place.Wrong($"{property.Name} has the unknown key '{keys.Keys.First()}', expected massformed, metallicity, {string.Join(", ", history.ParameterNames)}");
        if (!(metallicity >= 0))
            throw place.Wrong($"{property.Name}.metallicity is {metallicity}, expected 0 or more");
        return new StarFormationComponent(history, parameters, mass, metallicity);
    }

    private static StarFormationHistory Continuity(Place place, string name, Dictionary<string, JsonElement> keys)
    {
        if (!keys.Remove("edges_gyr", out JsonElement edges) || edges.ValueKind != JsonValueKind.Array)
            throw place.Wrong($"{name}.edges_gyr is missing, expected a list of ages in Gyr from 0");
        try
        {
            return StarFormationHistory.Continuity([.. edges.EnumerateArray().Select(e => Number(place, $"{name}.edges_gyr", e))]);
        }
        catch (ArgumentException e)
        {
            throw place.Wrong($"{name}.edges_gyr is not sound ({e.Message}), expected ages ascending from 0", e);
        }
    }

    private static DustModel Dust(Place place, Dictionary<string, JsonElement> keys, ModelMode mode)
    {
        if (!keys.Remove("type", out JsonElement type) || type.ValueKind != JsonValueKind.String)
            throw place.Wrong("dust.type is missing, expected Calzetti, calzetti_bagpipes, SMC, Cardelli or CF00");
        string name = type.GetString()!;
        double slope = keys.ContainsKey("n") ? Take(place, "dust", keys, "n") : 0.7;
        if (!(slope > 0))
            throw place.Wrong($"dust.n is {slope}, expected a slope above 0");
        if (mode == ModelMode.Bagpipes && name.Equals("calzetti", StringComparison.OrdinalIgnoreCase))
            name = "calzetti_bagpipes";
        AttenuationLaw law = AttenuationLaw.Find(name, slope) ?? throw place.Wrong($"dust.type is '{name}', expected Calzetti, calzetti_bagpipes, SMC, Cardelli or CF00");
        var dust = new DustModel(law, Take(place, "dust", keys, "Av"));
        if (keys.ContainsKey("eta"))
            dust = dust with { BirthCloudFactor = Take(place, "dust", keys, "eta") };
        if (keys.ContainsKey("qpah"))
            dust = dust with { PahPercent = Take(place, "dust", keys, "qpah") };
        if (keys.ContainsKey("umin"))
            dust = dust with { MinimumField = Take(place, "dust", keys, "umin") };
        if (keys.ContainsKey("gamma"))
            dust = dust with { Gamma = Take(place, "dust", keys, "gamma") };
        return keys.Count == 0 ? dust : throw place.Wrong($"dust has the unknown key '{keys.Keys.First()}', expected type, Av, eta, n, qpah, umin, gamma");
    }

    private static NebularModel Nebular(Place place, Dictionary<string, JsonElement> keys)
    {
        var nebular = new NebularModel(Take(place, "nebular", keys, "logU"));
        if (keys.ContainsKey("fesc"))
            nebular = nebular with { EscapeFraction = Take(place, "nebular", keys, "fesc") };
        if (keys.ContainsKey("metallicity"))
            nebular = nebular with { MetallicitySolar = Take(place, "nebular", keys, "metallicity") };
        if (nebular.EscapeFraction is not (>= 0 and <= 1))
            throw place.Wrong($"nebular.fesc is {nebular.EscapeFraction}, expected 0 to 1");
        return keys.Count == 0 ? nebular : throw place.Wrong($"nebular has the unknown key '{keys.Keys.First()}', expected logU, fesc, metallicity");
    }

    private static Dictionary<string, JsonElement> Keys(Place place, JsonProperty property)
    {
        if (property.Value.ValueKind != JsonValueKind.Object)
            throw place.Wrong($"'{property.Name}' is {property.Value.GetRawText()}, expected an object with its parameters");
        var keys = new Dictionary<string, JsonElement>();
        foreach (JsonProperty key in property.Value.EnumerateObject())
            keys[key.Name] = key.Value;
        return keys;
    }

    private static double Take(Place place, string owner, Dictionary<string, JsonElement> keys, string key) =>
        keys.Remove(key, out JsonElement value) ? Number(place, $"{owner}.{key}", value) : throw place.Wrong($"{owner}.{key} is missing, expected a number");

    private static double Number(Place place, string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw place.Wrong($"{name} is {value.GetRawText()}, expected a number");

    private readonly record struct Place(string Path, string Name)
    {
        public InputException Wrong(string problem, Exception? inner = null) => InputException.InFile(Path, $"{Name}: {problem}", inner);
    }
}
