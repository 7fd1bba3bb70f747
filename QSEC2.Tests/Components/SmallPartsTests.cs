using Bunit;
using QSEC2.Web.Components.Layout;
using QSEC2.Web.Components.Shared;

namespace QSEC2.Tests.Components;

public sealed class SmallPartsTests : ComponentTest
{
    [Fact]
    public void A_code_names_the_address_it_holds_and_changes_with_it()
    {
        var first = Draw<QrCode>(with => with.Add(code => code.Address, "https://qsec2.example/c/air"));
        var second = Draw<QrCode>(with => with.Add(code => code.Address, "https://qsec2.example/c/eau"));
        Assert.Equal("img", first.Find("svg").GetAttribute("role"));
        Assert.Contains("https://qsec2.example/c/air", first.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.NotEqual(first.Find("path").GetAttribute("d"), second.Find("path").GetAttribute("d"));
    }

    [Theory]
    [InlineData("fr", 0, "contribution")]
    [InlineData("fr", 2, "contributions")]
    [InlineData("en", 0, "contributions")]
    [InlineData("en", 1, "contribution")]
    public void None_is_singular_in_French_and_plural_in_English(string language, int count, string noun)
    {
        var counted = Draw<WallCount>(with => with.Add(wall => wall.Count, count), language);
        Assert.Equal($"{count} {noun}", counted.Find("p").TextContent);
    }

    [Fact]
    public void A_theme_always_has_the_same_poster_and_another_theme_another()
    {
        var once = Draw<PosterGround>(with => with.Add(ground => ground.Season, "air").Add(ground => ground.Seed, "air-climat")).Markup;
        var again = Draw<PosterGround>(with => with.Add(ground => ground.Season, "air").Add(ground => ground.Seed, "air-climat")).Markup;
        var other = Draw<PosterGround>(with => with.Add(ground => ground.Season, "air").Add(ground => ground.Seed, "air-sante")).Markup;
        Assert.Equal(once, again);
        Assert.NotEqual(once, other);
    }

    [Theory]
    [InlineData(36, "short")]
    [InlineData(37, "medium")]
    [InlineData(56, "medium")]
    [InlineData(57, "long")]
    public void The_longer_the_question_the_smaller_its_letters(int length, string expected) =>
        Assert.Equal(expected, QuestionLength.Of(new string('a', length)));

    [Fact]
    public void An_address_is_cut_only_before_its_path()
    {
        var spoken = Draw<AddressWithBreak>(with => with.Add(spoken => spoken.Address, "qsec2.example/c/air-climat"));
        Assert.Equal(["qsec2.example", "/c/air-climat"], spoken.FindAll("span").Select(part => part.TextContent));
    }

    [Theory]
    [InlineData("fr", "/murs", "/en/murs", "en")]
    [InlineData("fr", "/", "/en", "en")]
    [InlineData("en", "/murs", "/murs", "fr")]
    public void One_reads_the_same_page_in_the_other_language(string language, string path, string leadsTo, string other)
    {
        Request.Path = path;
        var link = Draw<LanguageSwitch>(language: language).Find("a");
        Assert.Equal((leadsTo, other, other), (link.GetAttribute("href"), link.GetAttribute("hreflang"), link.GetAttribute("lang")));
    }

    [Fact]
    public void The_dialog_of_a_lost_connection_has_a_title()
    {
        var dialog = Draw<ReconnectDialog>();
        var title = dialog.Find("dialog").GetAttribute("aria-labelledby");
        Assert.NotEmpty(dialog.Find($"#{title}").TextContent);
    }

    [Fact]
    public void The_footer_says_that_the_site_is_not_yet_accessible_and_where_to_read_it()
    {
        var link = Draw<SiteFooter>().Find("a[href='/accessibilite']");
        Assert.Contains("non conforme", link.TextContent, StringComparison.Ordinal);
    }
}
