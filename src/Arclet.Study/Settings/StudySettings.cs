using System.Globalization;
using System.Reflection;
using Arclet.Fits;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Arclet.Study;

/// <summary>
/// The settings of a study, <c>study.yaml</c>: one mapping for each stage, bound to a record of the stage. What the file does not say is as in its preset.
/// </summary>
public sealed class StudySettings
{
    /// <summary>The presets: <c>paper</c> is section 6 of the reconstruction of Claeyssens et al., which is also what the records' defaults are.</summary>
    public static IReadOnlyList<string> Presets { get; } = ["paper"];

    private readonly Dictionary<Type, object> sections = [];
    private readonly Dictionary<Type, string> texts = [];

    private StudySettings(string file, string source) => (File, Source) = (file, source);

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The file's text.</summary>
    public string Source { get; }

    /// <summary>The name of the preset.</summary>
    public string Preset { get; private set; } = "paper";

    /// <summary>What all random numbers come from.</summary>
    public ulong Seed { get; private set; } = 1;

    /// <summary>The settings of a record's type.</summary>
    /// <exception cref="ArgumentException">The type is none of the study's.</exception>
    public T Get<T>()
        where T : class => sections.TryGetValue(typeof(T), out object? found) ? (T)found : throw new ArgumentException($"{typeof(T).Name} is no part of the study's settings");

    /// <summary>The settings of a type as text that says every value: what fingerprints are made of.</summary>
    /// <exception cref="ArgumentException">The type is none of the study's.</exception>
    public string TextOf(Type type) => texts.TryGetValue(type, out string? text) ? text : throw new ArgumentException($"{type.Name} is no part of the study's settings");

    /// <summary>The key of a settings record: its type's name without the ending, as <c>source_plane</c> is of <c>SourcePlaneSettings</c>, or what <see cref="SettingsSectionAttribute"/> says.</summary>
    public static string KeyOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.GetCustomAttribute<SettingsSectionAttribute>()?.Key ?? SettingName.Of(type.Name.EndsWith("Settings", StringComparison.Ordinal) ? type.Name[..^"Settings".Length] : type.Name);
    }

    /// <summary>Reads a study's settings.</summary>
    /// <param name="folder">The study.</param>
    /// <param name="types">The records; the keys of the file are theirs.</param>
    /// <exception cref="InputException">The file is missing or something in it is wrong; the message names the line.</exception>
    public static StudySettings Read(StudyFolder folder, IEnumerable<Type> types)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.Require();
        try
        {
            return Parse(System.IO.File.ReadAllText(folder.SettingsFile), folder.SettingsFile, types);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(folder.SettingsFile, $"the settings cannot be read ({failure.Message})", failure);
        }
    }

    /// <summary>Reads settings from text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="types">The records; the keys of the text are theirs.</param>
    /// <exception cref="InputException">Something in it is wrong; the message names the line.</exception>
    public static StudySettings Parse(string text, string file, IEnumerable<Type> types)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(types);
        var settings = new StudySettings(file, text);
        var binder = new SettingsBinder(file, text);
        YamlMappingNode root = binder.Root();
        var byKey = types.Distinct().ToDictionary(KeyOf, StringComparer.Ordinal);
        var nodes = new Dictionary<Type, YamlNode>();
        foreach ((YamlNode keyNode, YamlNode value) in root)
        {
            string key = binder.Scalar(keyNode, "a key");
            switch (key)
            {
                case "preset":
                    settings.Preset = Presets.Contains(binder.Scalar(value, key)) ? binder.Scalar(value, key) : throw binder.At(value, $"preset is '{binder.Scalar(value, key)}', expected {string.Join(" or ", Presets)}");
                    break;
                case "seed":
                    settings.Seed = ulong.TryParse(binder.Scalar(value, key), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed : throw binder.At(value, $"seed is '{binder.Scalar(value, key)}', expected a whole number from 0");
                    break;
                default:
                    if (!byKey.TryGetValue(key, out Type? type))
                        throw binder.At(keyNode, SettingName.Unknown(key, "the study", ["preset", "seed", .. byKey.Keys]));
                    nodes[type] = value;
                    break;
            }
        }

        foreach ((string key, Type type) in byKey)
        {
            object section = nodes.TryGetValue(type, out YamlNode? node) ? binder.Bind(node, type, key) : SettingsBinder.Default(type);
            settings.sections[type] = section;
            settings.texts[type] = SettingsText.Of(key, section);
        }

        return settings;
    }
}
