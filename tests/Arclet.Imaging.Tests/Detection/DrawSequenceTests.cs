using Arclet.Imaging.Detection;

namespace Arclet.Imaging.Tests.Detection;

/// <summary>Against <c>rand_r</c> of glibc 2.36 with seed 1, called through Python's ctypes.</summary>
public class DrawSequenceTests
{
    [Theory]
    [InlineData(0, 476707713)]
    [InlineData(1, 1186278907)]
    [InlineData(2, 505671508)]
    [InlineData(3, 2137716191)]
    [InlineData(999, 870162609)]
    [InlineData(999_999, 556565980)]
    public void Next_AfterAnyNumberOfDraws_IsGlibcs(long before, int expected)
    {
        var sequence = new DrawSequence(before);

        Assert.Equal(expected, sequence.Next());
    }

    [Fact]
    public void Next_FromAnyPlace_GoesOnAsFromTheStart()
    {
        var walked = new DrawSequence(0);
        for (int before = 0; before < 300; before++)
        {
            var jumped = new DrawSequence(before);
            Assert.Equal(walked.Next(), jumped.Next());
        }
    }
}
