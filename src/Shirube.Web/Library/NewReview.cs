using Shirube.Policy.Reviews;

namespace Shirube.Web.Library;

/// <summary>What a person is about to say.</summary>
/// <param name="Key">See <see cref="FactKeys"/>.</param>
/// <param name="Seen">How many reviews stood under the key when the person looked; null where that does not matter.</param>
public sealed record NewReview(string Key, int? Seen, FactReview Review);
