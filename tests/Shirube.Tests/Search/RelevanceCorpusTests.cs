namespace Shirube.Tests.Search;

/// <summary>What people would expect of queries over the real editions, each with its reason. None of them was looked at while the weights of the ranking were chosen.</summary>
public sealed class RelevanceCorpusTests(AskedCorpus corpus) : IClassFixture<AskedCorpus>
{
    private static readonly RelevanceRow[] AllRows =
    [
        new("keyword", "海洋プラスチックごみ", 3, "海洋プラスチックごみ問題の解決に向けて", "the measure that is about nothing else stands before those that name it in passing"),
        new("keyword", "半導体 人材", 3, "半導体 人材 育成", "both words in one text, near each other"),
        new("keyword", "オープンサイエンス", 3, "オープンサイエンス", "a word of its own, not データ or サイエンス by itself"),
        new("keyword", "デジタル庁", 1, "デジタル庁設置法", "the text that sets it up, not one where it is one of many ministries"),
        new("keyword", "福島国際研究教育機構", 2, "福島国際研究教育機構 設立", "the status that tells its founding"),
        new("keyword", "知的財産戦略本部", 1, "知的財産戦略本部 強化", "a step that concerns it stands before lists of headquarters"),
        new("phrase", "\"量子技術イノベーション拠点\"", 3, "量子技術イノベーション拠点 発足", "what became of it, exactly these words"),
        new("phrase", "\"総合知\"", 2, "総合知を活用する場", "two of the three characters elsewhere (総合的な知見) are no hit"),
        new("phrase", "\"10兆円規模の大学ファンド\"", 3, "10兆円規模の大学ファンド 運用益", "running text before a heading that says only its name"),
        new("phrase", "\"博士後期課程学生の生活費相当額\"", 5, "博士後期課程 生活費相当額", "the exact phrase stands nowhere; its parts in one indicator are what is meant"),
        new("question", "若手研究者のポストはどう増やす?", 2, "若手研究者 ポストの重点化", "words of matter decide, どう and 増やす do not"),
        new("question", "気候変動の影響はどう予測するのか", 2, "気候変動予測先端研究プログラム", "the programme that does it"),
        new("question", "スタートアップへの公共調達はどう進める?", 3, "スタートアップ 公共調達", "both words, although no text holds the question"),
        new("question", "AIを使った創薬", 3, "創薬 AI", "the Latin word by itself and the kanji word in one text"),
        new("question", "女性研究者の新規採用割合は?", 1, "女性研究者の新規採用割合", "an amount is asked for: the indicator of this name"),
        new("question", "ムーンショットで中止になったプロジェクトは?", 3, "ムーンショット 中止", "the text that tells of a stop", "the text says it only by example, without the word"),
        new("question", "女性教授比率", 1, "教授等に占める女性", "the indicator that is meant", "the text never uses 女性教授 or 比率 for it"),
        new("abbreviation", "SBIR", 3, "SBIR制度", "the printed S B I R has blanks"),
        new("abbreviation", "ELSI", 3, "ELSI", "the full names are looked for too, yet the abbreviation itself leads"),
        new("abbreviation", "HPCI", 1, "HPCI 提供可能資源量", "an indicator of that name before a long list that holds it"),
        new("abbreviation", "DFFT", 3, "DFFT 信頼性のある自由なデータ流通", "the text that explains it"),
        new("abbreviation", "JST", 1, "科学技術振興機構 JST", "what it stands for"),
        new("variant", "ｓｏｃｉｅｔｙ5.0", 1, "Society 5.0を実現", "width, case and the blank do not matter"),
        new("variant", "G I G Aスクール", 3, "GIGAスクール構想", "letters with blanks between them are one word"),
        new("variant", "ﾍﾞﾝﾁｬｰ 設立数", 2, "ベンチャー設立数", "half-width katakana"),
        new("variant", "バイオ エコノミー", 3, "バイオエコノミー", "two words that are printed as one"),
        new("variant", "量子コンピューター", 3, "量子コンピュータ", "the long-vowel mark at the end is a matter of taste"),
        new("old name", "エビデンスシステム", 1, "e-CSTI", "renamed: the later edition says e-CSTI"),
        new("old name", "戦略的イノベーション創造プログラム", 3, "SIP", "SIP is what later texts call it"),
        new("old name", "内閣官房IT総合戦略室", 1, "情報通信技術 総合戦略室", "the legend explains the body that no longer exists"),
        new("old name", "第5期基本計画", 1, "第5期科学技術基本計画 第5期基本計画", "the text that gives it its short name"),
        new("one character", "氷", 1, "砕氷船", "one character is found inside words, and all texts that hold it"),
        new("one character", "核", 1, "核融合", "a reader who types 核 does not mean 中核 or 核となる", "one character is worth the same wherever it stands in a word"),
        new("Latin inside Japanese", "STEAM教育", 2, "STEAM教育", "Latin and kanji in one word, printed with and without blanks"),
        new("Latin inside Japanese", "AI戦略会議", 2, "AI戦略会議", "AI must stand by itself, not inside a longer Latin word"),
        new("Latin inside Japanese", "e－CSTI", 1, "e-CSTI", "any dash, or none"),
        new("era year", "令和12年度 温室効果ガス", 1, "2030年度温室効果ガス", "the same year in the other calendar"),
        new("era year", "R7年度 科学技術関係予算", 3, "科学技術関係予算 令和7年度", "the letter of the era"),
        new("era year", "2021年9月1日 デジタル庁", 1, "デジタル庁設置法", "a date with blanks between its parts"),
    ];

    public static TheoryData<RelevanceRow> Rows => [.. AllRows.Where(r => r.KnownFailure is null)];

    public static TheoryData<RelevanceRow> KnownFailures => [.. AllRows.Where(r => r.KnownFailure is not null)];

    [CorpusTheory("strategy-2024.txt")]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public async Task What_is_meant_stands_among_the_first_hits(RelevanceRow row) => await row.HoldAsync(corpus.Editions);

    [CorpusTheory("strategy-2024.txt")]
    [MemberData(nameof(KnownFailures), DisableDiscoveryEnumeration = true)]
    public async Task A_known_failure_still_fails(RelevanceRow row) => await row.HoldAsync(corpus.Editions);

    [CorpusFact("strategy-2024.txt")]
    public async Task A_question_that_only_an_item_answers_is_answered_by_its_own_sentence()
    {
        var (indicators, sentences) = await corpus.Editions.AnswerAsync("5G 人口カバー率は?");
        Assert.Empty(indicators);
        Assert.Contains("96.6%", sentences[0].Sentence, StringComparison.Ordinal);
        Assert.Contains(sentences[0].Sentence, sentences[0].Part.Part.Content, StringComparison.Ordinal);
        Assert.NotNull(sentences[0].Part.Source);
    }

    [CorpusFact("strategy-2024.txt")]
    public async Task A_question_that_an_indicator_answers_is_answered_by_what_it_prints()
    {
        var (indicators, _) = await corpus.Editions.AnswerAsync("女性研究者の新規採用割合は?");
        Assert.Equal("大学における女性研究者の新規採用割合", indicators[0].Indicator.Name);
    }

    [CorpusTheory("strategy-2024.txt")]
    [InlineData("自転車置場の利用率は?")]
    [InlineData("海洋プラスチックごみ")]
    [InlineData("若手研究者のポストはどう増やす?")]
    [InlineData("火星の人口カバー率は?")]
    public async Task Without_an_amount_that_is_asked_for_and_printed_there_is_no_box(string query)
    {
        var (indicators, sentences) = await corpus.Editions.AnswerAsync(query);
        Assert.Empty(indicators);
        Assert.Empty(sentences);
    }
}
