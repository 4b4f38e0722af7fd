using System.Text.Json.Serialization;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Api.Hub;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Exchange;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Personas;
using Microsoft.AspNetCore.SignalR;

namespace JourneyMapper.Web.Api;

/// <summary>The rooms and the two ways in for programs: REST and hub.</summary>
static class ApiServices
{
    const long LargestHubMessage = 1024 * 1024;
    const int HubCallsInFlight = 32;
    static readonly TimeSpan SilenceAllowed = TimeSpan.FromSeconds(60);

    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IMapRights, RoomRights>();
        services.AddSingleton<MapRooms>();
        services.AddSingleton<MapDesk>();
        services.AddSingleton<MapImporter>();
        services.AddSingleton<HubConnections>();
        services.AddSingleton<HubLifetimeManager<MapHub>>(provider => provider.GetRequiredService<HubConnections>());
        services.AddHostedService<HubDoorman>();
        if (!string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(JourneyData.PostgresName)))
            services.AddHostedService<NodeFollower>();
        services.AddOpenApi("v1");
        services.AddSignalR()
            .AddHubOptions<MapHub>(hub =>
            {
                hub.MaximumReceiveMessageSize = LargestHubMessage;
                hub.MaximumParallelInvocationsPerClient = HubCallsInFlight;
                hub.ClientTimeoutInterval = SilenceAllowed;
                hub.AddFilter<HubFaults>();
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);
    }

    public static void UseApi(this IApplicationBuilder app)
    {
        app.UseApiErrors();
        app.UseMiddleware<OriginCheck>();
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapMapsApi();
        app.MapPersonas();
        app.MapImports();
        app.MapExports();
        // A client that does not read for a while gets a snapshot when it does: not the hang-up that SignalR has for it after ten seconds.
        app.MapHub<MapHub>("/hubs/map", connection => connection.TransportSendTimeout = SilenceAllowed);
    }
}
