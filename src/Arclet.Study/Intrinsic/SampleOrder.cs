using Arclet.Inference;

namespace Arclet.Study;

/// <summary>Which posterior sample each joint draw takes: whole shuffled rounds, so that every sample counts as often as any other, but for one.</summary>
internal static class SampleOrder
{
    public static int[] Of(int sampleCount, int drawCount, SeededRandom random)
    {
        if (sampleCount < 1)
            throw new ArgumentOutOfRangeException(nameof(sampleCount), sampleCount, "a posterior has samples");
        int[] round = [.. Enumerable.Range(0, sampleCount)], order = new int[drawCount];
        for (int j = 0; j < drawCount; j++)
        {
            int at = j % sampleCount;
            int other = at + (int)Math.Min(sampleCount - at - 1, Math.Floor(random.NextDouble() * (sampleCount - at)));
            (round[at], round[other]) = (round[other], round[at]);
            order[j] = round[at];
        }

        return order;
    }
}
