using Xunit;

namespace JourneyMapper.Maps.Tests.Text;

public sealed class TextDeltaCaseFileTests
{
    const string Rewrite = "JOURNEYMAPPER_REWRITE_CASES";

    static readonly string CasesFile = Path.Combine(RepositoryFiles.Root, "tests", "cases", "text-deltas.json");

    [Fact]
    public void The_committed_table_of_cases_is_what_the_laws_generate()
    {
        var made = TextDeltaCases.Make();
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            File.WriteAllText(CasesFile, made);
        Assert.True(File.Exists(CasesFile), $"tests/cases/text-deltas.json is missing: run this test with {Rewrite}=1.");
        Assert.True(made == File.ReadAllText(CasesFile), $"tests/cases/text-deltas.json differs from what the generator makes: run this test with {Rewrite}=1 and read the difference.");
    }
}
