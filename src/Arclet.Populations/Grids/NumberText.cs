using System.Globalization;
using System.Text;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>The numbers of a text file one after the other, as Fortran's free format reads them; errors name the line.</summary>
internal sealed class NumberText(string path, byte[] bytes)
{
    public int Position { get; private set; }

    /// <summary>The number of the line that the next number is on, from 1.</summary>
    public int Line { get; private set; } = 1;

    public string Path => path;

    public bool AtEnd
    {
        get
        {
            SkipBlanks();
            return Position == bytes.Length;
        }
    }

    public double Number(string what)
    {
        ReadOnlySpan<byte> token = Token();
        if (token.IsEmpty)
            throw InputException.InFile(path, $"line {Line}: the file ends, expected {what}");
        return TryNumber(token, out double value)
            ? value
            : throw InputException.InFile(path, $"line {Line}: '{Encoding.Latin1.GetString(token[..Math.Min(token.Length, 40)])}' is no number, expected {what}");
    }

    public double[] Numbers(int count, string what)
    {
        // A number and its blank take two bytes at least: no more memory than the file can fill.
        if (count > (bytes.Length - Position + 1) / 2)
            throw InputException.InFile(path, $"line {Line}: {count} values of {what} are announced, expected no more than the file can hold");
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = Number(what);
        return values;
    }

    public int Count(string what, int least, int most)
    {
        double value = Number(what);
        return value >= least && value <= most && value == Math.Floor(value)
            ? (int)value
            : throw InputException.InFile(path, $"line {Line}: the number of {what} is {value}, expected a whole number from {least} to {most}");
    }

    /// <summary>The rest of the present line, without its end.</summary>
    public string RestOfLine()
    {
        int end = Array.IndexOf(bytes, (byte)'\n', Position);
        if (end < 0)
            end = bytes.Length;
        string text = Encoding.Latin1.GetString(bytes, Position, Math.Min(end - Position, 4096)).Trim();
        Position = Math.Min(end + 1, bytes.Length);
        Line++;
        return text;
    }

    public (int Position, int Line) Mark() => (Position, Line);

    public void Return((int Position, int Line) mark) => (Position, Line) = mark;

    public static bool TryNumber(ReadOnlySpan<byte> token, out double value)
    {
        if (double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return double.IsFinite(value);
        if (token.Length > 40)
            return false;

        // Fortran's D exponents, and exponents of three digits whose E had no room (0.123-100).
        Span<char> text = stackalloc char[41];
        int n = 0;
        for (int i = 0; i < token.Length; i++)
        {
            char c = (char)token[i];
            if (c is 'd' or 'D')
                c = 'E';
            else if (c is '+' or '-' && i > 0 && n < 40 && (char.IsAsciiDigit((char)token[i - 1]) || token[i - 1] == '.'))
                text[n++] = 'E';
            if (n > 40)
                return false;
            text[n++] = c;
        }

        return double.TryParse(text[..n], NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private ReadOnlySpan<byte> Token()
    {
        SkipBlanks();
        int start = Position;
        while (Position < bytes.Length && bytes[Position] is not ((byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)','))
            Position++;
        return bytes.AsSpan(start, Position - start);
    }

    private void SkipBlanks()
    {
        while (Position < bytes.Length && bytes[Position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)',')
        {
            if (bytes[Position] == '\n')
                Line++;
            Position++;
            if (Position == bytes.Length)
                return;
        }
    }
}
