using Shirube.Core;

namespace Shirube.Web.Editions;

/// <summary>A fact as a link target: what it is, what it says, where it stands.</summary>
/// <param name="Id">See <see cref="FactIds"/>.</param>
/// <param name="Kind">First word of the id: "measure", "status", "next", "indicator" …; key of its name in the texts.</param>
/// <param name="Label">Number that a person would say, e.g. "12" or "12-3"; a section's number as printed.</param>
/// <param name="Address">Page on which it is shown.</param>
public sealed record FactCard(string Id, string Kind, string Label, string Text, Evidence Evidence, string Address);
