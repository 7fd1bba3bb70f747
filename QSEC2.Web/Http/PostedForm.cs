using Microsoft.AspNetCore.Antiforgery;

namespace QSEC2.Web.Http;

/// <summary>By what a form shows that it is one of ours.</summary>
public enum FormProof
{
    /// <summary>The hidden token of the page.</summary>
    Token,

    /// <summary>That it came from one of our pages, as browsers say it: for screens that sleep through a change of keys.</summary>
    OurPages,
}

/// <summary>A form that was read whole and proved to be ours. There is none that was not: whoever has one may act on it.</summary>
public sealed class PostedForm
{
    private PostedForm(IFormCollection fields) => Fields = fields;

    public IFormCollection Fields { get; }

    /// <summary>As a parameter of what is done with a form.</summary>
    public static ValueTask<PostedForm?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<PostedForm>());

    /// <returns>Null when it is not one of ours, or is too old to be known as one.</returns>
    internal static async Task<PostedForm?> VerifyAsync(HttpContext http, IFormCollection fields, FormProof proof)
    {
        var isOurs =
            proof is FormProof.OurPages
                ? http.CameFromOurPages()
                : !http.CameFromElsewhere() && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
        return isOurs ? new PostedForm(fields) : null;
    }
}

/// <summary>A form that is too old, or not one of ours: nothing may be done with it but to draw it again.</summary>
/// <param name="Fields">What was typed.</param>
/// <param name="Why">What to say to whoever sent it.</param>
public sealed record UnverifiedForm(IFormCollection Fields, string Why)
{
    public static ValueTask<UnverifiedForm?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<UnverifiedForm>());
}

/// <summary>What could not be read as a form: cut off on the way, too large, or something else.</summary>
/// <param name="Status">400, 413 or 415.</param>
public sealed record UnreadableForm(int Status)
{
    public static ValueTask<UnreadableForm?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<UnreadableForm>());
}
