using JourneyMapper.Web;
using JourneyMapper.Web.Hosting;

return await Server.Build(args).RunJourneyAsync();
