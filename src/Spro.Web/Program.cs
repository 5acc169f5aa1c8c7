var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();

var app = builder.Build();
app.MapRazorPages();
await app.RunAsync();

/// <summary>Entry point of the site, named so that tests can host it.</summary>
public sealed partial class Program;
