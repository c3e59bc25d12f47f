using Shirube.Storage.Accounts;
using Shirube.Web.Language;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Search;

/// <summary>The searches that the person at the page keeps.</summary>
/// <param name="Save">The search that can be kept; null where nothing is asked.</param>
public sealed record SavedNote(Words T, IReadOnlyList<SavedSearch> Saved, SearchChoice? Save);
