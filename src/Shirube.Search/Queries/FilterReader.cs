using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Search.Queries;

/// <summary>Reads the filters of a query: a name, a colon, a value, in any width; ministry:"…" where the value holds blanks.</summary>
internal static class FilterReader
{
    private static readonly (string Name, FilterField Field)[] Names =
    [
        ("edition", FilterField.Edition), ("版", FilterField.Edition), ("kind", FilterField.Kind), ("種類", FilterField.Kind), ("ministry", FilterField.Ministry), ("府省", FilterField.Ministry),
        ("year", FilterField.Year), ("年", FilterField.Year), ("section", FilterField.Section), ("節", FilterField.Section), ("has", FilterField.Has), ("あり", FilterField.Has),
    ];

    /// <summary>What a token says; its filter is null where it names one and gives no value, which is told. Null where it is no filter.</summary>
    public static ReadFilter? Read(QueryToken token, ImmutableArray<QueryNote>.Builder notes)
    {
        var colon = token.Text.AsSpan().IndexOfAny(':', '：');
        if (colon <= 0) return null;
        var (name, value) = (JapaneseText.Key(token.Text[..colon]), JapaneseText.HalfWidth(token.Text[(colon + 1)..]).Trim('"', '“', '”'));
        foreach (var (known, field) in Names)
        {
            if (!string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) continue;
            if (value.Length == 0)
            {
                notes.Add(new(QueryNoteKind.EmptyFilter, token.Text));
                return new(null);
            }

            var filter = new QueryFilter(field, value, token.IsExcluded);
            if (!filter.IsKnown) notes.Add(new(QueryNoteKind.UnknownValue, token.Text));
            return new(filter);
        }

        // https://…, 10:30 and 例：… are words
        if (value.Length > 0 && name.Length > 1 && name.All(char.IsAsciiLetter) && !value.StartsWith('/') && !IsLike(name)) notes.Add(new(QueryNoteKind.UnknownFilter, token.Text));
        return null;
    }

    private static bool IsLike(string name) => QueryParser.Like.Any(l => string.Equals(l[..^1], name, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Filter">Null where a value is missing.</param>
internal sealed record ReadFilter(QueryFilter? Filter);
