namespace Arclet.Study;

/// <summary>Who is told how a run goes. Calls come one at a time.</summary>
public interface IRunObserver
{
    /// <summary>The run begins.</summary>
    /// <param name="stages">The stages that will be looked at, in their order.</param>
    void RunBegins(IReadOnlyList<string> stages)
    {
        // Few want to know.
    }

    /// <summary>A stage begins.</summary>
    /// <param name="stage">Its name.</param>
    /// <param name="total">How many units it has.</param>
    /// <param name="pending">How many of them have to be run.</param>
    void StageBegins(string stage, int total, int pending)
    {
        // Few want to know.
    }

    /// <summary>A unit ends.</summary>
    /// <param name="stage">Its stage.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="failure">Why it failed; null if it did not.</param>
    void UnitEnds(string stage, string unit, string? failure);

    /// <summary>A stage ends, its table written where all of its units were run.</summary>
    /// <param name="status">How it stands.</param>
    /// <param name="elapsed">How long it took.</param>
    void StageEnds(StageStatus status, TimeSpan elapsed)
    {
        // Few want to know.
    }
}
