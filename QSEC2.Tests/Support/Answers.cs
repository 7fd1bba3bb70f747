using System.Net;
using System.Text.Json.Nodes;

namespace QSEC2.Tests.Support;

/// <summary>What the API answers, in the words of the contract.</summary>
public static class Answers
{
    /// <summary>Problem details with that status and code; answers them.</summary>
    public static async Task<JsonNode> IsProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.JsonAsync();
        Assert.Equal(code, (string?)problem["code"]);
        return problem;
    }

    /// <summary>400, and the message of that field.</summary>
    public static async Task<string> RefusesAsync(this HttpResponseMessage response, string field)
    {
        var problem = await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid");
        var messages = problem["errors"]![field];
        Assert.True(messages is JsonArray { Count: 1 }, $"Nothing is said of {field}: {problem}");
        return (string)messages![0]!;
    }

    public static async Task<HttpResponseMessage> IsAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status)
    {
        var response = await asked;
        Assert.Equal(status, response.StatusCode);
        return response;
    }
}
