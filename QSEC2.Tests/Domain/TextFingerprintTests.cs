using QSEC2.Domain.Moderation;

namespace QSEC2.Tests.Domain;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("Où sont passés les bancs ?", "ou sont passes les BANCS")]
    [InlineData("L’air, c’est quoi ?", "L'air c'est quoi?")]
    public void The_same_words_are_recognised_whatever_their_dress(string one, string other) =>
        Assert.Equal(TextFingerprint.Of(one), TextFingerprint.Of(other));

    [Fact]
    public void Other_words_are_not() =>
        Assert.NotEqual(TextFingerprint.Of("Où sont passés les bancs ?"), TextFingerprint.Of("Où sont passés les arbres ?"));

    [Fact]
    public void A_text_without_words_is_like_no_other() => Assert.Empty(TextFingerprint.Of("?! …"));
}
