using Arclet.TestSupport;

namespace Arclet.Study.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicSurface_IsTheApprovedOne() =>
        PublicApi.AssertApproved(System.Reflection.Assembly.Load("Arclet.Study"));
}
