namespace Arclet.Hostile;

/// <summary>How a format's bytes are built, which decides the mutations that make sense.</summary>
internal enum HostileKind
{
    /// <summary>Blocks of 2880 bytes with headers of cards.</summary>
    Fits,

    /// <summary>The same within gzip.</summary>
    PackedFits,

    /// <summary>Lines of text.</summary>
    Text,

    /// <summary>XML.</summary>
    Xml,
}
