namespace JourneyMapper.Web.Tokens;

/// <summary>Keys for programs: their page, their endpoints, and what looks after them.</summary>
static class TokenServices
{
    public static void AddTokens(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TokenDesk>();
        builder.Services.AddHostedService<TokenWatch>();
    }
}

/// <summary>Words of the page of tokens.</summary>
public sealed class TokenTexts;
