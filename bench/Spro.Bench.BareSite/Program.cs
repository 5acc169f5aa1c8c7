// The peer of our pages: one Razor page, no layout, no tag helper, no middleware, rows already in memory.
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddRazorPages();
var app = builder.Build();
app.MapGet("/ready", () => "ok");
app.MapRazorPages();
await app.RunAsync();
