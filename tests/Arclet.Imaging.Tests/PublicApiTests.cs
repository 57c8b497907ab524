using Arclet.TestSupport;

namespace Arclet.Imaging.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicSurface_IsTheApprovedOne() =>
        PublicApi.AssertApproved(System.Reflection.Assembly.Load("Arclet.Imaging"));
}
