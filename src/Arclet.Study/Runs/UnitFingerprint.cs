using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The fingerprint of a unit: of the stage's version and settings, the seed where it draws, and the contents of the unit's inputs.</summary>
internal sealed record UnitFingerprint
{
    private const int Digits = 32;

    public required string Value { get; init; }

    public required IReadOnlyList<UnitRecord.InputSum> Inputs { get; init; }

    public required string Settings { get; init; }

    /// <summary>The fingerprint of a unit; a reason instead where an input is not there.</summary>
    public static (UnitFingerprint? Fingerprint, string? Missing) Of(IStage stage, StageUnit unit, StudySettings settings, Func<string, StageResults> upstream, InputFileSums files, string root)
    {
        string text = string.Concat(stage.Settings.Select(settings.TextOf)) + (stage.IsRandom ? $"seed: {settings.Seed}\n" : "");
        var inputs = new List<UnitRecord.InputSum>();
        foreach (UnitInput input in unit.Inputs)
        {
            string sum;
            switch (input.Kind)
            {
                case UnitInputKind.Unit:
                    StageResults results = upstream(input.Stage);
                    if (results.Find(input.Name) is { } found)
                        sum = found.Content;
                    else if (results.FailureOf(input.Name) is { } failure)
                        sum = input.IsOptional ? "failed" : "";
                    else
                        sum = input.IsOptional && results.IsSettled ? "absent" : "";
                    if (sum.Length == 0)
                        return (null, results.FailureOf(input.Name) is { } why ? $"{input.Stage} {input.Name} failed: {why}" : $"{input.Stage} {input.Name} is not done");
                    break;
                case UnitInputKind.Stage:
                    StageResults whole = upstream(input.Stage);
                    if (!whole.IsSettled)
                        return (null, $"{input.Stage} is not done for all of its units");
                    sum = whole.Content;
                    break;
                case UnitInputKind.File:
                    try
                    {
                        sum = files.Of(input.Name) + (input.Text is { } extension ? $" {extension}" : "");
                    }
                    catch (InputException missing)
                    {
                        return (null, missing.Message);
                    }

                    break;
                default:
                    sum = Sums.OfText(input.Text ?? "");
                    break;
            }

            inputs.Add(new(input.Kind.ToString(), input.Kind switch { UnitInputKind.Unit => $"{input.Stage}/{input.Name}", UnitInputKind.File => Path.GetRelativePath(root, input.Name), _ => input.Name }, sum));
        }

        // A moved study is the same study: files count by their contents, not by their paths.
        string all = $"{stage.Name} {stage.Version}\n{unit.Id}\n{text}{string.Concat(inputs.Select(i => $"{i.Kind} {(i.Kind == nameof(UnitInputKind.File) ? "" : i.Name)} {i.Sum}\n"))}";
        return (new UnitFingerprint { Value = Sums.OfText(all)[..Digits], Inputs = inputs, Settings = text }, null);
    }
}
