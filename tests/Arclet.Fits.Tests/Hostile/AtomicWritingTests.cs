namespace Arclet.Fits.Tests.Hostile;

/// <summary>Whatever goes wrong while a file is written, the older one stays whole, nothing is left behind, and one sentence names the file.</summary>
public class AtomicWritingTests
{
    /// <summary>Every writer of this library, by the ending that chooses it.</summary>
    public static TheoryData<string> Endings => new() { ".fits", ".fits.gz", ".ecsv", ".ecsv.gz", ".vot", ".csv" };

    /// <summary>Not even the superuser can make a file in /proc.</summary>
    [Theory]
    [MemberData(nameof(Endings))]
    public void Write_IntoAFolderThatCannotBeWrittenTo_NamesTheFile(string ending)
    {
        // Where there is no /proc the folder does not exist, which is an error of its own.
        string path = "/proc/arclet-test" + ending;
        string message = Assert.Throws<InputException>(() => Numbers().Write(path)).Message;
        Assert.StartsWith(path + ": ", message, StringComparison.Ordinal);
        Assert.Contains(Directory.Exists("/proc") ? "the file cannot be written" : "does not exist", message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void Write_WhereAFileStandsInsteadOfAFolder_NamesBoth(string ending)
    {
        using var folder = new TestFolder();
        folder.Write("file", [1]);
        string path = Path.Combine(folder["file"], "t" + ending);
        string message = Assert.Throws<InputException>(() => Numbers().Write(path)).Message;
        Assert.StartsWith(path + ": the folder " + folder["file"] + " does not exist", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void Write_OfATableThatFailsHalfWay_LeavesTheOldFile(string ending)
    {
        using var folder = new TestFolder();
        folder.Write("t" + ending, "old"u8.ToArray());
        Assert.ThrowsAny<Exception>(() => Failing().Write(folder["t" + ending]));
        Assert.Equal("old", File.ReadAllText(folder["t" + ending]));
        Assert.Equal([folder["t" + ending]], folder.Files());
    }

    [Fact]
    public void Write_OfAnImageWhoseRowsFailHalfWay_LeavesTheOldFile()
    {
        using var folder = new TestFolder();
        foreach (FitsCompression? compression in new[] { null, FitsCompression.Quantized() })
        {
            folder.Write("i.fits", "old"u8.ToArray());
            Assert.Throws<TimeoutException>(() =>
            {
                using FitsWriter writer = FitsWriter.Create(folder["i.fits"]);
                writer.BeginImage(new FitsHeader(), new FitsImageLayout(FitsPixelType.Float32, 1000, 1000) { Compression = compression });
                foreach (float[] row in Rows())
                    writer.WriteRows(row);
                writer.Complete();
            });
            Assert.Equal("old", File.ReadAllText(folder["i.fits"]));
            Assert.Single(folder.Files());
        }

        static IEnumerable<float[]> Rows()
        {
            for (int i = 0; i < 900; i++)
                yield return new float[1000];
            throw new TimeoutException();
        }
    }

    [Fact]
    public void Write_OfATableInBlocksThatEndsEarly_LeavesTheOldFile()
    {
        using var folder = new TestFolder();
        folder.Write("t.fits", "old"u8.ToArray());
        using (TableWriter writer = TableWriter.Create(folder["t.fits"]))
        {
            writer.Write(Numbers());
            Assert.Equal(2, folder.Files().Length);
        }

        Assert.Equal("old", File.ReadAllText(folder["t.fits"]));
        Assert.Single(folder.Files());
    }

    [Fact]
    public void Commit_WhereAFolderHasTakenTheName_SaysSoAndLeavesNothing()
    {
        using var folder = new TestFolder();
        using (var file = new AtomicFile(folder["a"]))
        {
            file.Write([1, 2, 3], 0);
            Directory.CreateDirectory(folder["a"]);
            Assert.StartsWith(folder["a"] + ": the file cannot be written", Assert.Throws<InputException>(() => file.Commit()).Message, StringComparison.Ordinal);
        }

        Assert.Empty(folder.Files());
    }

    [Fact]
    public void Commit_AfterTheFolderHasVanished_IsAnInputError()
    {
        using var folder = new TestFolder();
        string gone = Directory.CreateDirectory(folder["gone"]).FullName, path = Path.Combine(gone, "a");
        using var file = new AtomicFile(path);
        file.Write([1, 2, 3], 0);
        Directory.Delete(gone, recursive: true);
        Assert.StartsWith(path + ": the file cannot be written", Assert.Throws<InputException>(() => file.Commit()).Message, StringComparison.Ordinal);
    }

    /// <summary>A file that was there when the folder was listed.</summary>
    [Theory]
    [MemberData(nameof(Endings))]
    public void Read_OfAFileThatHasVanished_SaysSo(string ending)
    {
        using var folder = new TestFolder();
        Numbers().Write(folder["t" + ending]);
        string listed = Assert.Single(folder.Files());
        File.Delete(listed);
        Assert.Equal(listed + ": there is no such file", Assert.Throws<InputException>(() => Table.Read(listed)).Message);
        Assert.Equal(listed + ": there is no such file", Assert.Throws<InputException>(() => FitsFile.Open(listed)).Message);
    }

    /// <summary>An open file keeps its bytes when its name goes (Windows refuses to take the name away while it is open).</summary>
    [Fact]
    public void Read_OfAFileDeletedAfterOpening_GoesOn()
    {
        using var folder = new TestFolder();
        Numbers().Write(folder["t.fits"]);
        using TableReader reader = TableReader.Open(folder["t.fits"]);
        File.Delete(folder["t.fits"]);
        Assert.Equal(Numbers().RowCount, reader.Read(0, (int)reader.RowCount).RowCount);
    }

    [Fact]
    public void Read_OfAFileEmptiedAfterOpening_SaysWhereItEnds()
    {
        using var folder = new TestFolder();
        Numbers().Write(folder["t.fits"]);
        using TableReader reader = TableReader.Open(folder["t.fits"]);
        using (var file = new FileStream(folder["t.fits"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(2880);
        string message = Assert.Throws<InputException>(() => reader.Read(0, (int)reader.RowCount)).Message;
        Assert.StartsWith(folder["t.fits"] + ": the file ends at byte 2880", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_WithControlCharacters_ShowsThemEscapedAndIsBounded()
    {
        Assert.Equal(@"a: found '\x1B[2J\x0A\x9B'", InputException.InFile("a", "found '\u001B[2J\n\u009B'").Message);
        Assert.Equal("a: \uFFFD \U0001F30C", InputException.InFile("a", "\uD800 \U0001F30C").Message);
        string message = InputException.InFile("a", "found '" + new string('x', 1_000_000) + "', expected a number").Message;
        Assert.InRange(message.Length, 900, 1010);
        Assert.EndsWith("', expected a number", message, StringComparison.Ordinal);
    }

    private static Table Numbers()
    {
        var table = new Table();
        table.Add("n", [.. Enumerable.Range(0, 100_000).Select(i => (long)i)]);
        return table;
    }

    /// <summary>A table whose last row holds what no column should: a text that is null.</summary>
    private static Table Failing()
    {
        Table table = Numbers();
        string[] texts = new string[table.RowCount];
        Array.Fill(texts, "text", 0, texts.Length - 1);
        table.Add("s", texts);
        return table;
    }
}
