using Shirube.Web.Charts;

namespace Shirube.Tests.Web.Charts;

public sealed class TimelineTests
{
    private static Timeline Make(params string[] days) => new(days.Select(d => new TimelineMark(DateOnly.Parse(d, null), d, "版", "", "edition", "own", "/")));

    [Fact]
    public void Marks_stand_true_to_their_days()
    {
        var timeline = Make("2024-06-04", "2022-03-31", "2026-01-01");
        Assert.Equal(["2022-03-31", "2024-06-04", "2026-01-01"], timeline.Marks.Select(m => m.When));
        var day = (timeline.Marks[2].Top - timeline.Marks[0].Top) / (new DateOnly(2026, 1, 1).DayNumber - new DateOnly(2022, 3, 31).DayNumber);
        Assert.Equal((new DateOnly(2024, 6, 4).DayNumber - new DateOnly(2022, 3, 31).DayNumber) * day, timeline.Marks[1].Top - timeline.Marks[0].Top, 6);
        Assert.Equal(timeline.Marks[2].Top, timeline.Years.Single(y => y.Year == 2026).Top, 6);
    }

    [Theory]
    [InlineData("2024-03-31", "2024-03-31", "2024-03-31", "2024-03-31", "2024-06-04", "2031-03-31")]
    [InlineData("2031-12-31", "2031-12-31", "2031-12-31", "2031-12-31", "2031-12-31", "2031-12-31")]
    [InlineData("2020-01-01", "2020-01-01", "2031-12-31", "2031-12-31", "2031-12-31")]
    [InlineData("2024-03-31")]
    public void Labels_never_lie_on_each_other_and_stay_inside(params string[] days)
    {
        var timeline = Make(days);
        Assert.All(timeline.Marks.Zip(timeline.Marks.Skip(1)), p => Assert.True(p.Second.LabelTop - p.First.LabelTop >= Timeline.LabelHeight - 0.001));
        Assert.InRange(timeline.Marks[0].LabelTop, 0, timeline.Height);
        Assert.InRange(timeline.Marks[^1].LabelTop, 0, timeline.Height);
    }

    [Theory]
    [InlineData("2021-01-01", "2026-01-01")]
    [InlineData("1995-01-01", "2050-01-01")]
    [InlineData("0001-01-01", "9999-12-31")]
    public void Years_can_be_read_however_long_the_time_is(string first, string last)
    {
        var years = Make(first, last).Years;
        Assert.InRange(years.Length, 2, 20);
        Assert.All(years.Zip(years.Skip(1)), p => Assert.True(p.Second.Top - p.First.Top >= 14));
    }

    [Fact]
    public void Nothing_to_show_is_an_empty_picture() => Assert.Empty(Make().Marks);
}
