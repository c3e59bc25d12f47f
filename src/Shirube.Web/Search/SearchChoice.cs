using System.Collections.Immutable;
using System.Globalization;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;

namespace Shirube.Web.Search;

/// <summary>What a reader asks of the search, as its address says it.</summary>
public sealed record SearchChoice
{
    public string Query { get; init; } = "";

    public SearchKind? Kind { get; init; }

    public string? Edition { get; init; }

    public string? Ministry { get; init; }

    public int? Year { get; init; }

    public SearchOrder Order { get; init; }

    /// <summary>Dates and synonyms that are not to be added.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public string Address => AddressAt("/search");

    /// <summary>Hits of the words to subscribe to; what is chosen beside them is left out.</summary>
    public string FeedAddress => new SearchChoice { Query = Query }.AddressAt("/search.atom");

    /// <summary>True where nothing but the words is chosen.</summary>
    public bool IsPlain => Kind is null && Edition is null && Ministry is null && Year is null;

    public string AddressAt(string path) => path + QueryString.Create(Parameters().Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    /// <summary>The value chosen for a field; null where none is.</summary>
    public string? ValueOf(FilterField field) => field switch
    {
        FilterField.Kind => Kind?.ToString(),
        FilterField.Edition => Edition,
        FilterField.Ministry => Ministry,
        FilterField.Year => Year?.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The same with another value of a field, on its first page; null for none.</summary>
    public SearchChoice With(FilterField field, string? value)
    {
        var first = this with { Page = 1 };
        return field switch
        {
            FilterField.Kind => first with { Kind = value is null ? null : Enum.Parse<SearchKind>(value) },
            FilterField.Edition => first with { Edition = value },
            FilterField.Ministry => first with { Ministry = value },
            _ => first with { Year = value is null ? null : int.Parse(value, CultureInfo.InvariantCulture) },
        };
    }

    /// <summary>The request with what is chosen beside the words.</summary>
    public SearchRequest Apply(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var chosen = ((FilterField[])[FilterField.Edition, FilterField.Ministry, FilterField.Year]).Where(f => ValueOf(f) is not null).Select(f => new QueryFilter(f, ValueOf(f)!) { IsChosen = true });
        return request with
        {
            Query = request.Query with { Filters = [.. request.Query.Filters, .. chosen] },
            Kinds = Kind is { } kind ? [kind] : [],
            Order = Order,
        };
    }

    private IEnumerable<(string Name, string? Value)> Parameters()
    {
        yield return ("q", Query);
        yield return ("kind", Kind is { } kind ? Storage.Rows.Codec.Name(kind) : null);
        yield return ("edition", Edition);
        yield return ("ministry", Ministry);
        yield return ("year", ValueOf(FilterField.Year));
        yield return ("sort", Order == SearchOrder.Document ? "document" : null);
        foreach (var word in Without) yield return ("without", word);
        yield return ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
    }
}
