using System.Text;
using JourneyMapper.Web.Exchange;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange;

public sealed class ImportTextTests
{
    const string Text = "journey\nÅsa 😀: 3";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16LE", "utf-16BE"];

    [Theory, MemberData(nameof(Encodings))]
    public void Unicode_is_read_whatever_its_mark(string name)
    {
        Encoding encoding = name switch { "utf-8" => new UTF8Encoding(false), "utf-8 with mark" => new UTF8Encoding(true), "utf-16LE" => Encoding.Unicode, _ => Encoding.BigEndianUnicode };

        Assert.Equal(Text, ImportText.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]).Text);
    }

    [Fact]
    public void Other_encodings_are_refused_at_the_line_of_the_first_byte_that_is_wrong()
    {
        ImportNote error = ImportText.Decode(Encoding.Latin1.GetBytes("journey\nÅsa: 3")).Error!;

        Assert.Equal((ExchangeCodes.InvalidEncoding, 2), (error.Code, error.Line));
    }

    [Fact]
    public void Half_a_UTF16_letter_is_refused() => Assert.Equal(ExchangeCodes.InvalidEncoding, ImportText.Decode([0xFF, 0xFE, 0x41]).Error!.Code);

    [Theory]
    [InlineData("Booking a class", "Booking a class.json")]
    [InlineData("", "Untitled.json")]
    [InlineData("  \n ", "Untitled.json")]
    [InlineData("../../etc/passwd", "-..-etc-passwd.json")]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j.json")]
    [InlineData("...", "Untitled.json")]
    [InlineData("///", "Untitled.json")]
    [InlineData("One\n\tTwo", "One Two.json")]
    [InlineData("Åsas resa 😀", "Åsas resa 😀.json")]
    public void A_title_makes_a_name_that_every_file_system_takes(string title, string name) => Assert.Equal(name, ExportName.Of(title, "Untitled", "json"));

    [Fact]
    public void A_long_title_is_cut_between_letters()
    {
        string name = ExportName.Of("x" + string.Concat(Enumerable.Repeat("😀", 100)), "Untitled", "mmd");

        Assert.Equal("x" + string.Concat(Enumerable.Repeat("😀", 39)) + ".mmd", name);
    }
}
