using System.Globalization;
using System.Numerics;

namespace Arclet.Fits;

/// <summary>A FIELD or PARAM of a VOTable (VOTable 1.4, sections 2.1, 4.1, 6): its type, the shape of its arrays and its null.</summary>
internal sealed record VoTableField
{
    /// <summary>No cell is longer than this only because a header says so.</summary>
    private const int MaximumLength = YamlReader.MaximumArrayLength;

    public required ColumnInfo Info { get; init; }

    /// <summary>VOTable's name of the type: boolean, bit, unsignedByte, short, int, long, char, unicodeChar, float, double, floatComplex, doubleComplex.</summary>
    public required string DataType { get; init; }

    /// <summary>The axes of arraysize, the first varying fastest, without a variable last one; empty for single values.</summary>
    public required int[] Axes { get; init; }

    /// <summary>Whether the last axis may have any length.</summary>
    public required bool IsVariable { get; init; }

    /// <summary>The text of VALUES null, or null.</summary>
    public string? NullText { get; set; }

    /// <summary>A comment on the field, from its DESCRIPTION.</summary>
    public string? Description { get; set; }

    public bool IsText => DataType is "char" or "unicodeChar";

    /// <summary>Whether a cell is one text: characters of one axis.</summary>
    public bool IsSingleText => IsText && Axes.Length + (IsVariable ? 1 : 0) <= 1;

    /// <summary>Whether each cell holds several values.</summary>
    public bool IsArray => IsText ? !IsSingleText : Axes.Length > 0 || IsVariable;

    /// <summary>The elements of a fixed array, or of one step of a variable one.</summary>
    public int FixedLength => Axes.Aggregate(1, (a, b) => a * b);

    /// <summary>The bytes of an element in BINARY and BINARY2; 0 for bits.</summary>
    public int ElementSize => DataType switch
    {
        "boolean" or "unsignedByte" or "char" => 1,
        "short" or "unicodeChar" => 2,
        "int" or "float" => 4,
        "long" or "double" or "floatComplex" => 8,
        "doubleComplex" => 16,
        _ => 0,
    };

    public static VoTableField Create(Func<string, string?> attribute, Func<string, InputException> error)
    {
        string type = attribute("datatype") ?? throw error("it has no datatype: expected one such as double");
        if (type is not ("boolean" or "bit" or "unsignedByte" or "short" or "int" or "long" or "char" or "unicodeChar" or "float" or "double" or "floatComplex" or "doubleComplex"))
            throw error($"its datatype is '{type}': expected boolean, bit, unsignedByte, short, int, long, char, unicodeChar, float, double, floatComplex or doubleComplex");
        (int[] axes, bool variable) = Shape(attribute("arraysize"), error);
        // arraysize="1" is a single value for everything but its letter.
        if (axes is [1] && !variable && type is not ("char" or "unicodeChar"))
            axes = [];
        string? width = attribute("width"), precision = attribute("precision");
        return new VoTableField
        {
            Info = new ColumnInfo(attribute("name") ?? attribute("ID") ?? "", attribute("unit"), null, attribute("ucd"), Display(type, width, precision)),
            DataType = type,
            Axes = axes,
            IsVariable = variable,
        };
    }

    /// <summary>Makes what collects the column's cells.</summary>
    public ColumnBuilder Builder(Func<string, InputException> error)
    {
        ColumnInfo info = Info with { Description = Description };
        return DataType switch
        {
            "boolean" or "bit" => Make<bool>(),
            "unsignedByte" => Make<byte>(),
            "short" => Make<short>(),
            "int" => Make<int>(),
            "long" => Make<long>(),
            "float" => Make<float>(),
            "double" => Make<double>(),
            "floatComplex" or "doubleComplex" => Make<Complex>(),
            _ => IsSingleText ? new ScalarBuilder<string>(info) : new ArrayBuilder<string>(info, IsVariable ? null : Reversed(Axes[1..]), json: false),
        };

        ColumnBuilder Make<T>()
        {
            T? nothing = default;
            bool has = NullText is { Length: > 0 } && ColumnElement.IsInteger(typeof(T));
            if (has && !VoTableText.TryParse(NullText, out nothing!))
                throw error($"its null '{NullText}' is not {CellText.Expected<T>()}");
            return IsArray
                ? new ArrayBuilder<T>(info, IsVariable ? null : Reversed(Axes), json: false) { HasNull = has, Null = nothing }
                : new ScalarBuilder<T>(info) { HasNull = has, Null = nothing };
        }
    }

    /// <summary>numpy's order of axes, with the last one varying fastest.</summary>
    private static int[] Reversed(int[] axes) => [.. axes.AsEnumerable().Reverse()];

    private static (int[] Axes, bool IsVariable) Shape(string? arraysize, Func<string, InputException> error)
    {
        string text = (arraysize ?? "").Trim();
        if (text.Length == 0)
            return ([], false);
        string[] words = text.Split('x');
        bool variable = words[^1].EndsWith('*');
        // "12*" is any length up to 12; the limit is not used, since files exceed it.
        int[] axes = new int[variable ? words.Length - 1 : words.Length];
        long length = 1;
        for (int i = 0; i < axes.Length; i++)
        {
            if (!int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out axes[i]))
                throw error($"its arraysize is '{text}': expected numbers separated by x, the last one perhaps *");
            length = Math.Min(length * axes[i], int.MaxValue);
        }

        return length <= MaximumLength ? (axes, variable) : throw error($"its arraysize is '{text}': expected at most {MaximumLength} elements");
    }

    /// <summary>VOTable's precision is digits after the point (F, or no letter) or significant ones (E).</summary>
    private static string? Display(string type, string? width, string? precision)
    {
        string digits = (precision ?? "").TrimStart('F', 'E');
        bool hasWidth = int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out int w);
        bool hasDigits = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int d) && d < 1000;
        if (type is "float" or "double")
            return hasDigits ? $"{(precision!.StartsWith('E') ? 'E' : 'F')}{(hasWidth ? w : d + 8)}.{d}" : null;
        return !hasWidth ? null : type is "char" or "unicodeChar" ? $"A{w}" : type is "boolean" or "bit" ? null : $"I{w}";
    }
}
