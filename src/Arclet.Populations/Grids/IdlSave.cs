using System.IO.Compression;
using System.Text;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// The numbers and texts of an IDL SAVE file (after Craig Markwardt's unofficial description of the format): scalars and arrays of all real types,
/// and texts; structures, pointers and complex numbers are passed over. Plain or compressed.
/// </summary>
internal sealed class IdlSave
{
    private const int Variable = 2, End = 6, Promote64 = 17;

    /// <summary>A deflated record does not grow beyond what any grid needs.</summary>
    private const int MostUnpacked = GridBytes.Most;

    private readonly Dictionary<string, double[]> numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string[]> texts = new(StringComparer.OrdinalIgnoreCase);
    private readonly string path;

    private IdlSave(string path)
    {
        this.path = path;
    }

    public static bool IsIdlSave(ReadOnlySpan<byte> bytes) => bytes is [(byte)'S', (byte)'R', 0, 4 or 6, ..];

    public static IdlSave Read(string path)
    {
        byte[] bytes = GridBytes.Read(path);
        if (!IsIdlSave(bytes))
            throw InputException.InFile(path, "byte 0: there is no signature SR, expected a SAVE file of IDL");
        bool packed = bytes[3] == 6;
        var save = new IdlSave(path);
        var cursor = new ByteCursor(path, bytes, bigEndian: true) { Position = 4 };
        bool wide = false;
        while (true)
        {
            int start = cursor.Position, type = cursor.Int32("a record's type");
            if (type == End)
                return save;
            long next;
            if (wide)
            {
                next = cursor.Int64("the next record's place");
                cursor.Take(4, "a record's head");
            }
            else
            {
                next = (uint)cursor.Int32("the next record's place") + ((long)(uint)cursor.Int32("the next record's place") << 32);
                cursor.Take(4, "a record's head");
            }

            if (next <= cursor.Position - 1 || next > bytes.Length)
                throw InputException.InFile(path, $"byte {start}: the record says that the next one begins at byte {next}, expected one from {cursor.Position} to {bytes.Length}");
            wide |= type == Promote64;
            if (type == Variable)
            {
                ByteCursor body = cursor;
                if (packed)
                    body = new ByteCursor(path, Inflate(path, start, bytes.AsSpan(cursor.Position, (int)(next - cursor.Position))), bigEndian: true);
                save.ReadVariable(body);
            }

            cursor.Position = (int)next;
        }
    }

    /// <summary>The values of a variable of numbers, an array's with its first index fastest.</summary>
    public double[] Numbers(string name) => numbers.GetValueOrDefault(name)
        ?? throw InputException.InFile(path, $"there is no variable {name} of numbers, expected it among {string.Join(", ", numbers.Keys.Take(40))}");

    /// <summary>The same, of a length that is known.</summary>
    public double[] Numbers(string name, int length) => Numbers(name) is var values && values.Length == length ? values
        : throw InputException.InFile(path, $"the variable {name} has {values.Length} values, expected {length}");

    public string[] Texts(string name) => texts.GetValueOrDefault(name) ?? [];

    private static byte[] Inflate(string path, int start, ReadOnlySpan<byte> packed)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
            var all = new MemoryStream();
            byte[] piece = new byte[1 << 16];
            for (int read; (read = zlib.Read(piece)) > 0;)
            {
                if (all.Length + read > MostUnpacked)
                    throw InputException.InFile(path, $"byte {start}: the record unpacks to more than {MostUnpacked} bytes, expected a variable of a grid");
                all.Write(piece, 0, read);
            }

            return all.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw InputException.InFile(path, $"byte {start}: the compressed record is broken ({e.Message.TrimEnd('.')}), expected zlib data", e);
        }
    }

    private void ReadVariable(ByteCursor cursor)
    {
        string name = Text(cursor, "a variable's name");
        int type = cursor.Int32("a variable's type"), flags = cursor.Int32("a variable's flags");
        bool isArray = (flags & 0x04) != 0, isStructure = (flags & 0x20) != 0;
        if (isStructure || type is 0 or 6 or 8 or 9 or 10 or 11)
            return;
        int elements = 1;
        if (isArray)
        {
            int kind = cursor.Int32("an array's description");
            if (kind is not (8 or 18))
                throw InputException.InFile(path, $"byte {cursor.Position - 4}: the array {name} begins with {kind}, expected 8 or 18");
            bool wide = kind == 18;
            cursor.Take(wide ? 8 : 4, "an array's description");
            _ = Whole(cursor, wide, name);
            elements = Whole(cursor, wide, name);
            int dimensions = cursor.Int32("the number of dimensions");
            cursor.Take(8, "an array's description");
            int slots = wide ? 8 : cursor.Int32("the number of dimensions that are stored");
            if (dimensions is < 1 or > 8 || slots is < 1 or > 8)
                throw InputException.InFile(path, $"byte {cursor.Position}: the array {name} has {dimensions} dimensions in {slots} places, expected 1 to 8");
            for (int i = 0; i < slots; i++)
                _ = Whole(cursor, wide, name);
        }

        int begin = cursor.Int32("the start of a variable's data");
        if (begin != 7)
            throw InputException.InFile(path, $"byte {cursor.Position - 4}: the data of {name} begin with {begin}, expected 7");
        if (type == 7)
            texts[name] = ReadTexts(cursor, elements, name);
        else
            numbers[name] = ReadNumbers(cursor, type, elements, isArray, name);
    }

    private int Whole(ByteCursor cursor, bool wide, string name)
    {
        long value = wide ? cursor.Int64("an array's description") : cursor.Int32("an array's description");
        return value is >= 0 and <= GridBytes.Most ? (int)value : throw InputException.InFile(path, $"byte {cursor.Position}: the array {name} has a length of {value}, expected 0 to {GridBytes.Most}");
    }

    private double[] ReadNumbers(ByteCursor cursor, int type, int elements, bool isArray, string name)
    {
        // The file cannot hold more elements than bytes: memory is taken only for what is there.
        int size = type switch { 1 => 1, 2 or 12 or 3 or 13 or 4 => 4, 5 or 14 or 15 => 8, _ => throw InputException.InFile(path, $"byte {cursor.Position}: the variable {name} has the type {type}, expected a type of IDL") };
        if (type == 1)
            cursor.Take(4, "the number of bytes");
        ReadOnlySpan<byte> stored = cursor.Take((long)size * elements, $"the {(isArray ? "array" : "scalar")} {name}");
        double[] values = new double[elements];
        for (int i = 0; i < elements; i++)
        {
            ReadOnlySpan<byte> one = stored.Slice(i * size, size);
            values[i] = type switch
            {
                1 => one[0],
                2 => (short)cursor.ToInt32(one),
                12 => (ushort)cursor.ToInt32(one),
                3 => cursor.ToInt32(one),
                13 => (uint)cursor.ToInt32(one),
                4 => System.Buffers.Binary.BinaryPrimitives.ReadSingleBigEndian(one),
                5 => System.Buffers.Binary.BinaryPrimitives.ReadDoubleBigEndian(one),
                14 => System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(one),
                _ => System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(one),
            };
        }

        return values;
    }

    private string[] ReadTexts(ByteCursor cursor, int elements, string name)
    {
        // A text takes four bytes at least.
        if (elements > (cursor.Length - cursor.Position) / 4)
            throw InputException.InFile(path, $"byte {cursor.Position}: {elements} texts of {name} are announced, expected what the file can hold");
        string[] values = new string[elements];
        for (int i = 0; i < elements; i++)
            values[i] = cursor.Int32("a text's length") > 0 ? Text(cursor, "a text") : "";
        return values;
    }

    /// <summary>A length and as many characters, filled up to four bytes.</summary>
    private static string Text(ByteCursor cursor, string what)
    {
        int length = cursor.Int32($"the length of {what}");
        string text = Encoding.Latin1.GetString(cursor.Take(length, what));
        cursor.Take((4 - (length % 4)) % 4, what);
        return text;
    }
}
