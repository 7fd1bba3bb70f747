using QSEC2.Domain.Contributions;

namespace QSEC2.Tests.Domain.Contributions;

public sealed class TrackingCodeTests
{
    [Fact]
    public void A_new_code_is_read_back_however_it_is_typed()
    {
        for (var n = 0; n < 200; n++)
        {
            var code = TrackingCode.New();
            Assert.DoesNotMatch("[ILOU01]", code);
            foreach (
                var typed in new[]
                {
                    code,
                    code.ToLowerInvariant(),
                    code.Replace("-", "", StringComparison.Ordinal),
                    $" {code} ",
                    code.Replace('-', '\u2013'),
                }
            )
                Assert.Equal(code, TrackingCode.Read(typed));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCD-234")]
    [InlineData("ABCD-23456")]
    [InlineData("ABCD-234O")]
    [InlineData("ÀBCD-2345")]
    public void What_cannot_be_a_code_is_none(string? typed) => Assert.Null(TrackingCode.Read(typed));
}
