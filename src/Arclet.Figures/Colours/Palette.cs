namespace Arclet.Figures;

/// <summary>
/// The eight colours of Okabe and Ito (2008, "Color Universal Design"), which people with every common kind of colour
/// vision tell apart.
/// </summary>
public static class Palette
{
    /// <summary>Blue.</summary>
    public static Colour Blue => new(0, 114, 178);

    /// <summary>Vermillion.</summary>
    public static Colour Vermillion => new(213, 94, 0);

    /// <summary>Bluish green.</summary>
    public static Colour Green => new(0, 158, 115);

    /// <summary>Reddish purple.</summary>
    public static Colour Purple => new(204, 121, 167);

    /// <summary>Orange.</summary>
    public static Colour Orange => new(230, 159, 0);

    /// <summary>Sky blue.</summary>
    public static Colour Sky => new(86, 180, 233);

    /// <summary>Black.</summary>
    public static Colour Black => new(0, 0, 0);

    /// <summary>Yellow: weak on white, hence last in <see cref="Cycle"/>.</summary>
    public static Colour Yellow => new(240, 228, 66);

    /// <summary>The order in which series without a colour of their own take theirs.</summary>
    public static IReadOnlyList<Colour> Cycle { get; } = [Blue, Vermillion, Green, Purple, Orange, Sky, Black, Yellow];
}
