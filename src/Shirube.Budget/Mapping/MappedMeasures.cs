using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Core;

namespace Shirube.Budget.Mapping;

/// <summary>The measures of an edition, made ready for <see cref="MappedMeasure"/>.</summary>
public static partial class MappedMeasures
{
    /// <summary>In document order.</summary>
    /// <param name="keys">Keys of the measures by order, see <see cref="MappedMeasure.Key"/>.</param>
    /// <param name="programmes">Names of programmes by the order of the measure that holds them.</param>
    public static ImmutableArray<MappedMeasure> Of(DraftEdition draft, Func<int, string> keys, ILookup<int, string> programmes)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var register = MinistryRegister.BuiltIn.With(draft.Legend);
        return [.. draft.Measures.Select(m => Of(m, keys(m.Order), programmes[m.Order], register))];
    }

    private static MappedMeasure Of(MeasureReport measure, string key, IEnumerable<string> programmes, MinistryRegister register)
    {
        var items = measure.Status.Concat(measure.Next).ToList();
        var marks = measure.Ministries.IsEmpty ? items.ConvertAll(i => i.Ministries) : [measure.Ministries];
        return new()
        {
            Order = measure.Order,
            Key = key,
            SectionTitle = measure.SectionTitle,
            PlanText = measure.PlanText,
            Items = [.. Items(measure.Status, "実施状況・現状分析"), .. Items(measure.Next, "今後の取組方針")],
            Ministries = Names(marks.SelectMany(m => m.Names), register),
            Programmes = [.. programmes.Concat(items.Select(i => i.Text).Append(measure.PlanText).SelectMany(Quoted)).Distinct(StringComparer.Ordinal)],
            Lines = [.. measure.Evidence.LineRuns()],
        };
    }

    private static IEnumerable<MappedItem> Items(ImmutableArray<ReportItem> items, string column) =>
        items.Select(i => new MappedItem(i.Text, string.Create(CultureInfo.InvariantCulture, $"{column} {i.Number}")));

    // a body and those above it: sheets name either
    private static ImmutableArray<string> Names(IEnumerable<string> marks, MinistryRegister register)
    {
        var names = new List<string>();
        foreach (var mark in marks)
        {
            for (var (body, steps) = (register.Find(mark), 0); body is not null && steps < 4; steps++)
            {
                names.Add(body.Name);
                if (body.Successor is { } next && body.To is not null && register.Find(next) is { } successor) names.Add(successor.Name);
                body = body.Parent is { } parent && register.Find(parent) is { } above && above != body ? above : body.Parent is { } name && name != body.Name ? new(name, name, null, null, null, null) : null;
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Quoted(string text) => Quotation.Matches(text).Select(m => m.Groups["name"].Value);

    [GeneratedRegex("[「『](?<name>[^「」『』]{3,60})[」』]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quotation { get; }
}
