using JourneyMapper.Testing;
using Xunit;

namespace JourneyMapper.Web.Tests.Crash;

/// <summary>
/// Two real servers on one PostgreSQL, several writers on each, all in one card of one map: kill -9 of one of them and of the database under
/// load. Nothing that anyone was told or shown is lost, nothing is doubled, and both servers agree with the log and the elements.
/// </summary>
public sealed class TwoNodesTests
{
    private const int Kills = 2;
    private const int AnswersOfEach = 25;

    [Fact]
    public async Task Two_nodes_under_fire_keep_one_history_whoever_is_killed()
    {
        using var database = PostgresServer.Start();
        var connection = database.NewDatabase();
        var stays = await AppProcess.OnPostgresAsync(connection, UnderFire.SetUp);
        var dies = await AppProcess.OnPostgresAsync(connection, UnderFire.SetUp);
        try
        {
            var (map, card) = await UnderFire.NewCardAsync(stays);
            var (here, there) = ("abc".Select(letter => new Writer(map, card, letter)).ToList(), "def".Select(letter => new Writer(map, card, letter)).ToList());
            for (var kill = 0; kill < Kills; kill++)
            {
                using var stop = new CancellationTokenSource();
                await UnderFire.WriteAsync([(stays, here), (dies, there)], () => Task.WhenAll(dies.KillAsync(), stop.CancelAsync()), stop.Token, AnswersOfEach);
                await dies.DisposeAsync();
                dies = await AppProcess.OnPostgresAsync(connection, UnderFire.SetUp);
            }

            // The database, away for a moment: what was in flight is not known to be stored, and sent again in the next round.
            using var away = new CancellationTokenSource();
            await UnderFire.WriteAsync([(stays, here), (dies, there)], async () =>
            {
                await Task.Run(database.Kill);
                await away.CancelAsync();
                await Task.Run(database.StartAgain);
            }, away.Token, AnswersOfEach);

            // In peace: everything that was open is sent again and answered, by the other node this time.
            using var enough = new CancellationTokenSource();
            await UnderFire.WriteAsync([(dies, here), (stays, there)], enough.CancelAsync, enough.Token, AnswersOfEach);
            List<Writer> all = [.. here, .. there];
            await UnderFire.CheckAsync(stays, map, card, all);
            await UnderFire.CheckAsync(dies, map, card, all);
        }
        finally
        {
            await stays.DisposeAsync();
            await dies.DisposeAsync();
        }
    }
}
