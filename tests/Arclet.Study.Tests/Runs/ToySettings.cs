namespace Arclet.Study.Tests;

/// <summary>The settings of the toy stages.</summary>
public sealed record ToySettings
{
    [SettingRange(0, 100)]
    public double Factor { get; init; } = 2;
}
