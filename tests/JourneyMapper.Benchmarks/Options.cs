using System.Globalization;

namespace JourneyMapper.Benchmarks;

/// <summary>What is to be measured, and how long.</summary>
sealed record Options(string What, int Rounds, bool Quick)
{
    public const string Usage =
        """
        Usage: dotnet run -c Release --project tests/JourneyMapper.Benchmarks -- all|hub|cost|letter|open|views|board|search|library|templates|backup|rights|nodes [--rounds N] [--quick]
          hub     an edit from program to program, load, throughput, beside a bare SignalR hub
          cost    one edit on a map of 5,000 elements beside one of 500
          letter  a letter typed in one browser and painted in another
          open    the second opening of a map in a browser
          views   from board to table, to story and back, on a map of 500 cards
          board   500 cards under one's own hands: scrolling, dragging, letters, edits, the first load, memory, Lighthouse's judgement
          search  a search over 500 maps of 200 cards
          library the library of 500 maps in a browser
          templates  the gallery with all its pictures in a browser, maps made from the largest templates
          rights  a right withdrawn until an open connection is closed, on the same node and on another
          nodes   an edit stored by one node and seen on another
          backup  a backup of 500 maps by the owners' button, while people edit
          --rounds N  rounds, 1-50 (5)
          --quick     short rounds, to see that it works: not for figures
        """;

    const int MostRounds = 50;

    static readonly string[] Known = ["all", "hub", "cost", "letter", "open", "views", "board", "search", "library", "templates", "backup", "rights", "nodes"];

    /// <summary>Null when the arguments cannot be understood.</summary>
    public static Options? Read(string[] args)
    {
        var (what, rounds, quick) = ("all", 5, false);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--quick") quick = true;
            else if (args[i] == "--rounds" && i + 1 < args.Length && int.TryParse(args[++i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostRounds) rounds = number;
            else if (i == 0 && Known.Contains(args[i])) what = args[i];
            else return null;
        }

        return new Options(what, quick ? Math.Min(rounds, 2) : rounds, quick);
    }

    public bool Wants(string part) => What == "all" || What == part;

    /// <summary>This many, or a tenth in a quick run.</summary>
    public int Times(int number) => Quick ? Math.Max(1, number / 10) : number;

    /// <summary>This long, or a fifth in a quick run.</summary>
    public TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Quick ? seconds / 5 : seconds);
}
