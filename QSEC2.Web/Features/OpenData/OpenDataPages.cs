using System.Text;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.OpenData;

/// <summary>What is published, to take away.</summary>
public static class OpenDataPages
{
    public static void MapOpenData(this IEndpointRouteBuilder site)
    {
        site.MapPage("/donnees", async (DataSets sets, TimeProvider time, CancellationToken cancellation) =>
        {
            var all = new List<DataSet>();
            foreach (var name in DataSets.Names)
                all.Add((await sets.ReadAsync(name, cancellation))!);
            return Pages.Show<OpenDataPage>(new { Sets = all, Now = time.GetUtcNow() });
        }).SameForEveryone();
        site.MapPage("/donnees/{name}.csv", async (string name, DataSets sets, CancellationToken cancellation) => await sets.ReadAsync(name, cancellation) is { } set
            ? Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(set.ToCsv())], "text/csv; charset=utf-8", $"qsec2-{name}.csv")
            : Results.NotFound()).SameForEveryone();
        site.MapPage("/donnees/{name}.json", async (string name, DataSets sets, CancellationToken cancellation) => await sets.ReadAsync(name, cancellation) is { } set
            ? Results.Text(set.ToJson(), "application/json")
            : Results.NotFound()).SameForEveryone();
    }
}
