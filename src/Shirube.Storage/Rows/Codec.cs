using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Shirube.Core;

namespace Shirube.Storage.Rows;

/// <summary>How small lists stand in one text column, readable and searchable, each with its way back.</summary>
public static class Codec
{
    /// <summary>"538:0+45;559:3+20": line, start, length. The document is the reading's.</summary>
    public static string Spans(ImmutableArray<SourceSpan> spans)
    {
        var text = new StringBuilder();
        foreach (var span in spans)
        {
            if (text.Length > 0) text.Append(';');
            text.Append(CultureInfo.InvariantCulture, $"{span.Line}:{span.Start}+{span.Length}");
        }

        return text.ToString();
    }

    public static ImmutableArray<SourceSpan> Spans(string text, string document)
    {
        if (text.Length == 0) return [];
        var spans = ImmutableArray.CreateBuilder<SourceSpan>();
        foreach (var part in text.AsSpan().Split(';'))
        {
            var span = text.AsSpan(part);
            var colon = span.IndexOf(':');
            var plus = span.IndexOf('+');
            spans.Add(new(document, Number(span[..colon]), Number(span[(colon + 1)..plus]), Number(span[(plus + 1)..])));
        }

        return spans.DrainToImmutable();
    }

    /// <summary>"別添/1/(1)/": each part ends with a slash, so that a path's text is the beginning of all below it. Slash and backslash inside are escaped.</summary>
    public static string List(ImmutableArray<string> parts)
    {
        if (parts.IsEmpty) return "";
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            foreach (var c in part)
            {
                if (c is '/' or '\\') text.Append('\\');
                text.Append(c);
            }

            text.Append('/');
        }

        return text.ToString();
    }

    public static ImmutableArray<string> List(string text)
    {
        if (text.Length == 0) return [];
        var parts = ImmutableArray.CreateBuilder<string>();
        var part = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '/')
            {
                parts.Add(part.ToString());
                part.Clear();
                continue;
            }

            if (text[i] == '\\') i++;
            part.Append(text[i]);
        }

        return parts.DrainToImmutable();
    }

    /// <summary>"28,29".</summary>
    public static string Numbers(ImmutableArray<int> numbers) =>
        numbers.IsEmpty ? "" : string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    public static ImmutableArray<int> Numbers(string text)
    {
        if (text.Length == 0) return [];
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var part in text.AsSpan().Split(',')) numbers.Add(Number(text.AsSpan(part)));
        return numbers.DrainToImmutable();
    }

    /// <summary>"543-543,559-561".</summary>
    public static string Lines(ImmutableArray<(int First, int Last)> lines) =>
        lines.IsEmpty ? "" : string.Join(',', lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.First}-{l.Last}")));

    public static ImmutableArray<(int First, int Last)> Lines(string text)
    {
        if (text.Length == 0) return [];
        var lines = ImmutableArray.CreateBuilder<(int, int)>();
        foreach (var part in text.AsSpan().Split(','))
        {
            var pair = text.AsSpan(part);
            var dash = pair.IndexOf('-');
            lines.Add((Number(pair[..dash]), Number(pair[(dash + 1)..])));
        }

        return lines.DrainToImmutable();
    }

    /// <summary>A value of an enumeration as a stable lower-camel name.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => Names<T>.ToText[value];

    public static T Value<T>(string name)
        where T : struct, Enum => Names<T>.ToValue[name];

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ToText =
            Enum.GetValues<T>().ToDictionary(v => v, v => char.ToLowerInvariant(v.ToString()[0]) + v.ToString()[1..]);

        public static readonly Dictionary<string, T> ToValue = ToText.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
