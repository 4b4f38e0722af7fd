using JourneyMapper.Testing;
using Xunit;

namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>One set-up server for all tests of a class (<c>IClassFixture&lt;SharedApp&gt;</c>), each of which makes its own maps.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    AppServer? app;

    public AppServer App => app ?? throw new InvalidOperationException("The server has not been started yet.");

    public Uri Address => App.Address;

    public async Task InitializeAsync() => app = await AppServer.StartAsync();

    public async Task DisposeAsync()
    {
        if (app is null)
            return;
        var errors = app.Errors;
        await app.DisposeAsync();
        if (errors.Count > 0)
            throw new InvalidOperationException($"The server logged errors: {string.Join("; ", errors)}");
    }
}
