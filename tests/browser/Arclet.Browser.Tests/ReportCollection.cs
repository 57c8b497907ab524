namespace Arclet.Browser.Tests;

/// <summary>Tests that look at one report: it is made once.</summary>
[CollectionDefinition(Name)]
public sealed class ReportCollection : ICollectionFixture<ReportFixture>
{
    public const string Name = "report";
}
