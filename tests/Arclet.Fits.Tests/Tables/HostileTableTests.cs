using System.Text;

namespace Arclet.Fits.Tests;

/// <summary>Tables that declare more than they hold are refused without allocating it. Random damage is tested in <see cref="Hostile.HostileInputTests"/>.</summary>
public class HostileTableTests
{
    /// <summary>Sizes that a header declares and a file does not have.</summary>
    [Theory]
    [InlineData("NAXIS2  =           2000000000", "the file ends within row")]
    [InlineData("NAXIS2  =  9000000000000000000", "")]
    [InlineData("NAXIS1  =           2000000000", "the file ends within row 1 of")]
    [InlineData("PCOUNT  =  4000000000000000000", "")]
    [InlineData("TFIELDS =                  999", "TFORM")]
    [InlineData("THEAP   =  4000000000000000000", "THEAP")]
    public void Read_OfADeclaredSizeThatIsNotThere_IsRefusedWithoutAllocatingIt(string card, string message)
    {
        using var folder = new TestFolder();
        byte[] file = File.ReadAllBytes(AstropyTableTests.Path("types.fits"));
        int at = file.AsSpan().IndexOf(Encoding.ASCII.GetBytes("EXTNAME = 'TYPES"));
        int header = file.AsSpan(0, at).LastIndexOf("XTENSION"u8);
        int found = file.AsSpan(header).IndexOf(Encoding.ASCII.GetBytes(card[..9]));
        Encoding.ASCII.GetBytes(card.PadRight(80)).CopyTo(file.AsSpan(found < 0 ? at : header + found));
        folder.Write("t.fits", file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? error = Record.Exception(() => Table.Read(folder["t.fits"] + "[2]")) is { } e ? Assert.IsType<InputException>(e).Message : null;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        if (message.Length > 0)
            Assert.Contains(message, error);
    }

    [Fact]
    public void Read_OfManyRowsThatShareOneLargeArray_IsRefused()
    {
        using var folder = new TestFolder();
        var cells = new float[2000][];
        Array.Fill(cells, []);
        cells[0] = new float[100_000];
        var table = new Table();
        table.Add(new ArrayColumn<float>("v", cells));
        table.Write(folder["t.fits"]);
        byte[] file = File.ReadAllBytes(folder["t.fits"]);
        using (FitsFile fits = FitsFile.Open(folder["t.fits"]))
        {
            int data = (int)fits.Hdu(1).DataOffset;
            for (int row = 1; row < cells.Length; row++)
                file.AsSpan(data, 16).CopyTo(file.AsSpan(data + (16 * row)));
        }

        folder.Write("t.fits", file);
        Assert.Contains("expected no more than the heap's 400000 bytes", Assert.Throws<InputException>(() => Table.Read(folder["t.fits"])).Message);
    }
}
