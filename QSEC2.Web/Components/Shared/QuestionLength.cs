namespace QSEC2.Web.Components.Shared;

/// <summary>How long a question is, for the size of its letters.</summary>
public static class QuestionLength
{
    public static string Of(string question) =>
        question.Length switch
        {
            <= 36 => "short",
            <= 56 => "medium",
            _ => "long",
        };
}
