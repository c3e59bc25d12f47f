using Shirube.Core;
using Shirube.Search.Index;

namespace Shirube.Search.Ranking;

/// <summary>What kind of answer a question asks for, told by its question words: texts that can hold such an answer rank a little higher.</summary>
internal readonly record struct Intent(bool AsksWhen, bool AsksAmount, bool AsksMeaning)
{
    private const double Fitting = 1.3;
    private const double FittingIndicator = 1.2;

    private static readonly string[] When = ["いつ", "何年", "時期", "期限", "年度は", "目標年"];
    private static readonly string[] Amount = ["いくら", "どれくらい", "どのくらい", "いくつ", "何%", "何％", "何人", "何件", "何社", "何割", "何位", "数は", "の数", "人数", "件数", "社数", "率", "割合", "目標", "現状", "推移", "増え", "達成"];
    private static readonly string[] Meaning = ["とは", "略称", "略語", "何の略", "正式名", "意味", "という名"];

    public static Intent Of(string query)
    {
        var text = JapaneseText.Key(query);
        return new(Has(When), Has(Amount), Has(Meaning));

        bool Has(string[] words) => words.Any(w => text.Contains(w, StringComparison.Ordinal));
    }

    /// <summary>Factor of a text's score.</summary>
    public double Fit(in TextTraits text)
    {
        var fit = AsksMeaning && text.IsDefinition ? Fitting : text.Weight;
        if (AsksWhen && text.NamesTime) fit *= Fitting;
        if (AsksAmount && text.IsIndicator) fit *= FittingIndicator;
        return fit;
    }
}
