using System.Text.Json;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Features.Walls;

/// <summary>What the hub says in MessagePack has the names and values that it has in JSON: whoever reads one reads the other.</summary>
public static class MessagePackJsonFormatter
{
    private static readonly IMessagePackFormatter[] Formatters = [new Formatter<WallJoined>(), new Formatter<WallFrame>()];

    public static MessagePackSerializerOptions Shape(MessagePackSerializerOptions options) =>
        options.WithResolver(CompositeResolver.Create(Formatters, [options.Resolver]));

    private sealed class Formatter<T> : IMessagePackFormatter<T?>
        where T : class
    {
        public void Serialize(ref MessagePackWriter writer, T? value, MessagePackSerializerOptions options) =>
            writer.WriteRaw(
                MessagePackSerializer.ConvertFromJson(
                    JsonSerializer.Serialize(value, SiteJson.Options),
                    MessagePackSerializerOptions.Standard,
                    writer.CancellationToken
                )
            );

        public T? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(
                MessagePackSerializer.ConvertToJson(reader.ReadRaw(), options, reader.CancellationToken),
                SiteJson.Options
            );
    }
}
