namespace Arclet.Fits;

/// <content>Reading values: each is null where the keyword is absent or its value undefined, an error where it has another type.</content>
public sealed partial class FitsHeader
{
    /// <summary>A string value without trailing blanks; null where the keyword is absent or undefined.</summary>
    /// <exception cref="InputException">The value is not a string.</exception>
    public string? GetString(string keyword)
    {
        FitsCard? card = Defined(keyword);
        if (card is null)
            return null;
        return card.Kind == FitsCardKind.String ? card.ValueText : throw WrongValue(keyword, "a string in quotes");
    }

    /// <summary>A number, integers included, with exponents written E or D; null where the keyword is absent or undefined.</summary>
    /// <exception cref="InputException">The value is not a number, or too large for one.</exception>
    public double? GetDouble(string keyword)
    {
        FitsCard? card = Defined(keyword);
        if (card is null)
            return null;
        return card.TryGetNumber(out double value) && double.IsFinite(value) ? value : throw WrongValue(keyword, "a number");
    }

    /// <summary>An integer; null where the keyword is absent or undefined.</summary>
    /// <exception cref="InputException">The value is not an integer of 64 bits.</exception>
    public long? GetInteger(string keyword)
    {
        FitsCard? card = Defined(keyword);
        if (card is null)
            return null;
        return card.TryGetInteger(out long value) ? value : throw WrongValue(keyword, "an integer");
    }

    /// <summary>A logical value, T or F; null where the keyword is absent or undefined.</summary>
    /// <exception cref="InputException">The value is neither T nor F.</exception>
    public bool? GetLogical(string keyword)
    {
        FitsCard? card = Defined(keyword);
        if (card is null)
            return null;
        return card.Kind == FitsCardKind.Logical ? card.LogicalValue : throw WrongValue(keyword, "T or F");
    }

    /// <summary>A string value that must be there.</summary>
    /// <exception cref="InputException">The keyword is absent, undefined or not a string.</exception>
    public string RequireString(string keyword) => GetString(keyword) ?? throw Missing(keyword, "a string");

    /// <summary>A number that must be there.</summary>
    /// <exception cref="InputException">The keyword is absent, undefined or not a number.</exception>
    public double RequireDouble(string keyword) => GetDouble(keyword) ?? throw Missing(keyword, "a number");

    /// <summary>An integer that must be there.</summary>
    /// <exception cref="InputException">The keyword is absent, undefined or not an integer.</exception>
    public long RequireInteger(string keyword) => GetInteger(keyword) ?? throw Missing(keyword, "an integer");

    /// <summary>A logical value that must be there.</summary>
    /// <exception cref="InputException">The keyword is absent, undefined or neither T nor F.</exception>
    public bool RequireLogical(string keyword) => GetLogical(keyword) ?? throw Missing(keyword, "T or F");

    /// <summary>An error about a keyword's value, naming the header, the card's number and what was expected instead.</summary>
    /// <param name="keyword">The keyword whose value cannot be used.</param>
    /// <param name="expected">What was expected, such as "a number above 0".</param>
    public InputException WrongValue(string keyword, string expected)
    {
        int index = IndexOf(keyword);
        if (index < 0)
            return Missing(keyword, expected);
        FitsCard card = _cards[index];
        string found = card.Kind switch
        {
            FitsCardKind.Undefined => "no value",
            FitsCardKind.String => $"the string '{card.ValueText}'",
            FitsCardKind.Commentary => "a card without a value",
            _ => card.ValueText,
        };
        return InputException.InFile(Source, $"header card {CardNumber(index)}, keyword {card.Keyword}: expected {expected}, found {found}");
    }

    private InputException Missing(string keyword, string expected) =>
        InputException.InFile(Source, $"the header keyword {keyword} is {(Contains(keyword) ? "undefined" : "missing")}: expected {expected}");

    /// <summary>The card, or null where it is absent or undefined.</summary>
    private FitsCard? Defined(string keyword) => Find(keyword) is { Kind: not FitsCardKind.Undefined } card ? card : null;

    /// <summary>The 1-based number of an entry's first 80-byte image.</summary>
    private int CardNumber(int index)
    {
        int number = 1;
        for (int i = 0; i < index; i++)
            number += _cards[i].ImageCount;
        return number;
    }
}
