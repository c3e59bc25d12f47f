using System.Collections.Immutable;
using Shirube.Search.Queries;

namespace Shirube.Web.Search;

/// <summary>What the editions tell about words: those that name one thing, and what the values of filters go by.</summary>
public sealed record SearchWords(SynonymDictionary Dictionary, FilterNames Names)
{
    public static SearchWords None { get; } = new(SynonymDictionary.Empty, FilterNames.None);

    /// <summary>The same for review sheets, which print ministries by their full names; they have neither editions nor sections.</summary>
    /// <param name="ministries">That the sheets name.</param>
    public FilterNames OfSheets(IEnumerable<string> ministries)
    {
        var printed = ministries.ToImmutableArray();
        var full = from name in Names.All
                   where name.Field == FilterField.Ministry && name.Value != name.Name
                   from ministry in printed
                   where name.Name.StartsWith(ministry, StringComparison.Ordinal)
                   select new FilterName(FilterField.Ministry, name.Value, ministry);
        return new([.. printed.Select(m => new FilterName(FilterField.Ministry, m, m)), .. full]);
    }
}
