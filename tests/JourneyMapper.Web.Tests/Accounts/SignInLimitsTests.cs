using System.Net;
using JourneyMapper.Maps.Tests.Live;
using JourneyMapper.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace JourneyMapper.Web.Tests.Accounts;

public sealed class SignInLimitsTests
{
    private const string Anna = "anna@example.com";

    private static readonly IPAddress Room = IPAddress.Parse("192.0.2.7");
    private static readonly IPAddress Home = IPAddress.Parse("198.51.100.9");

    private readonly ManualTime time = new();
    private readonly SignInLimits limits;

    public SignInLimitsTests() => limits = new(time);

    [Fact]
    public void Ten_wrong_passwords_bring_a_pause_that_doubles_up_to_fifteen_minutes()
    {
        Fail(Anna, Room, SignInLimits.WrongBeforePause);
        int[] minutes = [1, 2, 4, 8, 15, 15];

        Assert.All(minutes, pause =>
        {
            Assert.Equal(TimeSpan.FromMinutes(pause), limits.TryBegin(Anna, Room));
            time.Advance(TimeSpan.FromMinutes(pause) - TimeSpan.FromTicks(1));
            Assert.Equal(TimeSpan.FromTicks(1), limits.TryBegin(Anna, Room));
            time.Advance(TimeSpan.FromTicks(1));
            Assert.Null(limits.TryBegin(Anna, Room));
        });
    }

    [Fact]
    public void A_pause_is_for_that_account_at_that_address_only()
    {
        Fail(Anna, Room, SignInLimits.WrongBeforePause);

        Assert.NotNull(limits.TryBegin(" ANNA@example.com ", Room));
        Assert.Null(limits.TryBegin(Anna, Home));
        Assert.Null(limits.TryBegin("ben@example.com", Room));
    }

    [Fact]
    public void The_right_password_forgets_the_wrong_ones_and_so_does_an_hour()
    {
        Fail(Anna, Room, SignInLimits.WrongBeforePause - 1);
        Assert.Null(limits.TryBegin(Anna, Room));
        limits.Succeeded(Anna, Room);
        Fail(Anna, Room, SignInLimits.WrongBeforePause - 1);
        time.Advance(SignInLimits.Forgiving);
        Fail(Anna, Room, SignInLimits.WrongBeforePause - 1);

        Assert.Null(limits.TryBegin(Anna, Room));
    }

    [Fact]
    public void A_room_of_fifty_signs_in_at_once_with_a_few_slips_each()
    {
        const int People = 50, Slips = 2;

        for (var person = 0; person < People; person++)
        {
            Fail($"p{person}@example.com", Room, Slips);
            Assert.Null(limits.TryBegin($"p{person}@example.com", Room));
            limits.Succeeded($"p{person}@example.com", Room);
        }
    }

    [Fact]
    public void An_address_that_tries_many_accounts_waits_for_the_end_of_the_minute()
    {
        for (var i = 0; i < SignInLimits.WrongPerAddress; i++) Assert.Null(limits.TryBegin($"p{i}@example.com", Room));
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(TimeSpan.FromSeconds(40), limits.TryBegin("another@example.com", Room));
        Assert.Null(limits.TryBegin("another@example.com", Home));
        time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(limits.TryBegin("another@example.com", Room));
    }

    [Fact]
    public void What_others_in_the_room_try_does_not_stop_an_account_that_has_been_there_before()
    {
        Assert.Null(limits.TryBegin(Anna, Room));
        limits.Succeeded(Anna, Room);
        for (var i = 0; i < SignInLimits.WrongPerAddress; i++) Assert.Null(limits.TryBegin($"p{i}@example.com", Room));

        Assert.NotNull(limits.TryBegin("ben@example.com", Room));
        Assert.Null(limits.TryBegin(Anna, Room));
        // Its own pause holds there too.
        Fail(Anna, Room, SignInLimits.WrongBeforePause - 1);
        Assert.NotNull(limits.TryBegin(Anna, Room));
    }

    [Fact]
    public void However_an_account_is_written_it_is_one()
    {
        // The sign for kelvin is a k to whoever looks for the account, and an a with a ring may come in two parts.
        Fail("k\u00e5re@nakskov.dk", Room, SignInLimits.WrongBeforePause - 1);
        Assert.Null(limits.TryBegin("\u212aa\u030are@nakskov.dk", Room));

        Assert.NotNull(limits.TryBegin("k\u00e5re@na\u212askov.d\u212a", Room));
    }

    [Fact]
    public void An_attack_from_everywhere_gets_slow_and_never_stops_the_owner_at_a_known_address()
    {
        Assert.Null(limits.TryBegin(Anna, Home));
        limits.Succeeded(Anna, Home);
        for (var i = 0; i < SignInLimits.WrongBeforeSlow; i++) Assert.Null(limits.TryBegin(Anna, Bot(i)));

        // One try in ten seconds for all unknown addresses together.
        var taken = 0;
        for (var second = 0; second < 100; second++)
        {
            taken += Enumerable.Range(0, 20).Count(i => limits.TryBegin(Anna, Bot(1_000 + (second * 20) + i)) is null);
            Assert.Null(limits.TryBegin(Anna, Home));
            limits.Succeeded(Anna, Home);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(10, taken);
    }

    [Fact]
    public void Tries_at_the_same_time_count_each()
    {
        var let = 0;
        Parallel.For(0, 1_000, _ =>
        {
            if (limits.TryBegin(Anna, Room) is null) Interlocked.Increment(ref let);
        });

        Assert.Equal(SignInLimits.WrongBeforePause, let);
    }

    [Fact]
    public void A_visitor_of_the_newer_internet_is_one_address_however_many_it_takes()
    {
        for (var i = 0; i < SignInLimits.WrongBeforePause; i++) Assert.Null(limits.TryBegin(Anna, IPAddress.Parse($"2001:db8:1:2::{i:x}")));

        Assert.NotNull(limits.TryBegin(Anna, IPAddress.Parse("2001:db8:1:2:ffff::1")));
        Assert.Null(limits.TryBegin(Anna, IPAddress.Parse("2001:db8:1:3::1")));
        Fail(Anna, Room.MapToIPv6(), SignInLimits.WrongBeforePause);
        Assert.NotNull(limits.TryBegin(Anna, Room));
    }

    [Fact]
    public void Ten_thousand_attempts_with_invented_accounts_do_not_grow_without_bound()
    {
        const int Attempts = 10_000;

        for (var i = 0; i < Attempts; i++)
        {
            limits.TryBegin($"{Guid.NewGuid():N}{new string('x', 200)}", Bot(i));
            limits.Know($"{i}", Bot(i));
        }

        Assert.Equal(4 * SignInLimits.MostKept, limits.Count);
    }

    [Theory]
    [InlineData(1, "10 seconds")]
    [InlineData(41, "50 seconds")]
    [InlineData(51, "a minute")]
    [InlineData(60, "a minute")]
    [InlineData(61, "2 minutes")]
    [InlineData(900, "15 minutes")]
    public void The_message_says_how_long_to_wait(int seconds, string words)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<LimitTexts>>();

        Assert.Equal($"Too many wrong passwords. Wait {words} and try again.", WaitWords.Of(texts, TimeSpan.FromSeconds(seconds)));
    }

    private void Fail(string account, IPAddress address, int times)
    {
        for (var i = 0; i < times; i++) Assert.Null(limits.TryBegin(account, address));
    }

    private static IPAddress Bot(int number) => new([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}
