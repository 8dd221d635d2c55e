namespace Qalqan.Web.Tests;

public sealed class LanAddressesTests
{
    [Theory]
    [InlineData("off", null)]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("10.1.2.3, 10.1.2.4,10.1.2.3", "10.1.2.3 10.1.2.4")]
    [InlineData("fd00::1", "fd00::1")]
    public void The_camp_is_served_at_the_addresses_that_were_named(string lan, string? addresses)
    {
        Assert.Null(LanAddresses.Refuse(lan));
        Assert.Equal(addresses, LanAddresses.Read(lan) is { } network ? string.Join(' ', network.Addresses) : null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.1")]
    [InlineData("010.1.2.3")]
    [InlineData("camp-laptop")]
    [InlineData("10.0.0.1,nonsense")]
    public void What_is_no_address_of_one_machine_in_a_camp_is_refused(string lan)
    {
        Assert.NotNull(LanAddresses.Refuse(lan));
        Assert.Null(LanAddresses.Read(lan));
    }
}
