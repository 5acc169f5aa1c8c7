using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Spro.Hosting;

namespace Spro.Web.Infrastructure;

/// <summary>
/// Logs are one JSON object a line in production; metrics and traces leave by OTLP only when an endpoint is set.
/// Neither ever holds a query string, where a situation may be, nor the code of a sheet, which is in a path.
/// </summary>
internal static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder, SproSettings settings)
    {
        if (!builder.Environment.IsDevelopment())
            builder
                .Logging.ClearProviders()
                .AddJsonConsole(console =>
                {
                    console.UseUtcTimestamp = true;
                    // The framework's scope names the path, where a single-use link may be.
                    console.IncludeScopes = false;
                });
        // The framework's own request log writes the query string, and what it opens around the log of a request the path,
        // where the secret of a person's link may be.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);

        if (settings.TelemetryEndpoint is not { } endpoint)
            return;
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("spro"))
            .WithMetrics(metrics =>
                metrics
                    .AddAspNetCoreInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddMeter(FirstAnswerMetrics.MeterName)
                    .AddMeter(RefusedDemands.MeterName)
                    .AddOtlpExporter(export => export.Endpoint = endpoint)
            )
            .WithTracing(traces =>
                traces
                    .AddAspNetCoreInstrumentation(aspnet =>
                        aspnet.EnrichWithHttpResponse = (activity, response) =>
                            activity
                                .SetTag("url.query", null)
                                .SetTag(
                                    "url.path",
                                    (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText
                                )
                    )
                    .AddOtlpExporter(export => export.Endpoint = endpoint)
            );
    }
}
