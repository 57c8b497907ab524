namespace Arclet.Study;

/// <summary>Marks a property of a settings record that <c>study.yaml</c> cannot give: it follows from another part of the study.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotASettingAttribute : Attribute;
