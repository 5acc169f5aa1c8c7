using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;
using Spro.Web.Jobs;
using Spro.Web.Pages;
using Spro.Web.Pages.Directory;
using Spro.Web.Pages.FirstAnswer;
using Spro.Web.Pages.FollowUp;
using Spro.Web.Pages.Knowledge;
using Spro.Web.Pages.ReferralReply;
using Spro.Web.Pages.Search;
using Spro.Web.SignIn;

namespace Spro.Web.Infrastructure;

/// <summary>What the site is made of, and in which order a request crosses it.</summary>
internal static class Site
{
    /// <summary>Pages that say the same to everybody for a moment: kept for thirty seconds.</summary>
    public const string PublicPages = "public-pages";

    public static void AddSite(this IServiceCollection services)
    {
        services.AddSingleton<IStringLocalizerFactory, SiteTexts>();
        services.AddLocalization();
        services.AddSingleton(typeof(PageTexts<>));
        services
            .AddRazorPages(options => PageAccess.State(options.Conventions))
            .AddMvcOptions(mvc =>
            {
                FrenchMessages.Use(mvc.ModelBindingMessageProvider);
                mvc.Filters.Add<RefusedDemands.OfForms>();
                mvc.Filters.Add<NoSuchForm>();
                mvc.ModelMetadataDetailsProviders.Add(new PlausibleDays());
                // Nothing is carried from page to page in a cookie (docs/adr/0010).
                foreach (var filter in mvc.Filters.OfType<SaveTempDataAttribute>().ToList())
                    mvc.Filters.Remove(filter);
            });
        // French is written as French: accents are no entities, and pages are smaller.
        services.Configure<WebEncoderOptions>(encoder =>
            encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
        );
        services.AddSecurityHeaders();
        services.AddRateLimits();
        services.AddOutputCache(cache =>
            cache.AddPolicy(
                PublicPages,
                policy =>
                    policy
                        .With(context => IsCommon(context.HttpContext.Request.Query))
                        .Expire(TimeSpan.FromSeconds(30))
                        .SetVaryByQuery("*")
                        // Kept as compressed as it was sent.
                        .SetVaryByHeader("Accept-Encoding")
                        .Tag(PublicPages)
            )
        );
        services.AddResponseCompression(compression =>
        {
            // No public page holds a secret beside what the address says, so compressing it tells nothing (BREACH).
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "application/json", "text/csv", "image/svg+xml", "application/xml"];
        });
        // A fifth to a third fewer bytes for a phone; the pages kept pay for it once.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.AddProblemDetails();
        // No program sends us a number as a string, and none is told that it may.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi("v1", OpenApiSetup.Configure);
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<WrittenOnce>();
        services.AddSingleton<RefusedDemands>();
        services.AddSingleton<DoorCards>();
        services.AddSingleton<DoorTable>();
        services.AddSingleton<NetworkAnswers>();
        services.AddSingleton<FieldQuestions>();
        services.AddSingleton<TrainingWords>();
        services.AddSingleton<OnisepWords>();
        services.AddSingleton<FoundWords>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<FollowPass>();
        services.AddSingleton<Pages.Desk.Continuation>();
        services.AddSingleton<ReplyPass>();
        services.AddSingleton<FirstAnswerMetrics>();
        services.AddHostedService<CatalogueRefresh>();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<RefusalJournal>();
        services.AddHostedService<AppointmentRounds>();
        services.AddHostedService<EnrolmentRounds>();
        services.AddHostedService<LinkRounds>();
        services.AddHostedService<ReferralChasing>();
        services.AddHostedService<SessionFreezing>();
        services.AddHostedService<GuidePrinting>();
        services.AddHostedService<MessageRounds>();
        services.Configure<ForwardedHeadersOptions>(forwarded =>
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
        );
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
    }

    // The places around a commune are asked for again and again, the rest hardly twice: it would only push them out.
    private static bool IsCommon(IQueryCollection query) =>
        query.Count == 0
        || (
            query.Count == 1 && (query.ContainsKey(AskedCommune.CodeField) || query.ContainsKey(AskedCommune.TextField))
        );

    public static void UseSite(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseFirstRefusals();
        app.UseRouting();
        // A page kept is the same for everybody: who asks, and what could go wrong, is looked at only after it.
        app.UseOutputCache();
        var refusals = app.Services.GetRequiredService<RefusedDemands>();
        app.Use(
            async (context, next) =>
            {
                context.Features.Set(
                    new RefusedDemands.FirstPage((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText)
                );
                await next(context);
                refusals.Note(context);
            }
        );
        app.UseWhen(
            Problems.AreFor,
            api => api.UseExceptionHandler(Problems.OnException).UseStatusCodePages(Problems.OnStatus)
        );
        app.UseWhen(
            context => !Problems.AreFor(context),
            pages => pages.UseExceptionHandler("/erreur/500").UseStatusCodePagesWithReExecute("/erreur/{0}")
        );
        // Again, for the page that says an error.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        // Pages of professionals hold what only they may read: compressing them could tell something of it.
        app.UseWhen(context => context.Signed() is null, open => open.UseResponseCompression());
        app.UseRateLimiter();
        app.UseAntiforgery();
    }
}
