using System.Runtime.ExceptionServices;

namespace Arclet.Imaging.Detection;

/// <summary>Shares out numbered pieces of work among threads that each have a number of their own, for buffers that belong to a thread.</summary>
internal static class Workers
{
    /// <summary>
    /// Runs work(thread, i) for i from 0 to count - 1, in chunks that threads take as they get free. What a piece of work throws is thrown here as it is, as
    /// with a single thread.
    /// </summary>
    public static void Run(int threads, int count, int chunk, Action<int, int> work)
    {
        if (threads == 1 || count <= chunk)
        {
            for (int i = 0; i < count; i++)
                work(0, i);
            return;
        }

        int next = 0;
        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            {
                for (int start = Interlocked.Add(ref next, chunk) - chunk; start < count; start = Interlocked.Add(ref next, chunk) - chunk)
                {
                    for (int i = start; i < Math.Min(start + chunk, count); i++)
                        work(thread, i);
                }
            });
        }
        catch (AggregateException several)
        {
            // Threads that were interrupted say less than one that failed.
            ExceptionDispatchInfo.Throw(several.InnerExceptions.FirstOrDefault(e => e is not OperationCanceledException) ?? several.InnerExceptions[0]);
        }
    }
}
