using Bunit;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Http;

namespace QSEC2.Tests.Components;

public sealed class FormPartsTests : ComponentTest
{
    private static readonly FieldProblem Missing = new("text", "Écrivez votre texte.");

    [Fact]
    public void A_field_has_a_label_for_its_control()
    {
        var field = Draw<Field>(with =>
            with.Add(field => field.Name, "text").Add(field => field.Label, "Mon texte").Add(field => field.Optional, "(facultatif)")
        );
        Assert.Equal("text", field.Find("label").GetAttribute("for"));
        Assert.Equal("Mon texte (facultatif)", field.Find("label").TextContent.Trim());
        Assert.Empty(field.FindAll(".field--error"));
    }

    [Fact]
    public void A_field_that_is_wrong_says_so_beside_itself()
    {
        var field = Draw<Field>(with => with.Add(field => field.Name, "text").Add(field => field.Errors, [Missing]));
        Assert.Contains("field--error", field.Find(".field").ClassList);
        Assert.Equal("text-error", field.Find(".field__error").Id);
        Assert.Contains(Missing.Message, field.Find(".field__error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_of_one_field_is_not_said_beside_another()
    {
        var errors = Draw<FieldErrors>(with => with.Add(errors => errors.For, "signature").Add(errors => errors.Errors, [Missing]));
        Assert.Empty(errors.FindAll("p"));
    }

    [Fact]
    public void The_summary_leads_to_each_field_of_this_very_page()
    {
        Request.Path = "/murs/air-test/contribuer";
        var summary = Draw<ErrorSummary>(with => with.Add(summary => summary.Errors, [Missing]));
        Assert.Equal("/murs/air-test/contribuer#text", summary.Find("a").GetAttribute("href"));
        Assert.Equal("alert", summary.Find("[data-error-summary]").GetAttribute("role"));
    }

    [Fact]
    public void The_summary_counts_in_words_and_is_silent_when_all_is_well()
    {
        var two = Draw<ErrorSummary>(with => with.Add(summary => summary.Errors, [Missing, new("", "Ce mur est fermé.")]));
        Assert.Contains("2", two.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Single(two.FindAll("a"));
        Assert.Equal("", Draw<ErrorSummary>(with => with.Add(summary => summary.Errors, [])).Markup.Trim());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void The_summary_says_that_words_are_still_there_when_there_are_some(bool kept, int times)
    {
        var summary = Draw<ErrorSummary>(with => with.Add(summary => summary.Errors, [Missing]).Add(summary => summary.Kept, kept));
        Assert.Equal(times, summary.FindAll("p").Count(said => said.TextContent.Contains("toujours là", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("error", "alert", "#warning-circle")]
    [InlineData("success", "status", "#check")]
    [InlineData("warning", "status", "#warning")]
    [InlineData("info", "status", "#info")]
    public void A_notice_is_announced_according_to_how_grave_it_is(string kind, string role, string icon)
    {
        var notice = Draw<Notice>(with => with.Add(notice => notice.Kind, kind).AddChildContent("<p>Ceci.</p>"));
        Assert.Equal(role, notice.Find(".notice").GetAttribute("role"));
        Assert.EndsWith(icon, notice.Find("use").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_icon_is_for_the_eyes_only()
    {
        var icon = Draw<Icon>(with => with.Add(icon => icon.Name, "camera")).Find("svg");
        Assert.Equal("true", icon.GetAttribute("aria-hidden"));
        Assert.Equal("false", icon.GetAttribute("focusable"));
    }

    [Fact]
    public void A_form_carries_the_token_that_shows_it_is_ours()
    {
        var token = Draw<FormToken>().Find("input");
        Assert.Equal((FormGuard.Field, "hidden"), (token.GetAttribute("name"), token.GetAttribute("type")));
        Assert.NotEmpty(token.GetAttribute("value")!);
    }
}
