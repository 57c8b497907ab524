using System.Globalization;
using System.Text;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>
/// A catalogue as Lenstool reads it: words between blanks, comments behind #, and a <c>#REFERENCE</c> that says what positions mean. Members, multiple
/// images and arclets are kept in such files.
/// </summary>
public sealed class LenstoolCatalogue
{
    private readonly List<LensFileWarning> _warnings = [];

    private LenstoolCatalogue(string file) => File = file;

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>What positions mean; null where the file does not say it, and the parameter file decides.</summary>
    public LenstoolCatalogueReference? Reference { get; private set; }

    /// <summary>The rows in order.</summary>
    public IReadOnlyList<LenstoolCatalogueRow> Rows { get; private set; } = [];

    /// <summary>What was found strange and is not an error.</summary>
    public IReadOnlyList<LensFileWarning> Warnings => _warnings;

    /// <summary>Reads a catalogue.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">How many words a row needs; more are reported once.</param>
    /// <exception cref="InputException">The file is missing, a row has fewer words, or the reference is wrong.</exception>
    public static LenstoolCatalogue Read(string path, int columns) => Read(LensText.Read(path), columns);

    /// <summary>Reads a catalogue's text; the name stands for a file in messages.</summary>
    /// <exception cref="InputException">A row has fewer words, or the reference is wrong.</exception>
    public static LenstoolCatalogue Parse(string text, string name, int columns) => Read(LensText.FromString(name, text), columns);

    /// <summary>Reads the members of a potfile's catalogue of scaling members: <c>id x y a b theta mag lum</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="frame">The model's frame.</param>
    /// <param name="format">The number in front of the file's name: 1 means arcsec from the model's reference, 3 degrees; a #REFERENCE overrides it.</param>
    /// <param name="warnings">Takes what is strange and no error.</param>
    /// <exception cref="InputException">The file is missing or a row is wrong.</exception>
    public static IReadOnlyList<FamilyMember> ReadMembers(string path, LensReference frame, int format, ICollection<LensFileWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(warnings);
        LenstoolCatalogue catalogue = Read(path, 7);
        LenstoolCatalogueReference reference = catalogue.Reference ?? new LenstoolCatalogueReference(format == 3 ? LensReferenceKind.Absolute : LensReferenceKind.DegreesRelative);
        var members = new List<FamilyMember>();
        foreach (LenstoolCatalogueRow row in catalogue.Rows)
        {
            (double x, double y) = Position(row, reference, frame);
            double a = row.Number(3, "the semi-major axis in arcsec"), b = row.Number(4, "the semi-minor axis in arcsec"), angle = row.Number(5, "the angle in degrees");
            if (a < 0 || b < 0)
                throw row.Error($"the axes are {a} and {b}, expected numbers from 0");
            if (b > a)
            {
                catalogue._warnings.Add(new LensFileWarning(path, row.Line, $"the semi-minor axis {b} of member {row.Words[0]} is above the semi-major one {a}: they are exchanged and the angle turned by 90 degrees"));
                (a, b, angle) = (b, a, angle + 90);
            }

            members.Add(new FamilyMember
            {
                Id = row.Words[0],
                X = x,
                Y = y,
                Ellipticity = a > 0 ? ((a * a) - (b * b)) / ((a * a) + (b * b)) : 0,
                AngleDegrees = angle,
                Magnitude = row.Number(6, "the magnitude"),
            });
        }

        catalogue.CopyWarnings(warnings);
        return members;
    }

    /// <summary>Reads multiple images: <c>id ra dec a b theta z mag</c>, or <c>id x y ...</c> in arcsec.</summary>
    /// <param name="path">The file.</param>
    /// <param name="frame">The model's frame.</param>
    /// <param name="inDegrees">Whether positions of a catalogue without #REFERENCE are degrees (Lenstool's mult_wcs 1).</param>
    /// <param name="warnings">Takes what is strange and no error.</param>
    /// <exception cref="InputException">The file is missing or a row is wrong.</exception>
    public static IReadOnlyList<ObservedImage> ReadImages(string path, LensReference frame, bool inDegrees, ICollection<LensFileWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(warnings);
        LenstoolCatalogue catalogue = Read(path, 7);
        LenstoolCatalogueReference reference = catalogue.Reference ?? new LenstoolCatalogueReference(inDegrees ? LensReferenceKind.Absolute : LensReferenceKind.DegreesRelative);
        var images = new List<ObservedImage>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (LenstoolCatalogueRow row in catalogue.Rows)
        {
            (double x, double y) = Position(row, reference, frame);
            (double ra, double dec) = reference.Kind == LensReferenceKind.Absolute ? (row.Number(1, "right ascension"), row.Number(2, "declination")) : frame.ToSky(x, y);
            double redshift = row.Number(6, "the redshift, 0 where it is not known");
            if (redshift < 0)
                throw row.Error($"the redshift is {redshift}, expected a number from 0");
            if (!names.Add(row.Words[0]))
                catalogue._warnings.Add(new LensFileWarning(path, row.Line, $"there is another image {LensWords.Quote(row.Words[0])} above: both are used"));
            images.Add(new ObservedImage
            {
                Id = row.Words[0],
                X = x,
                Y = y,
                RightAscensionDegrees = ra,
                DeclinationDegrees = dec,
                SemiMajorArcsec = row.Number(3, "the semi-major axis in arcsec"),
                SemiMinorArcsec = row.Number(4, "the semi-minor axis in arcsec"),
                AngleDegrees = row.Number(5, "the angle in degrees"),
                Redshift = redshift,
                Magnitude = row.Words.Count > 7 ? row.Number(7, "the magnitude") : 0,
            });
        }

        catalogue.CopyWarnings(warnings);
        return images;
    }

    /// <summary>The text of a catalogue of images or arclets in degrees, as <see cref="ReadImages"/> reads it; numbers keep all their digits.</summary>
    public static string WriteImages(IEnumerable<ObservedImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var text = new StringBuilder("#REFERENCE 0\n");
        foreach (ObservedImage image in images)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Name(image.Id)} {image.RightAscensionDegrees:R} {image.DeclinationDegrees:R} {image.SemiMajorArcsec:R} {image.SemiMinorArcsec:R} ")
                .Append(CultureInfo.InvariantCulture, $"{image.AngleDegrees:R} {image.Redshift:R} {image.Magnitude:R}\n");
        }

        return text.ToString();
    }

    /// <summary>
    /// The text of a catalogue of members in arcsec from the model's reference. The axes are of unit mean square with the member's ellipticity; the
    /// luminosity, which Lenstool does not use, is 0. Offsets from the relation have no place in Lenstool's files.
    /// </summary>
    public static string WriteMembers(IEnumerable<FamilyMember> members, LensReference frame)
    {
        ArgumentNullException.ThrowIfNull(members);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"#REFERENCE 3 {frame.RightAscensionDegrees:R} {frame.DeclinationDegrees:R}\n");
        foreach (FamilyMember member in members)
        {
            double a = Math.Sqrt(1 + member.Ellipticity), b = Math.Sqrt(1 - member.Ellipticity);
            text.Append(CultureInfo.InvariantCulture, $"{Name(member.Id)} {member.X:R} {member.Y:R} {a:R} {b:R} {member.AngleDegrees:R} {member.Magnitude:R} 0\n");
        }

        return text.ToString();
    }

    /// <summary>A name as one word of a Lenstool file.</summary>
    internal static string Name(string id) => id.Length > 0 && !id.Any(char.IsWhiteSpace) && id[0] != '#'
        ? id
        : throw new InputException($"the name {LensWords.Quote(id)} cannot stand in Lenstool's files: expected one word that does not begin with #");

    private static LenstoolCatalogue Read(LensText text, int columns)
    {
        var catalogue = new LenstoolCatalogue(text.Path);
        var rows = new List<LenstoolCatalogueRow>();
        bool toldSurplus = false;
        for (int i = 0; i < text.Lines.Count; i++)
        {
            string line = text.Lines[i];
            List<string> words = LensWords.Of(line);
            if (words.Count == 0)
            {
                catalogue.ReadReference(line, i + 1, rows.Count);
                continue;
            }

            if (words.Count < columns)
                throw InputException.InFile(text.Path, $"line {i + 1}: the row has {words.Count} words, expected at least {columns}");
            if (words.Count > columns + 1 && !toldSurplus)
            {
                toldSurplus = true;
                catalogue._warnings.Add(new LensFileWarning(text.Path, i + 1, $"the row has {words.Count} words, expected {columns + 1}: the ones behind are not used, in later rows neither"));
            }

            rows.Add(new LenstoolCatalogueRow(text.Path, i + 1, words));
        }

        if (rows.Count == 0)
            catalogue._warnings.Add(new LensFileWarning(text.Path, 0, "the catalogue has no rows"));
        catalogue.Rows = rows;
        return catalogue;
    }

    private static (double X, double Y) Position(LenstoolCatalogueRow row, LenstoolCatalogueReference reference, LensReference frame)
    {
        bool absolute = reference.Kind == LensReferenceKind.Absolute;
        double first = row.Number(1, absolute ? "right ascension in degrees" : "x in arcsec"), second = row.Number(2, absolute ? "declination in degrees" : "y in arcsec");
        if (absolute && (Math.Abs(first) > 360 || Math.Abs(second) > 90))
            throw row.Error($"the position is {first} {second}, expected right ascension and declination in degrees");
        return reference.ToFrame(first, second, frame);
    }

    private void CopyWarnings(ICollection<LensFileWarning> warnings)
    {
        foreach (LensFileWarning warning in _warnings)
            warnings.Add(warning);
    }

    /// <summary>Takes a comment line that may be the #REFERENCE.</summary>
    private void ReadReference(string line, int number, int rowsBefore)
    {
        string comment = line.Trim().TrimStart('#').TrimStart();
        if (!comment.StartsWith("REFERENCE", StringComparison.Ordinal))
            return;
        List<string> words = LensWords.Of(comment);
        if (words[0] != "REFERENCE")
            return;
        if (rowsBefore > 0 || Reference is not null)
        {
            _warnings.Add(new LensFileWarning(File, number, "this REFERENCE stands behind the first row or another one: it is not used"));
            return;
        }

        if (words.Count < 2 || !LensWords.TryInteger(words[1], out int kind) || kind is not (0 or 1 or 3))
            throw InputException.InFile(File, $"line {number}: {LensWords.Quote(line.Trim())}: expected REFERENCE 0 (positions in degrees), or 3 (or 1) and a position (positions in arcsec from there)");
        if (kind == 0)
        {
            Reference = new LenstoolCatalogueReference(LensReferenceKind.Absolute);
            return;
        }

        if (words.Count < 4 || !SkyPosition.TryParse($"{words[2]} {words[3]}", out SkyPosition position))
            throw InputException.InFile(File, $"line {number}: {LensWords.Quote(line.Trim())}: expected right ascension and declination behind REFERENCE {kind}");
        Reference = kind == 3 && LensWords.TryNumber(words[2], out double ra) && LensWords.TryNumber(words[3], out double dec)
            ? new LenstoolCatalogueReference(LensReferenceKind.DegreesRelative, ra, dec)
            : new LenstoolCatalogueReference((LensReferenceKind)kind, position.RaDegrees, position.DecDegrees);
    }
}
