using System.Globalization;
using Arclet.Fits;

namespace Arclet.Study.Tests;

/// <summary>A toy: one unit for each file g*.txt, whose number is multiplied and gets a random one beside it.</summary>
internal sealed class NumberStage : IStage
{
    private int runs;

    public string Name => "number";

    public int Version => 1;

    public IReadOnlyList<string> Upstream => [];

    public IReadOnlyList<Type> Settings => [typeof(ToySettings)];

    public bool IsRandom => true;

    /// <summary>How many units ran.</summary>
    public int Runs => runs;

    public IReadOnlyList<StageUnit> Units(StudyContext context) =>
    [
        .. Directory.EnumerateFiles(context.Folder.Root, "g*.txt").Order(StringComparer.Ordinal)
            .Select(f => new StageUnit(Path.GetFileNameWithoutExtension(f)) { Galaxy = Path.GetFileNameWithoutExtension(f), Inputs = [UnitInput.OfFile(f)], Item = f }),
    ];

    public IStageWork Open(StudyContext context) => new Work(this, context);

    private sealed class Work(NumberStage stage, StudyContext context) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            Interlocked.Increment(ref stage.runs);
            string text = File.ReadAllText((string)unit.Item!).Trim();
            if (!double.TryParse(text, CultureInfo.InvariantCulture, out double number))
                throw new InputException($"{unit.Id} is '{text}', expected a number");
            var table = new Table { Name = "NUMBER" };
            table.Add("id", [unit.Id]);
            table.Add("value", [number * context.Settings.Get<ToySettings>().Factor]);
            table.Add("random", [context.Random("number", unit.Id).NextDouble()]);
            output.Write(table);
            File.WriteAllText(output.PathOf("note.txt"), unit.Id);
        }

        public void Dispose()
        {
            // Nothing to close.
        }
    }
}
