using JourneyMapper.Web;

await Server.Build(args).RunAsync();
