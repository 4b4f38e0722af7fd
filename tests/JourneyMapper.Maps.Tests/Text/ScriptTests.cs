using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace JourneyMapper.Maps.Tests.Text;

public sealed class ScriptTests
{
    [Fact]
    public async Task The_scripts_of_the_page_pass_their_own_tests()
    {
        var files = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "tests", "js"), "*.test.mjs");
        Assert.NotEmpty(files);

        // The files are named one by one: node's versions disagree on what a folder means.
        var start = new ProcessStartInfo("node", ["--test", .. files]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryFiles.Root };
        Process node;
        try
        {
            node = Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            Assert.Fail($"Node 20 or later is needed on the path to test the page's scripts: {missing.Message}");
            return;
        }

        using (node)
        {
            var output = node.StandardOutput.ReadToEndAsync();
            var errors = node.StandardError.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, $"{await output}\n{await errors}");
        }
    }
}
