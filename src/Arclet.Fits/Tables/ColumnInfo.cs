namespace Arclet.Fits;

/// <summary>What is known about a column besides its values.</summary>
internal readonly record struct ColumnInfo(string Name, string? Unit = null, string? Description = null, string? Ucd = null, string? Display = null, string? JsonSubtype = null);
