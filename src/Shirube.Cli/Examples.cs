using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Shirube.Cli;

/// <summary>Examples at the end of each help page.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string[]> ByCommand = new(StringComparer.Ordinal)
    {
        ["shirube"] = ["shirube serve", "shirube read strategy-2024.txt", "shirube export measures --edition 2024 > measures.json"],
        ["read"] =
        [
            "shirube read strategy-2024.txt",
            "shirube read annex.pdf --edition 2024 --layout pdf",
            "shirube read strategy.docx --edition region-2025 --json",
            "shirube read https://example.org/strategy.pdf --edition 2025",
        ],
        ["export"] =
        [
            "shirube export measures --edition 2024 > measures.json",
            "shirube export indicators --edition 2024 --format csv > indicators.csv",
            "shirube export items --edition 2025 --format xlsx --output items.xlsx",
            "shirube export deadlines --edition 2024 --format csv > ledger.csv",
            "shirube export lineage --from 2024 --to 2025 > lineage.json",
            "shirube export programmes > programmes.json",
            "shirube export projects --year 2022 --format csv > projects.csv",
            "shirube export payments --year 2022 > payments.json",
            "shirube export payees --year 2022 --kind university --format csv > universities.csv",
            "shirube export payees --ministry 文部科学省 > payees.json",
            "shirube export successors --from 2021 --to 2022 --format csv > successors.csv",
            "shirube export sti --year 2022 --format csv > sti.csv",
            "shirube export mapping --edition 2024 --year 2022 > mapping.json",
        ],
        ["import"] = ["shirube import judgit-2022.ndjson.gz", "shirube import judgit-*.ndjson.gz --json"],
        ["map"] = ["shirube map --edition 2024", "shirube map --edition 2024 --confirm 5 2022 総務省 2022-総務-21-0047 --reason 交付要綱に明記"],
        ["sql"] =
        [
            "shirube sql \"select ministry, count(*) as projects from sheet where year = 2022 group by all order by 2 desc\" --format csv",
            "shirube sql \"select fiscal_year, sum(executed) as executed from budget join sheet using (sheet) where year = 2022 group by all order by 1\"",
            "shirube sql \"select y.name, sum(q.amount) as amount from payment_payee q join payee y using (payee) join sheet s using (sheet) where s.year = 2022 and y.kind = 'national-university' group by all order by 2 desc\"",
        ],
        ["search"] = ["shirube search e-CSTI", "shirube search 研究 設備 共用 --edition 2024", "shirube search \"府省:文 あり:期限 博士\" --format json", "shirube search 女性教授の割合の目標は --kind indicator", "shirube search --like measure:12 --edition 2024"],
        ["editions"] = ["shirube editions", "shirube editions --json", "shirube editions --withdrawn"],
        ["withdraw"] = ["shirube withdraw 2025 --reason 差し替えのため", "shirube withdraw 2025 --reason \"replaced by the ministry\" --by 佐藤 --json"],
        ["reinstate"] = ["shirube reinstate 2025 --reason 差し替えは不要と分かったため"],
        ["verify"] = ["shirube verify", "shirube verify --edition 2024 --json"],
        ["eval"] = ["shirube eval gold/2024-measures.json", "shirube eval gold/7th-targets.json --edition plan-7 --min 0.95"],
        ["doctor"] = ["shirube doctor", "shirube doctor --json"],
        ["serve"] = ["shirube serve", "shirube serve --urls http://127.0.0.1:8080 --data /srv/shirube"],
        ["account"] = ["shirube account add 佐藤", "shirube account add sato < password.txt", "shirube account list", "shirube account remove 佐藤"],
        ["backup"] = ["shirube backup /mnt/backup/shirube-2026-04-01"],
        ["restore"] = ["shirube restore /mnt/backup/shirube-2026-04-01 --data ./var"],
    };

    public static IReadOnlyList<string> Of(Command command) => ByCommand.GetValueOrDefault(command is RootCommand ? "shirube" : command.Name) ?? [];

    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction standard } help) help.Action = new WithExamples(standard);
        }
    }

    private sealed class WithExamples(HelpAction standard) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = standard.Invoke(parseResult);
            var examples = Of(parseResult.CommandResult.Command);
            if (examples.Count == 0) return code;
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples) output.WriteLine($"  {example}");
            output.WriteLine();
            return code;
        }
    }
}
