using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace QSEC2.Web.Data.Sqlite;

/// <summary>A moment as whole microseconds since 1970, in UTC.</summary>
public sealed class UtcMicrosecondsConverter()
    : ValueConverter<DateTimeOffset, long>(
        moment => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        micros => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond)
    );
