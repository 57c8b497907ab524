using System.Text;

namespace Arclet.Fits;

/// <summary>Splits lines of a delimited text into cells (RFC 4180 quoting; with a blank as delimiter, runs of blanks are one). A quoted cell may go over several lines.</summary>
internal sealed class DelimitedText : IDisposable
{
    private readonly StreamReader _reader;

    public DelimitedText(string path)
    {
        Path = path;
        _reader = new StreamReader(TableStream.Open(path), Encoding.UTF8);
    }

    public string Path { get; }

    /// <summary>The number of the line that was read last, 1-based.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The next line, or null at the end.</summary>
    public string? ReadLine()
    {
        string? line = TableStream.Guard(Path, _reader.ReadLine);
        if (line is not null)
            LineNumber++;
        return line;
    }

    /// <summary>The cells of a line, reading further lines where a quote is open.</summary>
    public List<string> Split(string line, char delimiter)
    {
        int start = LineNumber;
        var cells = new List<string>();
        var cell = new StringBuilder();
        int i = 0;
        while (true)
        {
            if (delimiter == ' ')
            {
                while (i < line.Length && line[i] is ' ' or '\t')
                    i++;
                if (i >= line.Length && cells.Count > 0)
                    return cells;
            }

            cell.Clear();
            int quote = i;
            while (delimiter != ' ' && quote < line.Length && line[quote] == ' ')
                quote++;
            if (quote < line.Length && line[quote] == '"')
            {
                i = quote + 1;
                while (true)
                {
                    if (i >= line.Length)
                    {
                        line = ReadLine() ?? throw InputException.InFile(Path, $"line {start}: a quote is never closed: expected '\"' before the end of the file");
                        cell.Append('\n');
                        i = 0;
                    }
                    else if (line[i] != '"')
                    {
                        cell.Append(line[i++]);
                    }
                    else if (i + 1 < line.Length && line[i + 1] == '"')
                    {
                        cell.Append('"');
                        i += 2;
                    }
                    else
                    {
                        i++;
                        break;
                    }
                }

                int next = Next(line, i, delimiter);
                cell.Append(line.AsSpan(i, next - i).TrimEnd());
                i = next;
            }
            else
            {
                int next = Next(line, i, delimiter);
                cell.Append(line.AsSpan(i, next - i).Trim());
                i = next;
            }

            cells.Add(cell.ToString());
            if (i >= line.Length)
                return cells;
            i++;
        }
    }

    public void Dispose() => _reader.Dispose();

    private static int Next(string line, int from, char delimiter)
    {
        int next = delimiter == ' ' ? line.AsSpan(from).IndexOfAny(' ', '\t') : line.AsSpan(from).IndexOf(delimiter);
        return next < 0 ? line.Length : from + next;
    }
}
