using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// Computed grids in the user's cache folder: one file for each set of settings, computed once. Programs that start together wait for the one that computes; a file that is
/// damaged is made again; where the folder cannot be written, the grid is computed in memory, and the user is told.
/// </summary>
/// <param name="folder">The folder, made when needed; null for <see cref="DefaultFolder"/>.</param>
public sealed class ComputedGridCache(string? folder = null)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>The folder; null where the user has none.</summary>
    public string? Folder { get; } = folder ?? DefaultFolder;

    /// <summary>
    /// <c>arclet</c> in <c>XDG_CACHE_HOME</c> where that is an absolute path, else in <c>~/.cache</c> on Linux and in the local application data elsewhere; null where there is no such folder.
    /// </summary>
    public static string? DefaultFolder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } xdg && Path.IsPathFullyQualified(xdg))
                return Path.Combine(xdg, "arclet");
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
            string parent = OperatingSystem.IsLinux() ? home.Length > 0 ? Path.Combine(home, ".cache") : ""
                : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return parent.Length > 0 ? Path.Combine(parent, "arclet") : null;
        }
    }

    /// <summary>The file of settings; null where the user has no cache folder.</summary>
    public string? FileOf(ComputedPopulationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Folder is null ? null : Path.Combine(Folder, $"populations-{ComputedPopulationGrid.Fingerprint(settings)[..20]}.fits");
    }

    /// <summary>The grid of settings: read where it is, else computed and kept.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="say">Receives a sentence when the user should know something.</param>
    /// <param name="progress">Receives the fraction that is computed.</param>
    /// <param name="threads">How many threads compute; 0 for as many as there are processors. The result does not depend on it.</param>
    /// <param name="cancellation">Stops waiting and computing.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public PopulationGrids Get(ComputedPopulationSettings settings, Action<string>? say = null, IProgress<double>? progress = null, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (FileOf(settings) is not { } path)
        {
            say?.Invoke("there is no cache folder (neither XDG_CACHE_HOME nor a home folder is set): the computed populations are made in memory, and again next time");
            return ComputedPopulationGrid.Compute(settings, threads, progress, cancellation);
        }

        if (Read(path, say: null) is { } found)
            return found;
        FileStream? held;
        try
        {
            Directory.CreateDirectory(Folder!);
            held = Lock(path + ".lock", say, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            say?.Invoke($"the cache folder {Folder} cannot be written ({Reason(e)}): the computed populations are made in memory, and again next time");
            return ComputedPopulationGrid.Compute(settings, threads, progress, cancellation);
        }

        using (held)
        {
            // Another program may have made it while this one waited.
            if (Read(path, say) is { } made)
                return made;
            PopulationGrids grids = ComputedPopulationGrid.Compute(settings, threads, progress, cancellation);
            try
            {
                PopulationGridFile.Write(path, grids);
            }
            catch (InputException e)
            {
                say?.Invoke($"the computed populations could not be kept, and are made again next time: {e.Message}");
            }

            return grids;
        }
    }

    /// <summary>The grid in a file; null where it is not there or damaged.</summary>
    private static PopulationGrids? Read(string path, Action<string>? say)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return PopulationGridFile.Read(path);
        }
        catch (InputException e)
        {
            say?.Invoke($"the kept populations are damaged and are made again ({e.Message})");
            return null;
        }
    }

    /// <summary>Holds the lock file for this process; it stays behind, empty, because deleting it could free a lock that another program just took.</summary>
    private static FileStream Lock(string path, Action<string>? say, CancellationToken cancellation)
    {
        bool told = false;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsHeld(e))
            {
                if (!told)
                    say?.Invoke("another program computes these populations; waiting for it");
                told = true;
                cancellation.WaitHandle.WaitOne(Poll);
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Whether the file is open elsewhere: ERROR_SHARING_VIOLATION on Windows, EAGAIN of flock on Linux (11) and macOS (35).</summary>
    private static bool IsHeld(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;

    private static string Reason(Exception e) => e.Message.TrimEnd('.', ' ');
}
