using System.Collections.Frozen;

namespace Arclet.Figures;

/// <summary>
/// Advance widths (in 1/1000 of the font size) and codes of the two standard PDF fonts that figures use: Helvetica in
/// WinAnsiEncoding (PDF 32000-1 annex D) and Symbol in its own encoding. The widths are those of Adobe's Core 14 font
/// metrics (AFM); the oblique styles have the widths of the upright ones.
/// </summary>
internal static class StandardFonts
{
    /// <summary>Height of capitals and of lower-case letters without ascenders, in units of the font size.</summary>
    public const double CapHeight = 0.718, XHeight = 0.523;

    /// <summary>How far letters such as g reach below the baseline, in units of the font size.</summary>
    public const double Descent = 0.207;

    /// <summary>
    /// The code, unused by WinAnsi, that our encoding gives to Helvetica's own minus sign: it is as wide as the plus (584), and
    /// Symbol's, for which viewers substitute freely, would not match the digits.
    /// </summary>
    public const byte MinusCode = 129;

    /// <summary>The code points of WinAnsi codes 128 to 159; 0 where there is none.</summary>
    private static ReadOnlySpan<char> HighControls =>
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
        + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    private static ReadOnlySpan<ushort> HelveticaWidths =>
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 0,
        556, 584, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 0, 611, 0,
        0, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 0, 500, 667,
        278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333,
        400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611,
        667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
        722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
        556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500,
    ];

    private static ReadOnlySpan<ushort> HelveticaBoldWidths =>
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
        611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 0,
        556, 584, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 0, 611, 0,
        0, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 0, 500, 667,
        278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333,
        400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611,
        722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
        722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
        556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278,
        611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556,
    ];

    /// <summary>The characters taken from the Symbol font, each with its code there and its width.</summary>
    private const string SymbolMetrics =
        "α 97 631 β 98 549 γ 103 411 δ 100 494 ε 101 439 ζ 122 494 η 104 603 θ 113 521 ι 105 329 κ 107 549 "
        + "λ 108 549 μ 109 576 ν 110 521 ξ 120 493 ο 111 549 π 112 549 ρ 114 549 ς 86 439 σ 115 603 τ 116 439 "
        + "υ 117 576 φ 102 521 ϕ 106 603 χ 99 549 ψ 121 686 ω 119 686 ϑ 74 631 ϖ 118 713 Α 65 722 Β 66 667 "
        + "Γ 71 603 Δ 68 612 Ε 69 611 Ζ 90 611 Η 72 722 Θ 81 741 Ι 73 333 Κ 75 722 Λ 76 686 Μ 77 889 Ν 78 722 "
        + "Ξ 88 645 Ο 79 722 Π 80 768 Ρ 82 556 Σ 83 592 Τ 84 611 Υ 85 690 Φ 70 763 Χ 67 722 Ψ 89 795 Ω 87 768 "
        + "≤ 163 549 ≥ 179 549 ≠ 185 549 ≈ 187 549 ≡ 186 549 ∼ 126 549 ∝ 181 713 ∞ 165 713 ∂ 182 494 ∇ 209 713 "
        + "√ 214 549 ∑ 229 713 ∏ 213 823 ∫ 242 274 ∗ 42 500 ⊕ 197 768 ⊗ 196 768 ∅ 198 823 ∩ 199 768 ∪ 200 768 "
        + "⊂ 204 713 ⊃ 201 713 ∈ 206 713 ∉ 207 713 ∠ 208 768 ⊥ 94 658 ′ 162 247 ″ 178 411 ← 172 987 ↑ 173 603 "
        + "→ 174 987 ↓ 175 603 ↔ 171 1042 ⇒ 222 987 ⇔ 219 1042 ⟨ 225 329 ⟩ 241 329 ◊ 224 494 ∀ 34 713 ∃ 36 549 "
        + "∴ 92 863 ≅ 64 549";

    private static readonly FrozenDictionary<char, (byte Code, ushort Width)> Symbol = SymbolMetrics.Split(' ').Chunk(3)
        .ToFrozenDictionary(entry => entry[0][0], entry => (byte.Parse(entry[1]), ushort.Parse(entry[2])));

    /// <summary>The WinAnsi code of every character that has one.</summary>
    private static readonly FrozenDictionary<char, byte> WinAnsi = WinAnsiCodes();

    /// <summary>The advance width of a text in units of the font size.</summary>
    public static double Width(string text, bool bold)
    {
        double width = 0;
        foreach (char c in text)
            width += Glyph(c, bold).Width;
        return width;
    }

    /// <summary>Where a character comes from, its code there, and its advance width in units of the font size.</summary>
    public static (FontKind Font, byte Code, double Width) Glyph(char c, bool bold)
    {
        if (WinAnsi.TryGetValue(c, out byte code))
            return (FontKind.Helvetica, code, (bold ? HelveticaBoldWidths : HelveticaWidths)[code - 32] / 1000.0);
        if (Symbol.TryGetValue(c, out (byte Code, ushort Width) symbol))
            return (FontKind.Symbol, symbol.Code, symbol.Width / 1000.0);
        return (FontKind.Drawn, 0, DrawnGlyphs.Width(c));
    }

    private static FrozenDictionary<char, byte> WinAnsiCodes()
    {
        var codes = new Dictionary<char, byte>();
        for (int code = 32; code < 256; code++)
        {
            char c = code is >= 128 and < 160 ? HighControls[code - 128] : (char)code;
            if (c != 0 && c != 127)
                codes[c] = (byte)code;
        }

        codes['−'] = MinusCode;

        return codes.ToFrozenDictionary();
    }
}
