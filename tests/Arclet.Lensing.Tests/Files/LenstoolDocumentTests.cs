using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Files;

public class LenstoolDocumentTests
{
    public static TheoryData<string> SharedFiles
    {
        get
        {
            var data = new TheoryData<string>();
            if (SharedData.Root is { } root)
            {
                foreach (string file in Directory.GetFiles(Path.Combine(root, "lens"), "*.par", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                    data.Add(Path.GetRelativePath(root, file));
            }
            else
            {
                data.Add("");
            }

            return data;
        }
    }

    [SharedDataTheory]
    [MemberData(nameof(SharedFiles))]
    public void SaveOfRead_PublishedFile_GivesTheSameBytes(string file)
    {
        using var folder = new LensFolder();
        string path = SharedData.File(file);
        LenstoolDocument document = LenstoolDocument.Read(path);
        document.Save(folder.At("again.par"));
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(folder.At("again.par")));
        Assert.True(document.IsFinished);
        Assert.DoesNotContain(document.Sections, s => s.Kind == LenstoolSectionKind.Unknown);
        // Every word of every entry stands in the file's line.
        string[] lines = File.ReadAllLines(path);
        foreach (LenstoolEntry entry in document.Sections.SelectMany(s => s.Entries))
            Assert.Equal([entry.Spelling, .. entry.Values], lines[entry.Line - 1].Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    [SharedDataTheory]
    [InlineData("a2744-cats/best.par", 258, 0, 0)]
    [InlineData("a2744-cats/A2744_SLspec.par", 6, 6, 3)]
    [InlineData("a370-cats/A370_multiplane.par", 10, 10, 2)]
    [InlineData("macs0416-bergamini22/bestopt.par", 10, 10, 1)]
    [InlineData("macs1931/m1931.par", 3, 3, 1)]
    public void Sections_OfPublishedFile_AreAllFound(string file, int potentials, int limits, int potfiles)
    {
        LenstoolDocument document = LenstoolDocument.Read(SharedData.File("lens", file));
        Assert.Equal(potentials, document.FindAll(LenstoolSectionKind.Potential).Count());
        Assert.Equal(limits, document.FindAll(LenstoolSectionKind.Limit).Count());
        Assert.Equal(potfiles, document.FindAll(LenstoolSectionKind.Potfile).Count());
    }

    [Fact]
    public void Find_FrenchAndEnglishKeywords_HaveOneName()
    {
        LenstoolDocument french = LenstoolDocument.Parse(SmallLensFiles.French, "f.par"), english = LenstoolDocument.Parse(SmallLensFiles.English, "e.par");
        Assert.Equal(0.828247, french.Find(LenstoolSectionKind.Potential)!.Number("ellipticity"));
        Assert.Equal(0.3, english.Find(LenstoolSectionKind.Potential)!.Number("ellipticite"));
        Assert.Equal(5, french.Find(LenstoolSectionKind.Grid)!.Integer("nlens"));
        Assert.Equal(0.3, english.Find(LenstoolSectionKind.Cosmology)!.Number("omegaM"));
        Assert.Equal("# the cluster", Assert.Single(french.Find(LenstoolSectionKind.Potential)!.Comments));
        Assert.Equal("#Chi2tot: 12.5", Assert.Single(french.Comments));
        Assert.Empty(french.Warnings);
        Assert.Empty(english.Warnings);
    }

    [Fact]
    public void Set_OneKeyword_ChangesOnlyItsLine()
    {
        LenstoolDocument document = LenstoolDocument.Parse(SmallLensFiles.French, "f.par");
        document.Find(LenstoolSectionKind.Potential)!.Set("v_disp", "650.5");
        Assert.Equal(SmallLensFiles.French.Replace("\tv_disp     607.07\n", "\tv_disp 650.5\n", StringComparison.Ordinal), document.ToString());
    }

    [Theory]
    [InlineData("\tz_lens     0.308\n\tend\nlimit O1", "\tz_lens     0.308\nlimit O1", "line 30: 'limit' stands within the section 'potentiel O1' of line 20, expected its end before")]
    [InlineData("v_disp     607.07", "v_disp     6o7", "line 28: v_disp: value 1 is '6o7', expected a number")]
    [InlineData("v_disp     607.07", "v_disp", "line 28: v_disp has 0 values, expected a number")]
    [InlineData("ellipticite     0.8", "elipticite     0.8", "line 24: 'elipticite' is no keyword of potentiel, which Lenstool would pass over: expected ellipticite?")]
    [InlineData("potentiel O2", "potentil O2", "line 36: 'potentil' is no section of Lenstool, which would pass over it: expected potentiel?")]
    [InlineData("\tdmax     60.0\n\tend\nfini", "\tdmax     60.0", "the file ends within the section 'champ'")]
    public void Parse_WhatWouldBeLost_IsAnErrorWithItsLine(string old, string damaged, string message)
    {
        string text = SmallLensFiles.French.Replace(old, damaged, StringComparison.Ordinal);
        Assert.NotEqual(SmallLensFiles.French, text);
        InputException error = Assert.Throws<InputException>(() => LenstoolDocument.Parse(text, "f.par"));
        Assert.StartsWith("f.par: line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\tmag0    19.44\n", "\tmag0    19.44\n\tweird 3\n", 63, "'weird' is no keyword of potfile that is known here")]
    [InlineData("cline\n", "vfield\n\tprofil 1\n\tend\ncline\n", 68, "'vfield' is no section that is known here: it is kept up to its end in line 70")]
    [InlineData("fini\n", "\tend\nfini\n", 89, "this end belongs to no section")]
    [InlineData("fini\n", "", 88, "the file ends without fini")]
    [InlineData("\tmag0    19.44\n", "\tmag0    19.44 20\n", 62, "mag0 has 2 values, expected at most 1: '20' is not used")]
    [InlineData("\tmag0    19.44\n", "\tmag0    19.44\n\tmag0 20\n", 63, "mag0 '20' replaces '19.44' of line 62 in the same section")]
    [InlineData("\tnplan    1 2.0\n", "\tnplan    x\n", 69, "nplan: value 1 is 'x', expected an integer")]
    public void Parse_WhatLenstoolPassesOver_IsAWarningWithItsLine(string old, string changed, int line, string sentence)
    {
        string text = SmallLensFiles.French.Replace(old, changed, StringComparison.Ordinal);
        LenstoolDocument document = LenstoolDocument.Parse(text, "f.par");
        LensFileWarning warning = Assert.Single(document.Warnings);
        Assert.Equal(line, warning.Line);
        Assert.Contains(sentence, warning.Sentence, StringComparison.Ordinal);
        Assert.Equal(text, document.ToString());
    }

    [Fact]
    public void SaveOfRead_Latin1AndWindowsLines_GivesTheSameBytes()
    {
        using var folder = new LensFolder();
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(SmallLensFiles.English.Replace("potential 1", "potential 1 # amas \u00e9loign\u00e9", StringComparison.Ordinal).ReplaceLineEndings("\r\n"));
        File.WriteAllBytes(folder.At("l.par"), bytes);
        LenstoolDocument document = LenstoolDocument.Read(folder.At("l.par"));
        document.Save(folder.At("again.par"));
        Assert.Equal(bytes, File.ReadAllBytes(folder.At("again.par")));
        Assert.Equal("# amas \u00e9loign\u00e9", document.Find(LenstoolSectionKind.Potential)!.Comments.Single());
    }
}
