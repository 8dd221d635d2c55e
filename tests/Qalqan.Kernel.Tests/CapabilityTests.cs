namespace Qalqan.Kernel.Tests;

public sealed class CapabilityTests
{
    [Fact]
    public void A_capability_comes_after_those_it_reads()
    {
        var order = Capability.InOrder([New("c", "b"), New("a"), New("b", "a")]);

        Assert.Equal(["a", "b", "c"], order.Select(capability => capability.Name));
    }

    [Fact]
    public void Reading_in_a_circle_fails_at_start() =>
        Assert.Throws<InvalidOperationException>(() => Capability.InOrder([New("a", "b"), New("b", "a")]));

    [Fact]
    public void Reading_what_is_not_there_fails_at_start() =>
        Assert.Throws<InvalidOperationException>(() => Capability.InOrder([New("a", "nobody")]));

    private static Capability New(string name, params string[] reads) => new(name, [], reads);
}
