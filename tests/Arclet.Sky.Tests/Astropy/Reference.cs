using System.Runtime.CompilerServices;
using System.Text.Json;
using Arclet.Fits;

namespace Arclet.Sky.Tests;

/// <summary>The reference values that the scripts of this folder made with astropy and scipy.</summary>
internal static class Reference
{
    /// <summary>Properties are tried on the same random cases in every run.</summary>
    public static FsCheck.Config Repeatable { get; } = FsCheck.Config.QuickThrowOnFailure.WithReplay(
        Microsoft.FSharp.Core.FSharpOption<FsCheck.Replay>.Some(new FsCheck.Replay(new FsCheck.Rnd(20260131, 3), null)));

    /// <summary>The path of a file in this folder.</summary>
    public static string Path(string file) => System.IO.Path.Combine(Folder(), file);

    public static JsonElement Load(string file) => JsonDocument.Parse(File.ReadAllBytes(Path(file))).RootElement;

    public static double[] Numbers(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    public static FitsHeader Header(JsonElement cards, string source = "test.fits[SCI]")
    {
        var header = new FitsHeader(source);
        foreach (JsonProperty card in cards.EnumerateObject())
        {
            if (card.Value.ValueKind == JsonValueKind.String)
                header.Set(card.Name, card.Value.GetString()!);
            else if (card.Value.TryGetInt64(out long whole))
                header.Set(card.Name, whole);
            else
                header.Set(card.Name, card.Value.GetDouble());
        }

        return header;
    }

    /// <summary>A header from cards written as text: <c>BUNIT = 'MJy/sr'</c>, one a line.</summary>
    public static FitsHeader Header(string cards)
    {
        var header = new FitsHeader("test.fits[SCI]");
        foreach (string line in cards.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts[1].StartsWith('\''))
                header.Set(parts[0], parts[1].Trim('\''));
            else if (long.TryParse(parts[1], out long whole))
                header.Set(parts[0], whole);
            else
                header.Set(parts[0], double.Parse(parts[1]));
        }

        return header;
    }

    public static void Close(double expected, double actual, double relative, string what) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{what}: expected {expected:R}, was {actual:R}");

    private static string Folder([CallerFilePath] string thisFile = "") => System.IO.Path.GetDirectoryName(thisFile)!;
}
