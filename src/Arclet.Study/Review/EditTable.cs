using System.Globalization;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Edits as a table, to exchange them with other copies of a study: every column of the database, so that nothing is lost on the way.</summary>
public static class EditTable
{
    /// <summary>The edits as a table.</summary>
    public static Table Of(IReadOnlyList<ClumpEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        var table = new Table { Name = "edits", Description = "What people did to clumps in the review, in its order" };
        table.Add("sequence", [.. edits.Select(e => e.Sequence)], null, "Place in the table that it was written from");
        Text("uid", e => e.Uid, "Name of the edit, the same in every copy of the study");
        Text("made_at", e => e.When.ToString("O", CultureInfo.InvariantCulture), "When it was made (ISO 8601)");
        Text("who", e => e.Who, "Who made it");
        Text("kind", e => EditWords.Of(e.Kind), $"What it does: {string.Join(", ", EditWords.AllKinds)}");
        Text("galaxy", e => e.GalaxyId, "The galaxy");
        Text("clump", e => e.ClumpId, "The clump");
        Number("ra_deg", e => e.RaDegrees, "Right ascension of the clump as it stood, or of the added one (ICRS)");
        Number("dec_deg", e => e.DecDegrees, "Declination of the clump as it stood, or of the added one (ICRS)");
        Text("target", e => e.TargetId, "The clump that takes up a merged one");
        Number("target_ra_deg", e => e.TargetRaDegrees, "Right ascension of the place that a clump is moved to, or of the clump that takes it up");
        Number("target_dec_deg", e => e.TargetDecDegrees, "Declination of the place that a clump is moved to, or of the clump that takes it up");
        Text("reason", e => e.Reason is { } reason ? EditWords.Of(reason) : null, $"Why a galaxy is rejected: {string.Join(", ", EditWords.AllReasons)}");
        Text("why", e => e.Why, "Why, in the person's words");
        Text("detection", e => e.Detection, "Fingerprint of the detection that it was made on");
        Text("undoes", e => e.Undoes, "uid of the edit that an undo takes back");
        return table;

        void Text(string name, Func<ClumpEdit, string?> value, string description) =>
            table.Add(new Column<string>(name, [.. edits.Select(e => value(e) ?? "")], null, description, [.. edits.Select(e => value(e) is null)]));

        void Number(string name, Func<ClumpEdit, double> value, string description) =>
            table.Add(new Column<double>(name, [.. edits.Select(value)], "deg", description, [.. edits.Select(e => double.IsNaN(value(e)))]));
    }

    /// <summary>The edits of a table.</summary>
    /// <exception cref="InputException">A column is missing, or a row is no whole edit; the message names it.</exception>
    public static IReadOnlyList<ClumpEdit> Read(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Column<string> uid = table.Strings("uid"), when = table.Strings("made_at"), who = table.Strings("who"), kind = table.Strings("kind"), galaxy = table.Strings("galaxy"), clump = table.Strings("clump");
        Column<string> target = table.Strings("target"), reason = table.Strings("reason"), why = table.Strings("why"), detection = table.Strings("detection"), undoes = table.Strings("undoes");
        Column<double> ra = table.Doubles("ra_deg"), dec = table.Doubles("dec_deg"), targetRa = table.Doubles("target_ra_deg"), targetDec = table.Doubles("target_dec_deg");
        Column<long> sequence = table.Integers("sequence");
        var edits = new ClumpEdit[table.RowCount];
        for (int row = 0; row < edits.Length; row++)
        {
            int r = row;
            var edit = new ClumpEdit
            {
                Sequence = sequence[row],
                Uid = uid[row],
                When = DateTimeOffset.TryParse(when[row], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : throw Wrong("made_at", when[row], "a time in ISO 8601"),
                Who = who[row],
                Kind = EditWords.Kind(kind[row]) ?? throw Wrong("kind", kind[row], $"one of {string.Join(", ", EditWords.AllKinds)}"),
                GalaxyId = galaxy[row],
                ClumpId = OrNull(clump),
                RaDegrees = ra[row],
                DecDegrees = dec[row],
                TargetId = OrNull(target),
                TargetRaDegrees = targetRa[row],
                TargetDecDegrees = targetDec[row],
                Reason = OrNull(reason) is { } word ? EditWords.Reason(word) ?? throw Wrong("reason", word, $"one of {string.Join(", ", EditWords.AllReasons)}") : null,
                Why = why[row],
                Detection = detection[row],
                Undoes = OrNull(undoes),
            };
            edits[row] = edit.Problem() is { } problem ? throw InputException.InFile(table.Source, $"row {row + 1}: the edit is not whole, {problem}") : edit;

            string? OrNull(Column<string> column) => column.IsMissing(r) || column[r].Length == 0 ? null : column[r];
            InputException Wrong(string column, string value, string expected) => InputException.InFile(table.Source, $"row {r + 1}: {column} is '{value}', expected {expected}");
        }

        return edits;
    }
}
