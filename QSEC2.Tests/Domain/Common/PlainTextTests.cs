using FsCheck.Xunit;
using QSEC2.Domain.Common;

namespace QSEC2.Tests.Domain.Common;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("e\u0301", "é")]
    [InlineData(" \u00A0a\u00A0 ", "a")]
    [InlineData("\u200B\u00AD\uFEFF", "")]
    [InlineData("👩‍👩‍👧", "👩‍👩‍👧")]
    [InlineData(null, "")]
    public void What_was_typed_is_tidied(string? typed, string expected) => Assert.Equal(expected, PlainText.Tidy(typed));

    [Theory]
    [InlineData("a\0b", true)]
    [InlineData("a\u007Fb", true)]
    [InlineData("a\u0085b", true)]
    [InlineData("a\u202Eb", true)]
    [InlineData("a\tb\nc", false)]
    [InlineData("🦕 é", false)]
    public void Invisible_commands_are_noticed(string text, bool expected) => Assert.Equal(expected, PlainText.HasControlCharacters(text));

    [Fact]
    public void Half_a_character_is_noticed()
    {
        foreach (var half in new[] { "a\uD800b", "a\uDC00", "\uDC00\uD800" })
            Assert.True(PlainText.HasControlCharacters(PlainText.Tidy(half)));
    }

    [Fact]
    public void A_line_of_its_own_holds_no_line_ending() => Assert.True(PlainText.HasControlCharacters("a\nb", lines: false));

    [Property]
    public bool Tidying_twice_is_tidying_once(string? typed) => PlainText.Tidy(PlainText.Tidy(typed)) == PlainText.Tidy(typed);
}
