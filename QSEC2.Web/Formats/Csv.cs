namespace QSEC2.Web.Formats;

/// <summary>Tables for spreadsheets (RFC 4180), which must never run what a visitor typed.</summary>
public static class Csv
{
    public const string EndOfLine = "\r\n";

    public static string Line(IEnumerable<string?> cells, char separator = ',') => string.Join(separator, cells.Select(Quote)) + EndOfLine;

    // A cell that begins like a formula would be run.
    private static string Quote(string? cell)
    {
        cell ??= "";
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            cell = "'" + cell;
        return $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
