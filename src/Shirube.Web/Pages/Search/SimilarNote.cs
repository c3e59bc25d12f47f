using System.Collections.Immutable;
using Shirube.Web.Language;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Search;

/// <summary>Measures that are like one, with the words to show them.</summary>
/// <param name="Same">The measure asked for in other editions.</param>
public sealed record SimilarNote(Words T, PlacedMeasure Asked, ImmutableArray<SimilarMeasure> Similar, ImmutableArray<PlacedMeasure> Same);
