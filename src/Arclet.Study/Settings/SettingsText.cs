using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>Settings as lines of text, one for each value, in the order of the record: equal texts mean equal settings.</summary>
internal static class SettingsText
{
    public static string Of(string key, object? value)
    {
        var text = new StringBuilder();
        Write(text, key, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string key, object? value)
    {
        switch (value)
        {
            case null:
                Line("none");
                break;
            case string word:
                Line(word.Replace("\n", "\\n", StringComparison.Ordinal));
                break;
            case double number:
                Line(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case bool truth:
                Line(truth ? "true" : "false");
                break;
            case Enum choice:
                Line(SettingName.Of(choice.ToString()));
                break;
            case SedFitSettings fit:
                foreach (string line in SedFitSettingsText.Of(fit).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    text.Append(key).Append('.').Append(line).Append('\n');
                break;
            case IFormattable formattable:
                Line(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            case IDictionary mapping:
                Line(mapping.Count.ToString(CultureInfo.InvariantCulture));
                foreach (string name in mapping.Keys.Cast<string>().Order(StringComparer.Ordinal))
                    Write(text, $"{key}.{name}", mapping[name]);
                break;
            case IEnumerable list:
                object?[] items = [.. list.Cast<object?>()];
                Line(items.Length.ToString(CultureInfo.InvariantCulture));
                for (int i = 0; i < items.Length; i++)
                    Write(text, $"{key}[{i}]", items[i]);
                break;
            default:
                foreach (PropertyInfo property in SettingsBinder.Properties(value.GetType()))
                    Write(text, $"{key}.{SettingName.Of(property.Name)}", property.GetValue(value));
                break;
        }

        void Line(string words) => text.Append(key).Append(": ").Append(words).Append('\n');
    }
}
