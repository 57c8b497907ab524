namespace Arclet.Fits;

/// <summary>The names and cells of a delimited text, and their conversion to typed columns with errors that name the line.</summary>
internal sealed class CellBlock
{
    private readonly List<List<string>> _rows = [];
    private readonly List<int> _lines = [];
    private readonly string _path;

    private CellBlock(string path, List<string> names)
    {
        _path = path;
        Names = names;
    }

    private delegate bool TryParse<T>(string text, out T value);

    public IReadOnlyList<string> Names { get; }

    public static CellBlock Read(DelimitedText text, List<string> names, char delimiter)
    {
        int nameLine = text.LineNumber;
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0)
                throw InputException.InFile(text.Path, $"line {nameLine}: column {i + 1} has no name: expected a name for every column");
            if (names.IndexOf(names[i]) != i)
                throw InputException.InFile(text.Path, $"line {nameLine}: two columns are called {names[i]}: expected different names");
        }

        var block = new CellBlock(text.Path, names);
        while (text.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            int number = text.LineNumber;
            List<string> cells = text.Split(line, delimiter);
            if (cells.Count != names.Count)
                throw InputException.InFile(text.Path, $"line {number}: expected {names.Count} cells, as there are names, found {cells.Count}");
            block._rows.Add(cells);
            block._lines.Add(number);
        }

        return block;
    }

    public string[] Cells(int column) => _rows.Select(r => r[column]).ToArray();

    public bool[] Missing(int column) => _rows.Select(r => r[column].Length == 0).ToArray();

    public Column<string> Texts(int column, string? unit, string? description) => new(Names[column], Cells(column), unit, description, Missing(column));

    public Column<double> Numbers(int column, string? unit, string? description) => Parse<double>(column, unit, description, TableText.TryNumber, double.NaN, "a number");

    public Column<long> Integers(int column, string? unit, string? description) => Parse<long>(column, unit, description, TableText.TryInteger, 0, "an integer of at most 64 bits");

    public Column<bool> Logicals(int column, string? unit, string? description) => Parse<bool>(column, unit, description, TableText.TryLogical, false, "True or False");

    private Column<T> Parse<T>(int column, string? unit, string? description, TryParse<T> tryParse, T missing, string expected)
    {
        var values = new T[_rows.Count];
        for (int row = 0; row < values.Length; row++)
        {
            string cell = _rows[row][column];
            if (cell.Length == 0)
                values[row] = missing;
            else if (!tryParse(cell, out values[row]))
                throw InputException.InFile(_path, $"line {_lines[row]}, column {Names[column]}: expected {expected}, found '{cell}'");
        }

        return new Column<T>(Names[column], values, unit, description, Missing(column));
    }
}
