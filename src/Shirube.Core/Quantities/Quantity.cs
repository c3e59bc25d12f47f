namespace Shirube.Core;

/// <summary>A quantity as a document prints it.</summary>
/// <param name="Text">As printed, without blanks, e.g. 約1,069億円, 35位／64か国.</param>
/// <param name="Value">In <paramref name="Unit"/>: 約7割増 is 70, 半減 is 0.5, 11億3,500万トン is 1,135,000,000; null where no number is printed（世界最高水準）.</param>
/// <param name="Unit">As printed, e.g. 億円, 位, 回/年; "%" for 割, "%増" for 割増, "倍" for 半減; null for a bare number.</param>
/// <param name="Operator">以上, 以下, 未満, 約 … around the number.</param>
public sealed record Quantity(string Text, decimal? Value, string? Unit, ValueOperator Operator);
