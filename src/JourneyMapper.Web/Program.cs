using JourneyMapper.Web.Data;
using JourneyMapper.Web.Hosting;

var builder = JourneyHost.CreateBuilder(args);
builder.AddJourneyData();

var app = builder.Build();
app.MapHealth();

return await app.RunJourneyAsync();
