using Shirube.Core;
using Shirube.Web.Editions;
using Shirube.Web.Language;

namespace Shirube.Web.Pages.Shared;

/// <summary>A figure that counts once, beside the printed rows, with the list of each.</summary>
/// <param name="Count">Of the list before it is narrowed to what is restated or not.</param>
/// <param name="Address">Of the list with another choice.</param>
public sealed record OnceLinks(Words T, CountedOnce Count, RestatedChoice? Chosen, Func<RestatedChoice?, string> Address);
