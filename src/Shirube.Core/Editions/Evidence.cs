using System.Collections.Immutable;

namespace Shirube.Core;

/// <summary>Where a fact stands and what made it.</summary>
/// <param name="Rule">Named rule, e.g. "markup.measure"; its version is <see cref="DraftEdition.RuleVersion"/>.</param>
/// <param name="Confidence">0 to 1; 1 for a rule that reads an unmistakable sign.</param>
/// <param name="Spans">One for each piece where pages, columns or lines cut it, in reading order.</param>
public sealed record Evidence(string Rule, double Confidence, ImmutableArray<SourceSpan> Spans)
{
    public static Evidence Of(string rule, MappedText text, double confidence = 1) => new(rule, confidence, text.Spans());

    /// <summary>Lines as [first, last] pairs: neighbouring or touching lines run together, in reading order.</summary>
    public IEnumerable<(int First, int Last)> LineRuns() => LineRuns(Spans);

    public static IEnumerable<(int First, int Last)> LineRuns(ImmutableArray<SourceSpan> spans)
    {
        (int First, int Last)? run = null;
        foreach (var span in spans)
        {
            if (run is { } r && span.Line >= r.First && span.Line <= r.Last + 2)
            {
                run = (r.First, Math.Max(r.Last, span.Line));
                continue;
            }

            if (run is { } done) yield return done;
            run = (span.Line, span.Line);
        }

        if (run is { } last) yield return last;
    }
}
