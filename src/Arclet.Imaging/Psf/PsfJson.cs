using System.Text.Json;
using Arclet.Fits;

namespace Arclet.Imaging.Psf;

/// <summary>An object in a PSF file, read key by key; what is missing or wrong is an error that names the file and the key's path.</summary>
internal readonly struct PsfJson(JsonElement element, string file, string path = "")
{
    /// <summary>The text of a file.</summary>
    public static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(path, "the PSF model cannot be read: " + e.Message, e);
        }
    }

    /// <summary>The document of a text, which must hold an object.</summary>
    public static JsonDocument Parse(string json, string file)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw InputException.InFile(file, $"line {e.LineNumber + 1} is not JSON, expected a PSF model", e);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;
        document.Dispose();
        throw InputException.InFile(file, "expected a JSON object with a PSF model");
    }

    /// <summary>Checks the file's kind.</summary>
    public void ExpectKind(string kind)
    {
        JsonElement value = Get("kind", JsonValueKind.String, $"\"{kind}\"");
        if (value.GetString() != kind)
            throw InputException.InFile(file, $"\"kind\" is \"{value.GetString()}\", expected \"{kind}\"");
    }

    /// <summary>The object under a key.</summary>
    public PsfJson Part(string key) => new(Get(key, JsonValueKind.Object, "an object"), file, path + key + ".");

    /// <summary>The objects of a list under a key.</summary>
    public List<PsfJson> Parts(string key)
    {
        var parts = new List<PsfJson>();
        foreach (JsonElement item in Get(key, JsonValueKind.Array, "a list").EnumerateArray())
        {
            string place = $"{path}{key}[{parts.Count}]";
            if (item.ValueKind != JsonValueKind.Object)
                throw InputException.InFile(file, $"\"{place}\" is not an object");
            parts.Add(new PsfJson(item, file, place + "."));
        }

        return parts;
    }

    /// <summary>A yes or no.</summary>
    public bool Boolean(string key)
    {
        if (element.TryGetProperty(key, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        throw InputException.InFile(file, $"\"{path}{key}\" is missing or not true or false");
    }

    /// <summary>A finite number.</summary>
    public double Number(string key, string expected = "a number")
    {
        JsonElement value = Get(key, JsonValueKind.Number, expected);
        double number = value.GetDouble();
        return double.IsFinite(number) ? number : throw InputException.InFile(file, $"\"{path}{key}\" is {value.GetRawText()}, expected {expected}");
    }

    /// <summary>A number above zero.</summary>
    public double Positive(string key)
    {
        double number = Number(key, "a number above 0");
        return number > 0 ? number : throw InputException.InFile(file, $"\"{path}{key}\" is {number:G6}, expected a number above 0");
    }

    /// <summary>A number that is not below zero.</summary>
    public double NotNegative(string key)
    {
        double number = Number(key, "a number not below 0");
        return number >= 0 ? number : throw InputException.InFile(file, $"\"{path}{key}\" is {number:G6}, expected a number not below 0");
    }

    private JsonElement Get(string key, JsonValueKind kind, string expected)
    {
        if (!element.TryGetProperty(key, out JsonElement value))
            throw InputException.InFile(file, $"\"{path}{key}\" is missing, expected {expected}");
        if (value.ValueKind != kind)
            throw InputException.InFile(file, $"\"{path}{key}\" is not {expected}");
        return value;
    }
}
