using System.Text;

namespace Arclet.Fits.Tests;

/// <summary>Plain catalogues, what tells a format, and messages.</summary>
public class FileFormatTests
{
    private static Table Read(TestFolder folder, string name, string content, TableSelection? selection = null) =>
        Table.Read(folder.Write(name, Encoding.UTF8.GetBytes(content)), selection);

    [Fact]
    public void Catalogue_OfSExtractor_HasNamesUnitsDescriptionsAndVectors()
    {
        using var folder = new TestFolder();
        Table table = Read(folder, "any.name", """
            #   1 NUMBER                 Running object number
            #   2 FLUX_APER              Flux vector within fixed circular aperture(s)              [count]
            #   5 X_IMAGE                Object position along x                                    [pixel]
            #   6 FLAGS
                     1    10.5  11.5  12.5    3.25  0
                     2    20.5  21.5  22.5    4.25  3
            """);
        Assert.Equal(["NUMBER", "FLUX_APER", "FLUX_APER_1", "FLUX_APER_2", "X_IMAGE", "FLAGS"], table.Columns.Select(c => c.Name));
        Assert.Equal(("count", "Flux vector within fixed circular aperture(s)"), (table.Require("FLUX_APER_2").Unit, table.Require("FLUX_APER_2").Description));
        Assert.Equal([1L, 2], table.Column<long>("NUMBER").Values.ToArray());
        Assert.Equal([12.5, 22.5], table.Doubles("FLUX_APER_2").Values.ToArray());
        Assert.Equal(3, table.Integers("FLAGS")[1]);
        Assert.Null(table.Require("FLAGS").Description);
    }

    [Fact]
    public void Catalogue_OfEazy_HasTheNamesOfItsComment()
    {
        using var folder = new TestFolder();
        Table table = Read(folder, "field.cat", "# id z_spec f_F160W e_F160W\n# id z_spec F205 E205\n1 -1 1.5e0 0.1\n2 0.75 -99 -99\n");
        Assert.Equal(["id", "z_spec", "f_F160W", "e_F160W"], table.Columns.Select(c => c.Name));
        Assert.Equal([-1, 0.75], table.Doubles("z_spec").Values.ToArray());
        Assert.Equal([1.5, -99], table.Doubles("f_F160W").Values.ToArray());
    }

    [Fact]
    public void Catalogue_OfLenstool_KeepsNamesAsTextsAndTheReference()
    {
        using var folder = new TestFolder();
        Table table = Read(folder, "images.cat", "#REFERENCE     3 3.5862424 -30.400166\n1.1  1.5 -2.5 0.1\n#sys 2\n1.10 2.5  3.5 0.1\n");
        Assert.Equal(["col1", "col2", "col3", "col4"], table.Columns.Select(c => c.Name));
        Assert.Equal(["1.1", "1.10"], table.Strings("col1").Values.ToArray());
        Assert.Equal((3L, 3.5862424, -30.400166), (table.Metadata["reference"], table.Metadata["reference_ra"], table.Metadata["reference_dec"]));
        Assert.Equal(0L, Read(folder, "degrees.cat", "# REFERENCE 0\na 1\n").Metadata["reference"]);
    }

    [Fact]
    public void Catalogue_WithALineOfNamesOrANamePerLine_UsesThem()
    {
        using var folder = new TestFolder();
        Assert.Equal(["id", "ra"], Read(folder, "a.dat", "id ra\n1 2.5\n").Columns.Select(c => c.Name));
        Assert.Equal(["Nsample", "O1 : x (arcsec)"], Read(folder, "bayes.dat", "#Nsample\n#O1 : x (arcsec)\n1 2.5\n").Columns.Select(c => c.Name));
        Assert.Equal(["1.1", "1.10"], Read(folder, "b.dat", "1.1 5\n1.10 6\n", new TableSelection { TextColumns = ["col1"] }).Strings("col1").Values.ToArray());
    }

    [Fact]
    public void Format_IsToldByTheFirstBytes_NotByTheName()
    {
        using var folder = new TestFolder();
        var table = new Table();
        table.Add("x", [1.5, 2.5]);
        foreach (string ending in new[] { "fits", "vot", "ecsv", "fits.gz", "vot.gz" })
        {
            table.Write(folder["t." + ending]);
            File.Move(folder["t." + ending], folder["renamed"], overwrite: true);
            Assert.Equal([1.5, 2.5], Table.Read(folder["renamed"]).Doubles("x").Values.ToArray());
        }

        File.WriteAllBytes(folder["bom.vot"], [.. "\uFEFF"u8, .. "<?xml version='1.0'?><VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='int'/><DATA><TABLEDATA><TR><TD>5</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"u8]);
        Assert.Equal(5, Table.Read(folder["bom.vot"]).Integers("a")[0]);
    }

    [Fact]
    public void VoTable_OfAnOldVersionWithGroupsAndParameters_IsRead()
    {
        using var folder = new TestFolder();
        Table table = Read(folder, "old.xml", """
            <?xml version="1.0"?>
            <VOTABLE version="1.1" xmlns="http://www.ivoa.net/xml/VOTable/v1.1">
              <COOSYS ID="J2000" system="eq_FK5"/>
              <RESOURCE><INFO name="QUERY_STATUS" value="OK"/>
                <TABLE name="first"><FIELD name="a" datatype="int"/><DATA><TABLEDATA/></DATA></TABLE>
                <TABLE name="second" ID="t2">
                  <DESCRIPTION>Two <![CDATA[<rows>]]></DESCRIPTION>
                  <PARAM name="exposure" datatype="float" value="12.5" unit="s" ucd="time.duration;obs.exposure"><DESCRIPTION>of all</DESCRIPTION></PARAM>
                  <PARAM name="band" datatype="char" arraysize="*" value="F150W"/>
                  <GROUP name="position"><FIELDref ref="ra"/><PARAM name="in_group" datatype="int" value="0x1F"/></GROUP>
                  <FIELD name="ra" ID="ra" datatype="double" unit="deg" ucd="pos.eq.ra;meta.main" width="10" precision="4"/>
                  <FIELD name="n" datatype="short"><VALUES null="-99"><MIN value="0"/></VALUES><LINK href="http://nowhere/"/></FIELD>
                  <FIELD name="n" datatype="boolean"/>
                  <FIELD name="v" datatype="float" arraysize="*"/>
                  <FIELD name="w" datatype="char" arraysize="3x*"/>
                  <DATA><TABLEDATA>
                    <TR><TD>1.5</TD><TD>-99</TD><TD>T</TD><TD>1 2 3</TD><TD>ab cd ef</TD></TR>
                    <TR><TD/><TD>7</TD><TD>?</TD><TD></TD><TD>xyz</TD></TR>
                  </TABLEDATA></DATA>
                </TABLE>
              </RESOURCE>
            </VOTABLE>
            """);
        Assert.Equal(0, table.RowCount);
        foreach (string selector in new[] { "[1]", "[second]", "[t2]" })
            Assert.Equal(2, Table.Read(folder["old.xml"] + selector).RowCount);
        table = Table.Read(folder["old.xml"] + "[1]");
        Assert.Equal(("second", "Two <rows>"), (table.Name, table.Description));
        Assert.Equal(["ra", "n", "n_2", "v", "w"], table.Columns.Select(c => c.Name));
        Assert.Equal((1.5, null, "F10.4"), (table.Require("ra").GetValue(0), table.Require("ra").GetValue(1), table.Require("ra").Display));
        Assert.Equal((null, (short)7), (table.Require("n").GetValue(0), table.Require("n").GetValue(1)));
        Assert.Equal((true, null), (table.Require("n_2").GetValue(0), table.Require("n_2").GetValue(1)));
        Assert.Equal([1f, 2, 3], table.Arrays<float>("v")[0].ToArray());
        Assert.True(table.Require("v").IsMissing(1));
        Assert.Equal(["ab", "cd", "ef"], table.Arrays<string>("w")[0].ToArray());
        var exposure = (TableMetadata)table.Metadata["exposure"]!;
        Assert.Equal((12.5, "s", "time.duration;obs.exposure", "of all"), (exposure["value"], exposure["unit"], exposure["ucd"], exposure["description"]));
        Assert.Equal(("F150W", 31L), (table.Metadata["band"], table.Metadata["in_group"]));
        table.Write(folder["again.vot"]);
        Assert.Equal("s", ((TableMetadata)Table.Read(folder["again.vot"]).Metadata["exposure"]!)["unit"]);
    }

    [Theory]
    [InlineData("a.vot", "<?xml version='1.0'?><!DOCTYPE VOTABLE SYSTEM 'http://nowhere/VOTable.dtd'><VOTABLE/>", "the document has a DOCTYPE, which is never read")]
    [InlineData("a.vot", "<!DOCTYPE x [<!ENTITY a 'b'>]><VOTABLE>&a;</VOTABLE>", "DOCTYPE")]
    [InlineData("a.vot", "<VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='int'/><DATA><TABLEDATA>\n<TR><TD>&x;</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>", "line 2: the XML is broken")]
    [InlineData("a.vot", "<VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='int'/><DATA><TABLEDATA>\n<TR><TD>x</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>", "line 2, column a, row 1: expected an integer of at most 32 bits, found 'x'")]
    [InlineData("a.vot", "<VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='int'/><DATA><TABLEDATA><TR/></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>", "row 1 has 0 cells: expected 1")]
    [InlineData("a.vot", "<VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='quux'/></TABLE></RESOURCE></VOTABLE>", "its datatype is 'quux'")]
    [InlineData("a.vot", "<VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='int' arraysize='99999999999x2'/></TABLE></RESOURCE></VOTABLE>", "arraysize")]
    [InlineData("a.vot", "<VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='int'/><DATA><BINARY><STREAM href='http://nowhere/data'/></BINARY></DATA></TABLE></RESOURCE></VOTABLE>", "another place (http://nowhere/data), which is never read")]
    [InlineData("a.vot", "<VOTABLE><RESOURCE><TABLE><FIELD name='a' datatype='int'/><DATA><BINARY><STREAM encoding='base64'>AAAB</STREAM></BINARY></DATA></TABLE></RESOURCE></VOTABLE>", "the stream ends within a row")]
    [InlineData("a.vot", "<VOTABLE><RESOURCE><INFO name='QUERY_STATUS' value='ERROR'>no such table</INFO></RESOURCE></VOTABLE>", "a service's error (no such table)")]
    [InlineData("a.vot", "<VOTABLE/>", "there is no TABLE")]
    [InlineData("a.vot", "<html/>", "this is no table")]
    [InlineData("a.xml", "<?xml version='1.0'?><html/>", "the document is a html: expected a VOTABLE")]
    [InlineData("a.cat", "1 2\n1 2 3\n", "line 2: expected 2 words, as in the rows before, found 3")]
    [InlineData("a.cat", "# only a comment\n", "the table is empty")]
    [InlineData("a.cat", "#  1 A\n#  3 B\n1\n", "the header calls column 1 A")]
    [InlineData("a.fits", "not FITS", "not a FITS file")]
    [InlineData("a.quux", "x", "nor is its ending '.quux'")]
    public void Read_OfABrokenTable_SaysWhereAndWhat(string name, string content, string message)
    {
        using var folder = new TestFolder();
        // '<html/>' is told by nothing: its name decides, as it does for CSV.
        string found = Assert.Throws<InputException>(() => Read(folder, name, content)).Message;
        Assert.StartsWith(folder[name], found, StringComparison.Ordinal);
        Assert.Contains(content == "<html/>" ? "the document is a html" : message, found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAnEntityBomb_IsAClearErrorAtOnce()
    {
        using var folder = new TestFolder();
        string bomb = "<!DOCTYPE b [<!ENTITY a0 'xxxxxxxxxx'>" + string.Concat(Enumerable.Range(1, 40).Select(i => $"<!ENTITY a{i} '&a{i - 1};&a{i - 1};'>")) + "]><VOTABLE>&a40;</VOTABLE>";
        Assert.Contains("DOCTYPE", Assert.Throws<InputException>(() => Read(folder, "bomb.vot", bomb)).Message);
        string deep = string.Concat(Enumerable.Repeat("<RESOURCE>", 100_000));
        Assert.Contains("nested", Assert.Throws<InputException>(() => Read(folder, "deep.vot", "<VOTABLE>" + deep)).Message);
    }

    [Fact]
    public void Write_OfWhatAFormatCannotHold_SaysSoAndLeavesTheOldFile()
    {
        using var folder = new TestFolder();
        var table = new Table();
        table.Add("name", ["ok", "\u03b1"]);
        folder.Write("t.fits", "old"u8.ToArray());
        Assert.Contains("column name, row 2: the text '\u03b1' cannot be written to FITS", Assert.Throws<InputException>(() => table.Write(folder["t.fits"])).Message);
        Assert.Equal("old", File.ReadAllText(folder["t.fits"]));
        var control = new Table();
        control.Add("name", ["a\u0001"]);
        Assert.Contains("cannot stand in XML", Assert.Throws<InputException>(() => control.Write(folder["t.vot"])).Message);
        var large = new Table();
        large.Add(new Column<ulong>("n", [ulong.MaxValue]));
        Assert.Contains("column n, row 1", Assert.Throws<InputException>(() => large.Write(folder["t.vot"])).Message);
        Assert.Contains("'.cat' is no format that tables are written in", Assert.Throws<InputException>(() => table.Write(folder["t.cat"])).Message);
        Assert.Equal([folder["t.fits"]], folder.Files());
    }
}
