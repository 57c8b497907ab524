using Arclet.TestSupport;

namespace Arclet.Populations.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicSurface_IsTheApprovedOne() =>
        PublicApi.AssertApproved(System.Reflection.Assembly.Load("Arclet.Populations"));
}
