namespace Shirube.Budget.Mapping;

public enum MappingReasonKind
{
    /// <summary>A person said so.</summary>
    Decision,

    /// <summary>A programme, system or plan that both name.</summary>
    Programme,

    /// <summary>The ministry acts in the measure.</summary>
    Ministry,

    /// <summary>Words that both hold and few projects do.</summary>
    Words,

    /// <summary>The item of the measure that is nearest.</summary>
    Item,

    /// <summary>A plan that the project cites, as most do that carry out the edition's measures.</summary>
    Plan,

    /// <summary>The project is like those that come first for this measure.</summary>
    Alike,
}

/// <summary>Why a project is mapped to a measure, for a reader to check.</summary>
/// <param name="Text">What stands in both, or where; in the words of the sources.</param>
public sealed record MappingReason(MappingReasonKind Kind, string Text)
{
    /// <summary>As exports print it.</summary>
    public override string ToString() => Kind switch
    {
        MappingReasonKind.Decision => $"担当者の判断：{Text}",
        MappingReasonKind.Programme => $"双方が挙げる名称：{Text}",
        MappingReasonKind.Ministry => $"施策の府省：{Text}",
        MappingReasonKind.Words => $"共通する語：{Text}",
        MappingReasonKind.Item => $"最も近い記述：{Text}",
        MappingReasonKind.Plan => $"対応する事業が多く挙げる計画：{Text}",
        _ => $"上位の事業との類似：{Text}",
    };
}
