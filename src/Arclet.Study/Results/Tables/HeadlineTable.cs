using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The headline table: a row for each number that the paper quotes.</summary>
public static class HeadlineTable
{
    /// <summary>The table.</summary>
    public static Table Of(IReadOnlyList<HeadlineResult> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var table = new Table("headlines") { Name = "HEADLINES", Description = "Numbers that Claeyssens et al. (arXiv:2410.10974) quote, beside those of this study" };
        table.Add("id", [.. rows.Select(r => r.Paper.Id)], "The number's name");
        table.Add("section", [.. rows.Select(r => r.Paper.Section)], "The paper's section");
        table.Add("figure", [.. rows.Select(r => r.Paper.Figure)], "The paper's figure");
        table.Add("quantity", [.. rows.Select(r => r.Paper.Quantity)], "What it is");
        table.Add("unit", [.. rows.Select(r => r.Paper.Unit)], "Its unit");
        table.Add("sample", [.. rows.Select(r => r.Paper.Sample)], "The objects that it is about");
        Ours("ours", r => r.Ours.Value, "This study's number; missing for a range or a list");
        Ours("ours_low", r => r.Ours.Low, "Lower end of its 68 % interval under resampling, or of a range");
        Ours("ours_high", r => r.Ours.High, "Upper end");
        table.Add("ours_text", [.. rows.Select(r => r.Ours.Text)], "This study's list of numbers");
        table.Add("n", [.. rows.Select(r => (long)r.Ours.Count)], null, "Objects that it was made of");
        Ours("paper", r => r.Paper.Value, "The paper's number");
        Ours("paper_low", r => r.Paper.Low, "Lower end of the paper's range");
        Ours("paper_high", r => r.Paper.High, "Upper end of the paper's range");
        table.Add("paper_text", [.. rows.Select(r => r.Paper.Text)], "The paper's list of numbers");
        table.Add("paper_origin", [.. rows.Select(r => SettingName.Of(r.Paper.Origin.ToString()))], "survives in the text, reconstructed, or threshold_lost");
        table.Add("status", [.. rows.Select(r => SettingName.Of(r.Status.ToString()))], "compared, threshold_unknown, other_field or not_measured");
        table.Add("reason", [.. rows.Select(r => r.Reason)], "What a reader has to know");
        return table;

        void Ours(string name, Func<HeadlineResult, double> value, string description) => table.Add(name, [.. rows.Select(value)], null, description);
    }
}
