using System.Threading.RateLimiting;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Accounts;

/// <summary>People, programs and their rights.</summary>
static class AccountServices
{
    const int ShortestPassword = PasswordRule.Shortest;

    // A whole workshop may sit behind one address and join within the same minute.
    const int FormsPerMinuteAndAddress = 300;

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddIdentityCore<Person>(ConfigureIdentity).AddEntityFrameworkStores<JourneyDb>().AddSignInManager<PersonSignIn>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, PersonClaims>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(ConfigureCookie);
        services.Configure<SecurityStampValidatorOptions>(options => options.OnRefreshingPrincipal = KeepSession);
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddAuthorization(Policies.Configure);
        services.AddCascadingAuthenticationState();
        services.AddSingleton<IAuthorizationHandler, CanHandler>();
        services.AddSingleton<Membership>();
        services.AddScoped<SetupDesk>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignInLimits>();
        services.AddScoped<PasswordCheck>();
        services.AddSingleton<OpenPages>();
        services.AddHostedService(provider => provider.GetRequiredService<OpenPages>());
        services.AddHostedService<AccountsStart>();
        services.AddHostedService<SessionKeeper>();
        if (!string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(JourneyData.PostgresName)))
            services.AddHostedService<MembershipWatch>();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(LimitForms);
        });
    }

    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        // After it: whoever is signed in is counted by themselves, so that a stranger in the same room does not stop them.
        app.UseRateLimiter();
        app.UseAuthorization();
        // Asked for by the first request: it leads to the database, whose setting may be one that cannot be read, which OpenAsync tells in one line.
        var pages = new Lazy<OpenPages>(app.Services.GetRequiredService<OpenPages>);
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/_blazor"), circuits => circuits.Use((context, next) => pages.Value.ServeAsync(context, next)));
        app.UseAntiforgery();
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapPost("/sign-out", async (SignInManager<Person> people) =>
        {
            await people.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).AddEndpointFilter<AntiforgeryFilter>().AllowAnonymous().ExcludeFromDescription();
    }

    static void ConfigureIdentity(IdentityOptions options)
    {
        var password = options.Password;
        password.RequiredLength = ShortestPassword;
        password.RequireDigit = password.RequireLowercase = password.RequireUppercase = password.RequireNonAlphanumeric = false;
        password.RequiredUniqueChars = 0;
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
    }

    static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "journeymapper";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Sessions.Life;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/status/403";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            // Programs were answered by the token scheme already, or are answered by UseApiErrors.
            if (ShellServices.IsProgram(context.Request.Path)) Answer(context.Response, StatusCodes.Status401Unauthorized);
            else context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            if (ShellServices.IsProgram(context.Request.Path)) Answer(context.Response, StatusCodes.Status403Forbidden);
            else context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
    }

    // On every request, in memory. Identity's own check every half hour goes to the database and sees a password that was changed otherwise.
    static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        var (person, session) = (CurrentPerson.Of(context.Principal), PersonClaims.SessionOf(context.Principal));
        if (person is null || session is null || !await sessions.IsLiveAsync(context.Principal))
        {
            context.RejectPrincipal();
            // So that the browser does not send it for ever.
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is null) await sessions.EndAsync(person.Id, session.Value);
        else sessions.Seen(session.Value);
    }

    // Identity makes the principal anew with what is known of the person now; the session stays the one that it was.
    static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (PersonClaims.SessionOf(context.CurrentPrincipal) is { } session)
            context.NewPrincipal?.Identities.First().AddClaim(new(PersonClaims.Session, session.ToString()));
        return Task.CompletedTask;
    }

    static void Answer(HttpResponse response, int status)
    {
        if (!response.HasStarted) response.StatusCode = status;
    }

    static RateLimitPartition<string> LimitForms(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !IsForm(context.Request.Path)) return RateLimitPartition.GetNoLimiter("");
        return RateLimitPartition.GetFixedWindowLimiter(CurrentPerson.Of(context.User)?.Id.ToString() ?? context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = FormsPerMinuteAndAddress,
            Window = TimeSpan.FromMinutes(1),
        });
    }

    static bool IsForm(PathString path) =>
        path.StartsWithSegments("/sign-in") || path.StartsWithSegments("/setup") || path.StartsWithSegments("/join") || path.StartsWithSegments("/password")
        || path.StartsWithSegments("/reset") || path.StartsWithSegments("/profile");
}
