using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Arclet.Fits;
using Arclet.Populations;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Arclet.Study;

/// <summary>
/// Binds YAML to records by their properties: numbers, texts, truth values, enumerations, lists, mappings by name, records in records, and the settings of SED fits as
/// <c>arclet sed fit</c> reads them. Whatever is wrong is an error that names the line and what may stand there.
/// </summary>
internal sealed class SettingsBinder(string file, string text)
{
    private static readonly NullabilityInfoContext Nullness = new();

    /// <summary>The document's mapping; an empty one for an empty document.</summary>
    public YamlMappingNode Root()
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw At(broken.Start.Line, $"this is no YAML ({broken.Message})");
        }

        if (yaml.Documents.Count == 0)
            return [];
        if (yaml.Documents.Count > 1)
            throw At(yaml.Documents[1].RootNode, "a second document begins, expected one");
        return yaml.Documents[0].RootNode as YamlMappingNode ?? throw At(yaml.Documents[0].RootNode, "expected keys and values, such as preset: paper");
    }

    /// <summary>The record of a type with all defaults.</summary>
    public static object Default(Type type) => Activator.CreateInstance(type) ?? throw new ArgumentException($"{type.Name} has no defaults");

    /// <summary>The value of a node.</summary>
    public object Bind(YamlNode node, Type type, string place)
    {
        if (type == typeof(SedFitSettings))
            return SedFit(node, place, null);
        if (type == typeof(string))
            return Scalar(node, place);
        if (type.IsEnum)
            return Choice(node, type, place);
        if (type == typeof(bool))
            return Scalar(node, place) switch { "true" or "yes" or "on" => true, "false" or "no" or "off" => false, var other => throw At(node, $"{place} is '{other}', expected true or false") };
        if (type == typeof(double))
            return double.TryParse(Scalar(node, place), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsNaN(number) ? number : throw At(node, $"{place} is '{Scalar(node, place)}', expected a number");
        if (type == typeof(int))
            return int.TryParse(Scalar(node, place), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) ? whole : throw At(node, $"{place} is '{Scalar(node, place)}', expected a whole number");
        if (type == typeof(long))
            return long.TryParse(Scalar(node, place), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long large) ? large : throw At(node, $"{place} is '{Scalar(node, place)}', expected a whole number");
        if (type == typeof(ulong))
            return ulong.TryParse(Scalar(node, place), NumberStyles.None, CultureInfo.InvariantCulture, out ulong positive) ? positive : throw At(node, $"{place} is '{Scalar(node, place)}', expected a whole number from 0");
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(node, type.GetGenericArguments()[0], place);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && type.GetGenericArguments()[0] == typeof(string))
            return Mapping(node, type.GetGenericArguments()[1], place);
        return Record(node, type, place);
    }

    /// <summary>The text of a node that is one value.</summary>
    public string Scalar(YamlNode node, string place) => (node as YamlScalarNode)?.Value ?? throw At(node, $"{place} has several values, expected one");

    /// <summary>An error at a node.</summary>
    public InputException At(YamlNode node, string problem) => At(node.Start.Line, problem);

    private InputException At(long line, string problem) => InputException.InFile(file, $"line {line}: {problem}");

    private object Record(YamlNode node, Type type, string place)
    {
        // "detect:" with nothing below it says nothing.
        if (node is YamlScalarNode { Value: null or "" or "null" or "~" })
            return Create(node, type, place, []);
        var mapping = node as YamlMappingNode ?? throw At(node, $"{place} is '{node}', expected keys and values: {string.Join(", ", Keys(type))}");
        var values = new Dictionary<string, (YamlNode Key, YamlNode Value)>(StringComparer.Ordinal);
        string[] allowed = Keys(type);
        foreach ((YamlNode keyNode, YamlNode value) in mapping)
        {
            string key = Scalar(keyNode, "a key");
            if (!allowed.Contains(key))
                throw At(keyNode, SettingName.Unknown(key, place, allowed));
            values[key] = (keyNode, value);
        }

        return Create(node, type, place, values);
    }

    private object Create(YamlNode node, Type type, string place, Dictionary<string, (YamlNode Key, YamlNode Value)> values)
    {
        object record;
        if (type.GetConstructor(Type.EmptyTypes) is not null)
            record = Default(type);
        else
            record = Construct(node, type, place, values);
        foreach (PropertyInfo property in Properties(type))
        {
            string key = SettingName.Of(property.Name);
            if (!values.TryGetValue(key, out (YamlNode Key, YamlNode Value) given))
            {
                if (property.GetCustomAttribute<RequiredMemberAttribute>() is not null)
                    throw At(node, $"{place} has no {key}, expected one");
                continue;
            }

            property.SetValue(record, Value(given.Value, property, $"{place}.{key}", record));
        }

        try
        {
            type.GetMethod("Check", BindingFlags.Public | BindingFlags.Instance, [])?.Invoke(record, null);
        }
        catch (TargetInvocationException refused) when (refused.InnerException is InputException or ArgumentException)
        {
            string problem = refused.InnerException.Message;
            throw At(Place(problem, values) ?? node, problem.StartsWith(place, StringComparison.Ordinal) ? problem : $"{place}: {problem}");
        }

        return record;
    }

    /// <summary>The value of the first key that a sentence names.</summary>
    private static YamlNode? Place(string problem, Dictionary<string, (YamlNode Key, YamlNode Value)> values) =>
        values.Where(v => problem.Contains(v.Key, StringComparison.Ordinal)).OrderByDescending(v => v.Key.Length).Select(v => v.Value.Key).FirstOrDefault();

    private object Construct(YamlNode node, Type type, string place, Dictionary<string, (YamlNode Key, YamlNode Value)> values)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault() ?? throw new ArgumentException($"{type.Name} cannot be made of settings");
        return constructor.Invoke([.. constructor.GetParameters().Select(p =>
        {
            string key = SettingName.Of(p.Name!);
            return values.TryGetValue(key, out (YamlNode Key, YamlNode Value) given) ? Bind(given.Value, p.ParameterType, $"{place}.{key}")
                : p.HasDefaultValue ? p.DefaultValue : throw At(node, $"{place} has no {key}, expected one");
        })]);
    }

    private object? Value(YamlNode node, PropertyInfo property, string place, object record)
    {
        Type type = property.PropertyType;
        bool isNothing = node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" or "none" };
        if (isNothing && (Nullable.GetUnderlyingType(type) is not null || (!type.IsValueType && MayBeNothing(property))))
            return null;
        if (type == typeof(SedFitSettings))
            return SedFit(node, place, (SedFitSettings?)property.GetValue(record));
        object value = Bind(node, Nullable.GetUnderlyingType(type) ?? type, place);
        if (property.GetCustomAttribute<SettingRangeAttribute>() is { } range)
        {
            double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            if (!(number >= range.Minimum && number <= range.Maximum) || (range.IsAboveMinimum && number == range.Minimum))
                throw At(node, $"{place} is {Scalar(node, place)}, expected {Range(range)}");
        }

        return value;
    }

    private static string Range(SettingRangeAttribute range) => (range.IsAboveMinimum, double.IsPositiveInfinity(range.Maximum) || range.Maximum == double.MaxValue) switch
    {
        (true, true) => $"a number above {range.Minimum}",
        (false, true) => $"{range.Minimum} or more",
        (true, false) => $"a number above {range.Minimum}, up to {range.Maximum}",
        (false, false) => $"{range.Minimum} to {range.Maximum}",
    };

    private static bool MayBeNothing(PropertyInfo property)
    {
        lock (Nullness)
            return Nullness.Create(property).WriteState == NullabilityState.Nullable;
    }

    /// <summary>A key with nothing behind it, as in a template whose entries are all comments.</summary>
    private static bool IsEmpty(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" };

    private Array List(YamlNode node, Type element, string place)
    {
        if (IsEmpty(node))
            return Array.CreateInstance(element, 0);
        var list = node as YamlSequenceNode ?? throw At(node, $"{place} is no list, expected one such as [ ... ]");
        var values = Array.CreateInstance(element, list.Children.Count);
        for (int i = 0; i < values.Length; i++)
            values.SetValue(Bind(list.Children[i], element, $"{place}[{i}]"), i);
        return values;
    }

    private object Mapping(YamlNode node, Type element, string place)
    {
        var values = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        if (IsEmpty(node))
            return values;
        var mapping = node as YamlMappingNode ?? throw At(node, $"{place} has no names and values, expected such as {{ name: value }}");
        foreach ((YamlNode keyNode, YamlNode value) in mapping)
            values.Add(Scalar(keyNode, $"a name in {place}"), Bind(value, element, $"{place}.{Scalar(keyNode, place)}"));
        return values;
    }

    private object Choice(YamlNode node, Type type, string place)
    {
        string word = Scalar(node, place);
        foreach (object value in Enum.GetValues(type))
        {
            if (SettingName.Of(value.ToString()!) == word)
                return value;
        }

        throw At(node, $"{place} is '{word}', expected {string.Join(" or ", Enum.GetNames(type).Select(SettingName.Of))}");
    }

    /// <summary>The settings of SED fits are read by their own reader, from their part of this text: lines before it are left empty, so that its messages name the right ones.</summary>
    private SedFitSettings SedFit(YamlNode node, string place, SedFitSettings? preset)
    {
        if (node is not YamlMappingNode { Style: not YamlDotNet.Core.Events.MappingStyle.Flow } mapping)
            throw At(node, $"{place} has no keys on lines of their own, expected the settings of 'arclet sed fit' below it");
        string indent = new(' ', (int)mapping.Start.Column - 1);
        bool hasPreset = mapping.Children.ContainsKey("preset");
        string? name = hasPreset || preset is null ? null : SedFitPresets.Names.FirstOrDefault(n => ReferenceEquals(SedFitPresets.Find(n), preset));
        string before = string.Concat(Enumerable.Repeat("\n", (int)mapping.Start.Line - 1 - (name is null ? 0 : 1))) + (name is null ? "" : $"{indent}preset: {name}\n");
        return SedFitSettingsFile.Parse(before + Block(mapping), file);
    }

    /// <summary>The lines of a mapping: from its first one to the next that is indented less.</summary>
    private string Block(YamlMappingNode mapping)
    {
        int first = (int)mapping.Start.Line - 1, indent = (int)mapping.Start.Column - 1;
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        int last = first + 1;
        while (last < lines.Length && (lines[last].TrimStart() is "" or ['#', ..] || lines[last].Length - lines[last].TrimStart().Length >= indent))
            last++;
        return string.Join('\n', lines[first..last]) + "\n";
    }

    private static string[] Keys(Type type) => [.. Properties(type).Select(p => SettingName.Of(p.Name))];

    internal static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<NotASettingAttribute>() is null).OrderBy(p => p.MetadataToken);
}
