namespace Arclet.Study;

/// <summary>Gives a settings record another key in <c>study.yaml</c> than its type's name.</summary>
/// <param name="key">The key.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SettingsSectionAttribute(string key) : Attribute
{
    /// <summary>The key.</summary>
    public string Key => key;
}
