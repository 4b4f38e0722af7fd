using System.Threading.RateLimiting;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Accounts;

/// <summary>People, programs and their rights.</summary>
static class AccountServices
{
    const int ShortestPassword = PasswordRule.Shortest;
    const int WrongPasswordsBeforePause = 10;
    static readonly TimeSpan PauseAfterWrongPasswords = TimeSpan.FromMinutes(1);
    static readonly TimeSpan SignedInFor = TimeSpan.FromDays(30);

    // A whole workshop may sit behind one address and join within the same minute.
    const int FormsPerMinuteAndAddress = 300;

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddIdentityCore<Person>(ConfigureIdentity).AddEntityFrameworkStores<JourneyDb>().AddSignInManager();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, PersonClaims>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(ConfigureCookie);
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddAuthorization(Policies.Configure);
        services.AddCascadingAuthenticationState();
        services.AddSingleton<IAuthorizationHandler, CanHandler>();
        services.AddSingleton<Membership>();
        services.AddScoped<SetupDesk>();
        services.AddScoped<Tokens>();
        services.AddHostedService<AccountsStart>();
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
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapPost("/sign-out", async (SignInManager<Person> people) =>
        {
            await people.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).AddEndpointFilter<AntiforgeryFilter>().AllowAnonymous().ExcludeFromDescription();
        app.MapTokens();
    }

    static void ConfigureIdentity(IdentityOptions options)
    {
        var password = options.Password;
        password.RequiredLength = ShortestPassword;
        password.RequireDigit = password.RequireLowercase = password.RequireUppercase = password.RequireNonAlphanumeric = false;
        password.RequiredUniqueChars = 0;
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.MaxFailedAccessAttempts = WrongPasswordsBeforePause;
        options.Lockout.DefaultLockoutTimeSpan = PauseAfterWrongPasswords;
    }

    static void ConfigureCookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "journeymapper";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SignedInFor;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/status/403";
        options.ReturnUrlParameter = "returnUrl";
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

    static void Answer(HttpResponse response, int status)
    {
        if (!response.HasStarted) response.StatusCode = status;
    }

    static RateLimitPartition<string> LimitForms(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !IsForm(context.Request.Path)) return RateLimitPartition.GetNoLimiter("");
        return RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = FormsPerMinuteAndAddress,
            Window = TimeSpan.FromMinutes(1),
        });
    }

    static bool IsForm(PathString path) =>
        path.StartsWithSegments("/sign-in") || path.StartsWithSegments("/setup") || path.StartsWithSegments("/join") || path.StartsWithSegments("/password")
        || path.StartsWithSegments("/reset");
}
