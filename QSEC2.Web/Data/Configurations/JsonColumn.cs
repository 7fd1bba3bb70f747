using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Data.Configurations;

/// <summary>
/// What is read and written whole, and never searched in: one column of JSON. Only for what is replaced, never changed in place.
/// </summary>
public static class JsonColumn
{
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, SiteJson.Options),
            json => JsonSerializer.Deserialize<T>(json, SiteJson.Options)!,
            new ValueComparer<T>(
                (one, other) => ReferenceEquals(one, other),
                value => value == null ? 0 : RuntimeHelpers.GetHashCode(value),
                value => value
            )
        );
}
