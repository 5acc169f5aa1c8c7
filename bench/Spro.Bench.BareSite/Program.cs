// The peers of our pages: one Razor page, no layout, no tag helper, no middleware, rows already in memory; and plain text.
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddRazorPages();
var app = builder.Build();
app.MapGet("/ready", () => "ok");
var text = new ReadOnlyMemory<byte>([.. Enumerable.Repeat((byte)'o', 64 * 1024)]);
app.MapGet("/plain", (int bytes) => Results.Bytes(text[..Math.Clamp(bytes, 0, text.Length)], "text/plain"));
app.MapRazorPages();
await app.RunAsync();
