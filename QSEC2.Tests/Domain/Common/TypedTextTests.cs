using QSEC2.Domain.Common;

namespace QSEC2.Tests.Domain.Common;

/// <summary>The rules of a line, of a paragraph, of an e-mail address and of a telephone number, which every draft shares.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("Léa", null)]
    [InlineData("", Rule.NameMissing)]
    [InlineData("a\nb", Rule.ControlCharacters)]
    [InlineData("a\tb", Rule.ControlCharacters)]
    public void A_line_has_one_thing_wrong_at_most(string text, Rule? expected) =>
        Assert.Equal(expected is { } rule ? [("name", rule)] : [], TextLine.Problems("name", text, Rule.NameMissing));

    [Theory]
    [InlineData(160, 0)]
    [InlineData(161, 1)]
    public void A_line_has_a_hundred_and_sixty_characters_where_nothing_else_is_said(int length, int problems) =>
        Assert.Equal(Enumerable.Repeat(("title", Rule.LineTooLong), problems), TextLine.Problems("title", new string('a', length)));

    [Theory]
    [InlineData("a\n\tb", null)]
    [InlineData("a\u202Eb", Rule.ControlCharacters)]
    [InlineData("abcdef", Rule.NoteTooLong)]
    [InlineData("", Rule.NoteMissing)]
    public void A_paragraph_has_lines_and_one_thing_wrong_at_most(string text, Rule? expected) =>
        Assert.Equal(expected is { } rule ? [("note", rule)] : [], Paragraph.Problems("note", text, 5, Rule.NoteTooLong, Rule.NoteMissing));

    [Fact]
    public void What_may_be_empty_is_right_when_it_is()
    {
        Assert.Empty(TextLine.Problems("role", null));
        Assert.Empty(Paragraph.Problems("needs", null, 5, Rule.NeedsTooLong));
        Assert.Empty(EmailAddress.Problems("email", "", Rule.EmailInvalid));
        Assert.Empty(PhoneNumber.Problems("phone", null));
    }

    [Fact]
    public void What_is_read_is_tidied_and_what_is_wrong_is_said_of_its_field()
    {
        Assert.Equal("Où", TextLine.Read("argument", "  Ou\u0300 "));
        Assert.Equal(
            ("argument", Rule.LineTooLong),
            Assert.Single(Assert.Throws<RuleBroken>(() => TextLine.Read("argument", new string('a', 161))).Fields)
        );
        Assert.Equal(
            ("note", Rule.NoteMissing),
            Assert.Single(Assert.Throws<RuleBroken>(() => Paragraph.Read("note", " ", 5, Rule.NoteTooLong, Rule.NoteMissing)).Fields)
        );
    }

    [Theory]
    [InlineData("lea@example.org", true)]
    [InlineData("léa.d'été+qsec@mairie.example.fr", true)]
    [InlineData("lea", false)]
    [InlineData("lea@localhost", false)]
    [InlineData("lea@.org", false)]
    [InlineData("lea@example.", false)]
    [InlineData("Léa <lea@example.org>", false)]
    [InlineData("lea martin@example.org", false)]
    [InlineData("lea@example.org\u0007", false)]
    [InlineData("a@example.org, b@example.org", false)]
    public void An_address_is_one_that_can_be_written_to(string typed, bool expected) =>
        Assert.Equal(expected, EmailAddress.IsComplete(typed));

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public void An_address_is_as_long_as_mail_carries(int length, bool expected) =>
        Assert.Equal(expected, EmailAddress.IsComplete("lea@" + new string('a', length - 8) + ".org"));

    [Theory]
    [InlineData("01 23 45 67 89", true)]
    [InlineData("01.23.45.67.89", true)]
    [InlineData("+33 (0)1/23-45\u00a067\u202f89", true)]
    [InlineData("26 23 45", true)]
    [InlineData("+123 456 789 012 345", true)]
    [InlineData("12 345", false)]
    [InlineData("01 23 45 67 89 06 12 34 56 78", false)]
    [InlineData("0123456789 (standard)", false)]
    [InlineData("01\n23 45 67 89", false)]
    [InlineData("01 23 45 67 89                           ", false)]
    public void A_number_is_one_that_can_be_called(string typed, bool expected) => Assert.Equal(expected, PhoneNumber.IsComplete(typed));
}
