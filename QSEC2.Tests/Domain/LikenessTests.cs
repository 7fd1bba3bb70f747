using QSEC2.Domain.Moderation;

namespace QSEC2.Tests.Domain;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("Où sont passés les bancs ?", "ou sont passes les BANCS")]
    [InlineData("L’air, c’est quoi ?", "L'air c'est quoi?")]
    public void The_same_words_are_recognised_whatever_their_dress(string one, string other) => Assert.Equal(Likeness.Of(one), Likeness.Of(other));

    [Fact]
    public void Other_words_are_not() => Assert.NotEqual(Likeness.Of("Où sont passés les bancs ?"), Likeness.Of("Où sont passés les arbres ?"));

    [Fact]
    public void A_text_without_words_is_like_no_other() => Assert.Empty(Likeness.Of("?! …"));
}
