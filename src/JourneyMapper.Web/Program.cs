using JourneyMapper.Web;
using JourneyMapper.Web.Hosting;

return Commands.IsOne(args) ? await Commands.RunAsync(args) : await Start.RunAsync(() => Server.Build(args));
