namespace QSEC2.Web.Operations.Verbs;

/// <summary>Something an operator does from the command line: <c>QSEC2.Web verb …</c>.</summary>
public abstract class Verb
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>The words it begins with: <c>user add</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How it is called: one line.</summary>
    public abstract string Usage { get; }

    /// <summary>True when these words are this verb's.</summary>
    public bool Matches(IEnumerable<string> words) => words.Take(Name.Split(' ').Length).SequenceEqual(Name.Split(' '));

    /// <returns>The exit code.</returns>
    /// <exception cref="WrongUsage">The words are off.</exception>
    public abstract Task<int> RunAsync(CommandArguments words, IServiceProvider services, CancellationToken cancellation);
}

/// <summary>The words of the call do not fit.</summary>
public sealed class WrongUsage(string message) : Exception(message);

/// <summary>It cannot be done now; the message says why.</summary>
public sealed class CannotBeDone(string message) : Exception(message);

/// <summary>The words of a call: positions first, then <c>--options</c>.</summary>
public sealed class CommandArguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _positions = [];

    public CommandArguments(IEnumerable<string> words)
    {
        using var each = words.GetEnumerator();
        while (each.MoveNext())
        {
            if (!each.Current.StartsWith("--", StringComparison.Ordinal))
                _positions.Add(each.Current);
            else if (each.Current.Split('=', 2) is [var name, var value])
                _options[name] = value;
            else if (each.Current is var option && each.MoveNext())
                _options[option] = each.Current;
            else
                throw new WrongUsage($"{option} needs a value.");
        }
    }

    /// <summary>Settings of the site among them, as its configuration reads them.</summary>
    public IEnumerable<string> Settings => _options.Where(option => IsSetting(option.Key)).Select(option => $"{option.Key}={option.Value}");

    public string? Position(int place) => _positions.ElementAtOrDefault(place);

    public string? Option(string name) => _options.GetValueOrDefault(name);

    public string Required(string name) => Option(name) ?? throw new WrongUsage($"{name} is missing.");

    /// <summary>Refuses what the verb does not know; settings of the site (<c>--Data:Directory=…</c>) pass.</summary>
    public void Allow(int positions, params string[] options)
    {
        if (_positions.Count > positions)
            throw new WrongUsage($"'{_positions[positions]}' is too much.");
        if (_options.Keys.FirstOrDefault(name => !options.Contains(name, StringComparer.Ordinal) && !IsSetting(name)) is { } unknown)
            throw new WrongUsage($"{unknown} is unknown.");
    }

    private static bool IsSetting(string name) => name.Contains(':', StringComparison.Ordinal);
}
