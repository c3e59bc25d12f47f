using System.Collections.Immutable;

namespace Shirube.Budget.Science;

/// <summary>Whether one sheet is science and technology.</summary>
/// <param name="Probability">That an officer would give the label.</param>
/// <param name="IsScience">At or above the threshold.</param>
/// <param name="IsNameKnown">A sheet of the same name was learned from.</param>
/// <param name="Reasons">What speaks most for and against, the strongest first.</param>
public sealed record ScienceGuess(LabelledSheet Sheet, double Probability, bool IsScience, bool IsNameKnown, ImmutableArray<ScienceReason> Reasons);

/// <param name="Kind">term, organisation, same-name-flagged, same-name-unflagged, like-flagged or like-unflagged.</param>
/// <param name="Text">The word; the year of the sheets with the same name; year and name of the most similar sheet of the ministry.</param>
/// <param name="Weight">Its part of the log odds; above 0 it speaks for.</param>
public sealed record ScienceReason(string Kind, string Text, double Weight);

/// <param name="LearnedFrom">Labelled years.</param>
/// <param name="Threshold">Probability from which a sheet counts as flagged: the best F1 of cross-validation grouped by name, within the learned years.</param>
/// <param name="Guesses">Every sheet of the asked year, best first.</param>
public sealed record ScienceGuesses(ImmutableArray<int> LearnedFrom, double Threshold, ImmutableArray<ScienceGuess> Guesses);

/// <summary>No earlier year has labels to learn from.</summary>
public sealed class NoLabelsException(int year) : Exception($"No sheet before {year} has the label to learn from.");
