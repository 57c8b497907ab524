using System.Text;

namespace Arclet.Fits.Tests;

public class HeaderTests
{
    private static FitsHeader Parse(params string[] cards) => FitsHeader.Parse(FitsBuilder.Header(cards), "a.fits[0]");

    [Fact]
    public void Parse_EveryKindOfValue_IsTyped()
    {
        FitsHeader header = Parse(
            "STRING  = 'it''s  '           / comment",
            "INTEGER =                  -42",
            "REAL    =             1.5D-003 / D exponent",
            "LOGICAL =                    F",
            "UNDEF   =                      / nothing",
            "TIGHT   =7",
            "lower   = 'case'",
            "PLUS    =                   +3",
            "COMPLEX = (1.0, 2.0)");
        Assert.Equal("it's", header.GetString("STRING"));
        Assert.Equal("comment", header.Find("STRING")!.Comment);
        Assert.Equal(-42, header.GetInteger("INTEGER"));
        Assert.Equal(-42.0, header.GetDouble("INTEGER"));
        Assert.Equal(0.0015, header.GetDouble("real"));
        Assert.False(header.GetLogical("LOGICAL"));
        Assert.True(header.Contains("UNDEF"));
        Assert.Null(header.GetDouble("UNDEF"));
        Assert.Null(header.GetString("ABSENT"));
        Assert.Equal(7, header.GetInteger("TIGHT"));
        Assert.Equal("case", header.GetString("LOWER"));
        Assert.Equal(3, header.GetInteger("PLUS"));
        Assert.Equal(FitsCardKind.Complex, header.Find("COMPLEX")!.Kind);
    }

    [Theory]
    [InlineData("KEY     = 'text'", "header card 2, keyword KEY: expected a number, found the string 'text'")]
    [InlineData("KEY     =                    T", "header card 2, keyword KEY: expected a number, found T")]
    [InlineData("KEY     = NaN", "header card 2, keyword KEY: expected a number, found NaN")]
    [InlineData("KEY     = 1E999", "header card 2, keyword KEY: expected a number, found 1E999")]
    [InlineData("KEY     = 'open", "header card 2, keyword KEY: expected a number, found 'open")]
    [InlineData("KEY     no value", "header card 2, keyword KEY: expected a number, found a card without a value")]
    public void GetDouble_ValueOfAnotherType_NamesFileCardAndExpectation(string card, string message)
    {
        FitsHeader header = Parse("FIRST   = 1", card);
        if (header.Find("KEY")!.Kind == FitsCardKind.Commentary)
            Assert.Equal("a.fits[0]: " + message, header.WrongValue("KEY", "a number").Message);
        else
            Assert.Equal("a.fits[0]: " + message, Assert.Throws<InputException>(() => header.GetDouble("KEY")).Message);
    }

    [Fact]
    public void GetInteger_BeyondSixtyFourBits_IsAnErrorButADouble()
    {
        FitsHeader header = Parse("BZERO   = 9223372036854775808");
        Assert.Equal(9223372036854775808.0, header.GetDouble("BZERO"));
        Assert.Throws<InputException>(() => header.GetInteger("BZERO"));
    }

    [Fact]
    public void Require_AbsentOrUndefined_SaysSo()
    {
        FitsHeader header = Parse("UNDEF   =");
        Assert.Equal("a.fits[0]: the header keyword CRVAL1 is missing: expected a number", Assert.Throws<InputException>(() => header.RequireDouble("CRVAL1")).Message);
        Assert.Equal("a.fits[0]: the header keyword UNDEF is undefined: expected an integer", Assert.Throws<InputException>(() => header.RequireInteger("UNDEF")).Message);
    }

    [Fact]
    public void ToBytes_OfWhatWasRead_IsTheSameByteForByte()
    {
        byte[] bytes = FitsBuilder.Header(
            "SIMPLE  =                    T", "weird   =7/no blank", "KEY     = 'unusual'    /   spaced   comment", "        text",
            "COMMENT same", "COMMENT same", "KEY     =   1.50", "CONTINUE  'orphan'", "BAD     = 'open", "NONASCII= 'S\u00e9rsic' / \u00b5m", "X",
            "LONG    = 'abc &'", "CONTINUE  'def&'", "CONTINUE  '' / long", "HIERARCH ESO A B = 1", "HIERARCH no value");
        FitsHeader header = FitsHeader.Parse(bytes, "x");
        Assert.Equal(bytes, header.ToBytes());
        Assert.Equal(bytes, header.Clone().ToBytes());
        Assert.Equal("abc def", header.GetString("LONG"));
        Assert.Equal("long", header.Find("LONG")!.Comment);
        Assert.Equal("S\u00e9rsic", header.GetString("NONASCII"));
        Assert.Equal(1, header.GetInteger("ESO A B"));
        Assert.Equal(1, header.GetInteger("HIERARCH ESO A B"));
    }

    [Fact]
    public void Set_SameValue_LeavesTheCardAsItWas()
    {
        byte[] bytes = FitsBuilder.Header("A       =   1.50D0 /odd", "B       = 'x'", "C       =  T", "D       = 7");
        FitsHeader header = FitsHeader.Parse(bytes, "x");
        header.Set("a", 1.5);
        header.Set("B", "x");
        header.Set("C", true);
        header.Set("D", 7);
        Assert.Equal(bytes, header.ToBytes());
    }

    [Fact]
    public void Set_AnotherValue_ReplacesTheFirstCardAndKeepsItsComment()
    {
        FitsHeader header = Parse("A       = 1 / one \u00b5m", "B       = 2", "A       = 3");
        header.Set("A", 0.1);
        header.Set("C", "new", "added");
        Assert.Equal(["A", "B", "A", "C"], header.Select(c => c.Keyword));
        Assert.Equal("A       =                  0.1 / one \u00b5m", header[0].ToString());
        Assert.Equal("C       = 'new     '           / added", header[3].ToString());
        Assert.Equal(2, header.Remove("a"));
        Assert.Equal(["B", "C"], header.Select(c => c.Keyword));
        Assert.Equal("new", header.GetString("C"));
    }

    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e22, "1.0E+22")]
    [InlineData(0.1, "0.1")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(5e-324, "5.0E-324")]
    public void Set_Real_IsShortestAndReadsBackTheSame(double value, string text)
    {
        var header = new FitsHeader();
        header.Set("X", value);
        Assert.Equal(text, header[0].ValueText);
        Assert.Equal(value, FitsHeader.Parse(header.ToBytes(), "x").GetDouble("X"));
    }

    [Fact]
    public void Create_LongStringsWithQuotesAndBlanks_SurviveWritingAndReading()
    {
        var random = new Random(5);
        for (int i = 0; i < 300; i++)
        {
            string value = new string(Enumerable.Range(0, random.Next(0, 250)).Select(_ => "ab'& /="[random.Next(7)]).ToArray()).TrimEnd(' ');
            string keyword = i % 3 == 0 ? "HIERARCH ESO LONG KEY" : "KEY";
            var header = new FitsHeader();
            header.Set(keyword, value, "why");
            header.Set("NEXT", 1);
            FitsHeader again = FitsHeader.Parse(header.ToBytes(), "x");
            Assert.Equal(value, again.GetString(keyword));
            Assert.Equal(1, again.GetInteger("NEXT"));
            Assert.Equal(header.ToBytes(), again.ToBytes());
        }
    }

    [Fact]
    public void Set_WhatAHeaderCannotHold_IsAnInputError()
    {
        var header = new FitsHeader();
        Assert.Throws<InputException>(() => header.Set("X", double.NaN));
        Assert.Throws<InputException>(() => header.Set("X", "S\u00e9rsic"));
        Assert.Throws<InputException>(() => header.Set("X", "two\nlines"));
        Assert.Throws<InputException>(() => header.Set("COMMENT", "no value"));
        Assert.Throws<InputException>(() => header.Set("A=B", 1));
        Assert.Throws<InputException>(() => header.Set(new string('K', 61), 1));
        Assert.Empty(header);
    }

    [Fact]
    public void AddHistory_LongText_IsSplitAtBlanks()
    {
        var header = new FitsHeader();
        header.AddHistory(string.Join(' ', Enumerable.Repeat("word", 40)) + "\nsecond line");
        Assert.All(header, c => Assert.Equal(80, c.Image.Length));
        Assert.Equal(4, header.Count);
        Assert.Equal(40, header.FindAll("history").Sum(c => c.ValueText.Split(' ').Count(w => w == "word")));
    }

    [Fact]
    public void Parse_WithoutEnd_IsAnInputError() =>
        Assert.Throws<InputException>(() => FitsHeader.Parse(Encoding.ASCII.GetBytes(new string(' ', 2880)), "x"));
}
