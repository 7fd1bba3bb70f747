using QSEC2.Domain.Moderation;

namespace QSEC2.Tests.Domain.Moderation;

public sealed class FlagsTests
{
    [Theory]
    [InlineData("Écrivez à zoe.m@example.org !", "email")]
    [InlineData("Appelez le 06 12 34 56 78.", "phone")]
    [InlineData("Appelez le +33612345678.", "phone")]
    [InlineData("Lisez https://exemple.fr", "link")]
    [InlineData("Lisez WWW.exemple.fr", "link")]
    public void What_a_moderator_should_look_at_twice_is_pointed_out(string text, string expected) =>
        Assert.Equal([expected], Flags.Of(text));

    [Theory]
    [InlineData("En 1952, à Londres, 12 000 morts ?")]
    [InlineData("Pourquoi @ se dit-il arobase ?")]
    [InlineData("Il y a 65 000 000 d’années ?")]
    public void Ordinary_texts_are_not(string text) => Assert.Empty(Flags.Of(text));

    [Fact]
    public void The_longest_text_is_read_in_no_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (
            var text in new[]
            {
                new string('a', 2_000),
                string.Concat(Enumerable.Repeat("0 1 ", 500)),
                string.Concat(Enumerable.Repeat("a@a.", 500)),
            }
        )
            Flags.Of(text);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
