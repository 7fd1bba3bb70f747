using QSEC2.Web.Data;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddData(builder.Configuration, builder.Environment);
var app = builder.Build();
await app.Services.GetRequiredService<DatabaseSetup>().MigrateAsync();
await app.RunAsync();
