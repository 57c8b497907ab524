namespace Arclet.Fits;

/// <content>Changing a header.</content>
public sealed partial class FitsHeader
{
    /// <summary>Gives the keyword's first card a string value, or appends a card. A null comment keeps the one that is there.</summary>
    /// <exception cref="InputException">The keyword or a text cannot stand in a header.</exception>
    public void Set(string keyword, string value, string? comment = null)
    {
        FitsCard card = FitsCard.Create(keyword, value, comment);
        Put(card, comment, old => old.Kind == FitsCardKind.String && old.ValueText == card.ValueText);
    }

    /// <summary>Gives the keyword's first card a real value, or appends a card. A null comment keeps the one that is there.</summary>
    /// <exception cref="InputException">The value is not finite, or the keyword or the comment cannot stand in a header.</exception>
    public void Set(string keyword, double value, string? comment = null) =>
        Put(FitsCard.Create(keyword, value, comment), comment, old => old.Kind == FitsCardKind.Real && old.TryGetNumber(out double was) && BitConverter.DoubleToInt64Bits(was) == BitConverter.DoubleToInt64Bits(value));

    /// <summary>Gives the keyword's first card an integer value, or appends a card. A null comment keeps the one that is there.</summary>
    /// <exception cref="InputException">The keyword or the comment cannot stand in a header.</exception>
    public void Set(string keyword, long value, string? comment = null) =>
        Put(FitsCard.Create(keyword, value, comment), comment, old => old.TryGetInteger(out long was) && was == value);

    /// <summary>Gives the keyword's first card a logical value, or appends a card. A null comment keeps the one that is there.</summary>
    /// <exception cref="InputException">The keyword or the comment cannot stand in a header.</exception>
    public void Set(string keyword, bool value, string? comment = null) =>
        Put(FitsCard.Create(keyword, value, comment), comment, old => old.Kind == FitsCardKind.Logical && old.LogicalValue == value);

    /// <summary>Makes the keyword's value undefined, appending a card where it is absent. A null comment keeps the one that is there.</summary>
    /// <exception cref="InputException">The keyword or the comment cannot stand in a header.</exception>
    public void SetUndefined(string keyword, string? comment = null) =>
        Put(FitsCard.CreateUndefined(keyword, comment), comment, old => old.Kind == FitsCardKind.Undefined);

    /// <summary>Appends a card, also where its keyword is there already.</summary>
    public void Add(FitsCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        Append(card);
    }

    /// <summary>Appends a card with a string, also where its keyword is there already.</summary>
    public void Add(string keyword, string value, string? comment = null) => Append(FitsCard.Create(keyword, value, comment));

    /// <summary>Appends a card with a real number, also where its keyword is there already.</summary>
    public void Add(string keyword, double value, string? comment = null) => Append(FitsCard.Create(keyword, value, comment));

    /// <summary>Appends a card with an integer, also where its keyword is there already.</summary>
    public void Add(string keyword, long value, string? comment = null) => Append(FitsCard.Create(keyword, value, comment));

    /// <summary>Appends a card with a logical value, also where its keyword is there already.</summary>
    public void Add(string keyword, bool value, string? comment = null) => Append(FitsCard.Create(keyword, value, comment));

    /// <summary>Appends a text as COMMENT lines of at most 72 characters each.</summary>
    public void AddComment(string text) => AddCommentary("COMMENT", text);

    /// <summary>Appends a text as HISTORY lines of at most 72 characters each.</summary>
    public void AddHistory(string text) => AddCommentary("HISTORY", text);

    /// <summary>Inserts a card before a position, 0-based.</summary>
    public void Insert(int index, FitsCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        _cards.Insert(index, card);
        Reindex();
    }

    /// <summary>Removes every card of the keyword; returns how many there were.</summary>
    public int Remove(string keyword)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        int count = _cards.RemoveAll(c => c.HasKeyword(keyword));
        if (count > 0)
            Reindex();
        return count;
    }

    private void AddCommentary(string keyword, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (string line in FitsCardFormat.CommentaryLines(text))
            Append(FitsCard.CreateCommentary(keyword, line));
    }

    private void Append(FitsCard card)
    {
        _first.TryAdd(card.Keyword, _cards.Count);
        _cards.Add(card);
    }

    /// <summary>Replaces the first card of the same keyword or appends; a card that already says the same is left as it was read.</summary>
    private void Put(FitsCard card, string? comment, Func<FitsCard, bool> saysTheSame)
    {
        int index = IndexOf(card.Keyword);
        if (index < 0)
        {
            Append(card);
            return;
        }

        FitsCard old = _cards[index];
        if (saysTheSame(old) && (comment is null || comment == (old.Comment ?? "")))
            return;
        string? kept = comment ?? old.Comment;
        // Made again rather than taken as it is: a comment that was read may hold bytes that a new one may not.
        _cards[index] = kept is null ? card
            : card.Kind == FitsCardKind.String ? FitsCardFormat.String(card.Keyword, card.ValueText, kept)
            : FitsCardFormat.Value(card.Keyword, card.Kind, card.ValueText, kept);
    }

    private void Reindex()
    {
        _first.Clear();
        for (int i = 0; i < _cards.Count; i++)
            _first.TryAdd(_cards[i].Keyword, i);
    }
}
