using System.Globalization;
using System.Text.RegularExpressions;
using Bunit;
using JourneyMapper.Web.Layout;
using Microsoft.AspNetCore.Components.Rendering;
using Xunit;

namespace JourneyMapper.Web.Tests.Layout;

public sealed partial class LiveComponentTests : BunitContext
{
    [Fact]
    public void What_happens_elsewhere_is_shown_in_the_language_of_whoever_looks()
    {
        var before = CultureInfo.CurrentUICulture;
        IRenderedComponent<Page> page;
        try
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (new CultureInfo("da"), new CultureInfo("da"));
            page = Render<Page>();
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (before, before);
        }

        Assert.Equal("da 1,5", page.Markup);
        var speaks = "";
        var elsewhere = new Thread(() =>
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (new CultureInfo("sv"), new CultureInfo("en"));
            page.Instance.Hear(2.5);
            speaks = $"{CultureInfo.CurrentUICulture.Name} {CultureInfo.CurrentCulture.Name}";
        });
        elsewhere.Start();
        elsewhere.Join();

        page.WaitForAssertion(() => Assert.Equal("da 2,5", page.Markup));
        Assert.Equal("sv en", speaks);
    }

    [Fact]
    public void Whoever_listens_to_the_whole_process_is_one()
    {
        var listening = Sources.Files("*.razor*").Where(file => WholeProcess().IsMatch(File.ReadAllText(file))).Select(file => file.EndsWith(".cs", StringComparison.Ordinal) ? file[..^3] : file).ToList();

        Assert.NotEmpty(listening);
        Assert.All(listening, file => Assert.Contains("@inherits LiveComponent", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(Membership|Watch)\.Changed \+=|new BoardSession\(")]
    private static partial Regex WholeProcess();

    private sealed class Page : LiveComponent
    {
        private double number = 1.5;

        public void Hear(double said) => _ = InvokeAsync(() =>
        {
            number = said;
            StateHasChanged();
        });

        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddContent(0, $"{CultureInfo.CurrentUICulture.Name} {number.ToString(CultureInfo.CurrentCulture)}");
    }
}
