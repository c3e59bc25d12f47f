using Shirube.Web.Accounts;

namespace Shirube.Tests.Web;

public sealed class SignInGuardTests
{
    private readonly SetClock _clock = new();

    [Fact]
    public void A_name_waits_twice_as_long_after_each_further_wrong_try()
    {
        var guard = new SignInGuard(_clock);
        for (var i = 0; i < 5; i++) Assert.True(guard.TryBegin("佐藤", "a"));
        Assert.False(guard.TryBegin("佐藤", "b"));
        _clock.Pass(TimeSpan.FromSeconds(16));
        Assert.True(guard.TryBegin("佐藤", "a"));
        _clock.Pass(TimeSpan.FromSeconds(16));
        Assert.False(guard.TryBegin("佐藤", "a"));
        _clock.Pass(TimeSpan.FromSeconds(16));
        Assert.True(guard.TryBegin("佐藤", "a"));
    }

    [Fact]
    public void Spellings_of_a_name_share_their_tries_and_others_do_not()
    {
        var guard = new SignInGuard(_clock);
        foreach (var name in (string[])["sato", "SATO", "ｓａｔｏ", "Sato", "sa to"]) Assert.True(guard.TryBegin(name, "a"));
        Assert.False(guard.TryBegin("sato", "a"));
        Assert.True(guard.TryBegin("kato", "a"));
    }

    [Fact]
    public void The_right_password_starts_the_count_anew()
    {
        var guard = new SignInGuard(_clock);
        for (var i = 0; i < 20; i++)
        {
            Assert.True(guard.TryBegin("佐藤", "a"));
            if (i % 4 == 3) guard.Succeeded("佐藤", "a");
        }
    }

    [Fact]
    public void One_address_cannot_try_name_after_name()
    {
        var guard = new SignInGuard(_clock);
        var taken = Enumerable.Range(0, 200).Count(i => guard.TryBegin("name" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), "a"));
        Assert.Equal(50, taken);
    }

    private sealed class SetClock : TimeProvider
    {
        private DateTimeOffset _now = new(2031, 6, 1, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Pass(TimeSpan time) => _now += time;
    }
}
