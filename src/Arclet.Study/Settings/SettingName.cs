using System.Text;

namespace Arclet.Study;

/// <summary>Keys of settings: the names of properties with underscores, as <c>match_radius_arcsec</c> is of <c>MatchRadiusArcsec</c>.</summary>
internal static class SettingName
{
    /// <summary>The key of a property or of an enumeration's value.</summary>
    public static string Of(string name)
    {
        var key = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                key.Append('_');
            key.Append(char.ToLowerInvariant(name[i]));
        }

        return key.ToString();
    }

    /// <summary>The sentence about a key that does not exist: the names that are near it, or all.</summary>
    public static string Unknown(string key, string place, IReadOnlyCollection<string> allowed)
    {
        string[] near = [.. allowed.Select(a => (Name: a, Distance: Distance(key, a))).Where(a => a.Distance <= Math.Max(2, key.Length / 3)).OrderBy(a => a.Distance).ThenBy(a => a.Name, StringComparer.Ordinal).Take(3).Select(a => a.Name)];
        return $"'{key}' is no setting of {place}, expected {(near.Length > 0 ? $"{string.Join(" or ", near)} (all: {string.Join(", ", allowed)})" : $"one of {string.Join(", ", allowed)}")}";
    }

    /// <summary>How many letters have to be changed, added or removed (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
